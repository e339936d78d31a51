package org.pagewire.fax.t31;

import java.io.ByteArrayOutputStream;

/**
 * Frames of the line as the bits that a DTE expects which does HDLC itself, as Class 1 programs do for error correction with
 * +FRM: flags, zero insertion, check sequence. Octets are in the DTE's order.
 */
final class HdlcBits {
    private static final int FLAG = 0x7E;
    /** About 200 ms of flags at 2,400 bit/s, less at higher rates: all a program wants to see is some. */
    private static final int OPENING_FLAGS = 32;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int octet;
    private int bits;
    private int ones;
    private boolean begun;

    /** The frame, and flags before it if it is the first. */
    byte[] frame(byte[] lineOctets) {
        if (!begun) {
            begun = true;
            for (int i = 0; i < OPENING_FLAGS; i++) {
                flag();
            }
        }
        for (byte value : DteOrder.withFcs(lineOctets, true)) {
            for (int i = 0; i < 8; i++) {
                dataBit(value >> i & 1);
            }
        }
        flag();
        return taken();
    }

    /** Flags after the last frame, so that its own are out to the last bit. */
    byte[] end() {
        if (begun) {
            flag();
            flag();
        }
        return taken();
    }

    private void flag() {
        for (int i = 0; i < 8; i++) {
            bit(FLAG >> i & 1);
        }
        ones = 0;
    }

    private void dataBit(int bit) {
        bit(bit);
        ones = bit == 0 ? 0 : ones + 1;
        if (ones == 5) {
            bit(0);
            ones = 0;
        }
    }

    private void bit(int bit) {
        octet |= bit << bits;
        if (++bits == 8) {
            out.write(octet);
            octet = 0;
            bits = 0;
        }
    }

    private byte[] taken() {
        byte[] taken = out.toByteArray();
        out.reset();
        return taken;
    }
}
