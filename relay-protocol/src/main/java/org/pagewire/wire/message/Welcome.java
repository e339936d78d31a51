package org.pagewire.wire.message;

/**
 * Relay to device: logged in (R-A3).
 *
 * @param scram server-final-message, by which the device knows that the relay knew its verifier
 * @param connection number of this connection at the relay, for logs
 * @param holdIntervalMs the device sends HOLD at this interval, in milliseconds, 1,000 to 600,000; jitter is already in it
 * @param maxConnections connections that one device may hold at this relay
 */
public record Welcome(String scram, long connection, long holdIntervalMs, int maxConnections) implements Message {
    public Welcome {
        Fields.scram(scram);
        Fields.range("connection", connection, 0, Long.MAX_VALUE);
        Fields.range("holdIntervalMs", holdIntervalMs, Limits.HOLD_INTERVAL_MIN_MS, Limits.HOLD_INTERVAL_MAX_MS);
        Fields.range("maxConnections", maxConnections, 1, Limits.CONNECTIONS);
    }
}
