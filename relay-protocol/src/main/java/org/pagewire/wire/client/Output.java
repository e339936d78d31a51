package org.pagewire.wire.client;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Reason;

/** What a {@link DeviceConnection} wants done or known, in order. */
public sealed interface Output {
    /** To be sent to the relay, behind all data sent before. */
    record Send(Message message) implements Output {}

    /**
     * Logged in; the connection is vacant (R-A3).
     *
     * @param relay the relay's name
     * @param connection the connection's number at the relay
     * @param maxConnections so many connections may this device hold
     */
    record LoggedIn(String relay, long connection, int maxConnections) implements Output {}

    /** A call comes in (R-A8); ends with an acceptance, a rejection or {@link Withdrawn}. */
    record Incoming(Notice notice) implements Output {}

    /** The call that came in is gone before it was answered. */
    record Withdrawn(Reason reason, @Nullable String detail) implements Output {}

    /** The demand has led to a call; it ends with a termination from here or {@link CallEnded}. */
    record Connected(String call, JsonNode attachment) implements Output {}

    /** The demand has failed. */
    record DemandFailed(Reason reason, @Nullable String detail) implements Output {}

    /** The demand crossed something of the relay, or was lost with the connection: nobody has seen it; it can be made anew. */
    record DemandVoid() implements Output {}

    /** The call was ended by the other side, by the relay, or with the connection. */
    record CallEnded(Reason reason, @Nullable String detail) implements Output {}

    /** The answer to a list request. */
    record Listed(Listing listing) implements Output {}

    /**
     * The relay wants the connection to end: no new calls on it.
     *
     * @param retryAfterMs when to come back, in milliseconds
     */
    record Leaving(Reason reason, long retryAfterMs) implements Output {}

    /**
     * The connection is over, the last output of all; the transport is to be closed once everything is sent.
     *
     * @param retryAfterMs the relay's word on when to come back, in milliseconds; 0 when it gave none
     */
    record Closed(Reason reason, @Nullable String detail, long retryAfterMs) implements Output {}
}
