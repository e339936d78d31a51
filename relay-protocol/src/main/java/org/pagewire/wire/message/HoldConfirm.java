package org.pagewire.wire.message;

/**
 * Relay to device: confirms the HOLD with this number.
 */
public record HoldConfirm(long number) implements Message {
    public HoldConfirm {
        Fields.range("number", number, 1, Long.MAX_VALUE);
    }
}
