package org.pagewire.relay.exchange;

import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;

/**
 * What the exchange wants done with one connection. The actions of a connection are carried out in the order they come
 * in, on the thread that owns it.
 */
public sealed interface Action {
    /** Number of the connection it is about. */
    long connection();

    /** The next message of this connection may be handed in. */
    record Ready(long connection) implements Action {}

    /** A message to the device. */
    record Send(long connection, Message message) implements Action {}

    /**
     * From now on, data from this connection goes to {@code partner}, and data of this call that comes from the partner
     * is sent to this connection.
     *
     * @param fromCaller whether this is the connection of the caller
     * @param meter identity of the call, and where the octets are counted
     */
    record Join(long connection, long partner, boolean fromCaller, CallMeter meter) implements Action {}

    /** No data goes from or to this connection any more. */
    record Unjoin(long connection) implements Action {}

    /** What was sent may still go out for a short time, then the connection is to be closed. Nothing more is read. */
    record Close(long connection, Reason reason) implements Action {}

    /** The registration of this user is wanted; the answer goes to {@link Exchange#found}. */
    record LookUp(long connection, String userId) implements Action {}

    /**
     * Registrations in the order of their IDs are wanted; the answer goes to {@link Exchange#foundPage}.
     *
     * @param after only IDs greater than this one; null for the first
     * @param limit at most so many
     */
    record LookUpPage(long connection, @Nullable String after, int limit) implements Action {}
}
