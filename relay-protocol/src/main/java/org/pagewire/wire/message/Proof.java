package org.pagewire.wire.message;

/**
 * Device to relay: client-final-message of SCRAM.
 */
public record Proof(String scram) implements Message {
    public Proof {
        Fields.scram(scram);
    }
}
