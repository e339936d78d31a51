package org.pagewire.agent.uplink;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/** What the agent's call code hears of a {@link RelayCall}, on the uplink's event loop. */
public interface RelayCallListener {
    /**
     * Data from the partner, in order; pieces begin and end anywhere.
     *
     * @param data the listener's, to be released
     */
    void onData(ByteBuf data);

    /** {@link RelayCall#isWritable} has changed to this. */
    void onWritabilityChanged(boolean writable);

    /**
     * The call is over; nothing follows.
     *
     * @param reason why
     * @param detail one sentence more for a person; null for none
     */
    void onEnded(Reason reason, @Nullable String detail);
}
