package org.pagewire.agent.uplink;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/**
 * A call over the relay: a stream of octets to and from one partner (R-A10). Ends exactly once, with
 * {@link RelayCallListener#onEnded}. All methods belong to the uplink's event loop; after the end they do nothing.
 */
public interface RelayCall {
    /** The relay's name for the call, for logs. */
    String id();

    /** Fax ID of the other side. */
    String partner();

    /**
     * Sends data, in order. Nothing is refused when the call cannot be written: who sends watches {@link #isWritable}.
     *
     * @param data taken over, and released also when the call has ended
     */
    void send(ByteBuf data);

    /** False while so much waits to be sent that the sender should pause. */
    boolean isWritable();

    /** The listener wants no more data for now. What has been read already may still come. */
    void pauseReading();

    /** The listener wants data again. */
    void resumeReading();

    /**
     * Ends the call from this side, behind all data sent (R-A11). The listener gets {@code onEnded} with this reason before
     * this returns.
     */
    void terminate(Reason reason, @Nullable String detail);
}
