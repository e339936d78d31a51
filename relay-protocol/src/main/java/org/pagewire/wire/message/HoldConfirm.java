package org.pagewire.wire.message;

/**
 * Relay to device: the relay is still here (R-A4). Answers each HOLD; in a call it also comes unasked, with the number of
 * the last HOLD that has arrived, because the next one may wait behind data that the relay does not read yet.
 *
 * @param number of the HOLD; 0 when none has arrived
 */
public record HoldConfirm(long number) implements Message {
    public HoldConfirm {
        Fields.range("number", number, 0, Long.MAX_VALUE);
    }
}
