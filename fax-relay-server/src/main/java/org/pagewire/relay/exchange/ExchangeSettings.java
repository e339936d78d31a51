package org.pagewire.relay.exchange;

import java.time.Duration;

/**
 * What the operator decides about the exchange.
 *
 * @param name of the relay, for people
 * @param holdInterval devices send HOLD at most so far apart; a device unheard for two of its intervals is dropped
 * @param loginTimeout from the connection's first octet to PROOF
 * @param answerTimeout a called device answers within it, or the caller's own shorter wish
 * @param connectionsPerDevice connections one instance may hold
 * @param connectionsPerAddress connections from one IPv4 address or IPv6 /64, logged in or not
 * @param connections all connections
 */
public record ExchangeSettings(
        String name,
        Duration holdInterval,
        Duration loginTimeout,
        Duration answerTimeout,
        int connectionsPerDevice,
        int connectionsPerAddress,
        int connections) {}
