package org.pagewire.wire.message;

/**
 * Relay to device: the login failed; the relay closes the connection after it.
 *
 * @param reason why
 * @param retryAfterMs do not try again sooner, in milliseconds
 */
public record Refused(Reason reason, long retryAfterMs) implements Message {
    public Refused {
        Fields.present("reason", reason);
        Fields.range("retryAfterMs", retryAfterMs, 0, Limits.RETRY_AFTER_MS);
    }
}
