package org.pagewire.relay.exchange;

import java.util.List;
import java.util.Map;
import org.pagewire.wire.message.Listing.Condition;
import org.pagewire.wire.message.WireState;

/**
 * A snapshot for people. Times are on the clock the exchange is given, in nanoseconds.
 *
 * @param users those logged in, in the order of their IDs; an instance that was superseded and finishes its calls comes
 *     after the one that took over
 * @param calls demands and calls, oldest first
 * @param connections all open connections, logged in or not
 */
public record ExchangeStatus(List<User> users, List<CallStatus> calls, int connections, Map<String, Long> counters) {

    /** A logged-in instance of a user. */
    public record User(
            String id, String type, Condition condition, boolean superseded, List<ConnectionStatus> connections) {}

    /** One connection of it. */
    public record ConnectionStatus(long number, WireState state, String address, long since, String instance) {}

    /** A demand or call; octets are those passed on so far. */
    public record CallStatus(
            String call,
            String from,
            String to,
            WireState state,
            long since,
            long octetsFromCaller,
            long octetsToCaller) {}
}
