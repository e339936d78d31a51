package org.pagewire.wire.message;

/**
 * Relay to device, first on every connection: the relay names itself and the wire version it speaks.
 *
 * @param relay name of the relay, for people
 * @param version wire version, now 1
 * @param loginTimeoutMs time the device has from now until its PROOF must have arrived, in milliseconds
 */
public record Greeting(String relay, int version, long loginTimeoutMs) implements Message {
    public Greeting {
        Fields.name("relay", relay);
        Fields.range("version", version, 1, Integer.MAX_VALUE);
        Fields.range("loginTimeoutMs", loginTimeoutMs, 1, Limits.TIMEOUT_MS);
    }
}
