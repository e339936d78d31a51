package org.pagewire.fax.t31;

/**
 * HDLC's frame check sequence (T.30 clause 5.3.7; ISO/IEC 13239): 16 bits, over octets whose first bit on the line is the
 * least significant one, as DTEs hold them.
 */
final class Fcs {
    private static final int POLYNOMIAL = 0x8408;
    private static final int START = 0xFFFF;
    private static final int GOOD = 0xF0B8;

    private Fcs() {}

    private static int register(byte[] octets) {
        int register = START;
        for (byte octet : octets) {
            register ^= octet & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : register >>> 1 ^ POLYNOMIAL;
            }
        }
        return register;
    }

    /** The check sequence for these octets, its first octet in the lower eight bits. */
    static int of(byte[] octets) {
        return register(octets) ^ 0xFFFF;
    }

    /** Whether the last two octets are the check sequence of those before. */
    static boolean isRight(byte[] octets) {
        return octets.length > 2 && register(octets) == GOOD;
    }
}
