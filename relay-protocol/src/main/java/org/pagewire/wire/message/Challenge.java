package org.pagewire.wire.message;

/**
 * Relay to device: server-first-message of SCRAM.
 */
public record Challenge(String scram) implements Message {
    public Challenge {
        Fields.scram(scram);
    }
}
