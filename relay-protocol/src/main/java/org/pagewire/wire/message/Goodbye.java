package org.pagewire.wire.message;

/**
 * Relay to device: no further calls on this connection. A vacant connection is closed at once; one with a call goes on
 * until the call is released and is closed then.
 *
 * @param reason why
 * @param retryAfterMs when the device may come back, in milliseconds, differing per device; ignored where the reason
 *     says that it may not come back by itself
 */
public record Goodbye(Reason reason, long retryAfterMs) implements Message {
    public Goodbye {
        Fields.present("reason", reason);
        Fields.range("retryAfterMs", retryAfterMs, 0, Limits.RETRY_AFTER_MS);
    }
}
