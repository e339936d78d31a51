package org.pagewire.wire.message;

/**
 * Device to relay: still here (R-A4).
 *
 * @param number counts up from 1 on each connection; comes back in the confirmation
 */
public record Hold(long number) implements Message {
    public Hold {
        Fields.range("number", number, 1, Long.MAX_VALUE);
    }
}
