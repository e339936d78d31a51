package org.pagewire.agent.uplink;

import io.netty.buffer.ByteBuf;
import org.pagewire.wire.message.Message;

/** What an {@link UplinkCore} wants of the network, at once and in order; links are named by number. */
sealed interface Action {
    /** Open a connection; {@code opened} or {@code lost} follows. */
    record Open(int link) implements Action {}

    /** Send a message, behind everything sent before. */
    record Send(int link, Message message) implements Action {}

    /** Send data, behind everything sent before; whoever carries it out releases it. */
    record SendData(int link, ByteBuf data) implements Action {}

    /** Read from the network, or stop. */
    record SetReading(int link, boolean read) implements Action {}

    /** Close once everything is sent; the core wants to hear nothing more of this link. */
    record Close(int link) implements Action {}
}
