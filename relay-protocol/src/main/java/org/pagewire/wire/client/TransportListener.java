package org.pagewire.wire.client;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;

/** What happens to a {@link RelayTransport}, on its event loop. */
public interface TransportListener {
    /** TCP, proxy and TLS are done; the relay's GREETING is next. */
    void onConnected();

    /** A message has arrived. */
    void onMessage(Message message);

    /**
     * A piece of data has arrived.
     *
     * @param data the listener's, to be released
     */
    void onData(ByteBuf data);

    /** {@link RelayTransport#isWritable} has changed to this. */
    void onWritabilityChanged(boolean writable);

    /**
     * The transport is over, or never came to be; told once, and nothing follows. Not told when this side closed it.
     *
     * @param reason RELAY_UNREACHABLE, PROXY_REFUSED or RELAY_NOT_TRUSTED before {@link #onConnected}; after it
     *     TRANSPORT_LOST, or PROTOCOL_ERROR when what came was no frame
     * @param detail one sentence more for a person; null for none
     */
    void onClosed(Reason reason, @Nullable String detail);
}
