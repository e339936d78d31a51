package org.pagewire.wire.message;

/**
 * Relay to device: the login failed; the relay closes the connection after it.
 *
 * @param reason code of a {@link Reason}
 * @param retryAfterMs do not try again sooner, in milliseconds
 */
public record Refused(Reason reason, long retryAfterMs) implements Message {}
