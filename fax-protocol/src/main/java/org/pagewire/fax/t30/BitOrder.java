package org.pagewire.fax.t30;

/** Numbers and characters that go least significant bit first, while frames here hold the first bit as the highest one. */
public final class BitOrder {
    private BitOrder() {}

    /** The octet with its bits in the other order, 0 to 255. */
    public static int reversed(int octet) {
        return Integer.reverse(octet) >>> 24;
    }
}
