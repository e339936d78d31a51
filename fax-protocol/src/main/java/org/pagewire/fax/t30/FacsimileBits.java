package org.pagewire.fax.t30;

import java.util.Arrays;

/** An information field of DIS, DTC or DCS being read or built, bit by bit. Bits beyond the end are 0. */
final class FacsimileBits {
    private static final int FIRST_EXTEND = 24;
    private static final int MAX_OCTETS = 16;

    private byte[] octets;

    /** An empty field of the three octets that are always there. */
    FacsimileBits() {
        this.octets = new byte[3];
    }

    /** A received field; what follows an octet without its extend bit is not part of it. */
    FacsimileBits(byte[] fif) {
        int length = Math.min(Math.min(fif.length, 3), MAX_OCTETS);
        while (length >= 3 && length < fif.length && length < MAX_OCTETS && (fif[length - 1] & 1) != 0) {
            length++;
        }
        this.octets = Arrays.copyOf(fif, length);
    }

    boolean isSet(FacsimileBit bit) {
        return isSet(bit.number());
    }

    private boolean isSet(int number) {
        int octet = (number - 1) / 8;
        return octet < octets.length && (octets[octet] & mask(number)) != 0;
    }

    /** The code in {@code width} bits from {@code first} on, its first bit as the most significant one. */
    int code(FacsimileBit first, int width) {
        int code = 0;
        for (int i = 0; i < width; i++) {
            code = code << 1 | (isSet(first.number() + i) ? 1 : 0);
        }
        return code;
    }

    FacsimileBits set(FacsimileBit bit, boolean value) {
        return value ? set(bit.number()) : this;
    }

    FacsimileBits set(FacsimileBit first, int width, int code) {
        for (int i = 0; i < width; i++) {
            if ((code >> (width - 1 - i) & 1) != 0) {
                set(first.number() + i);
            }
        }
        return this;
    }

    private FacsimileBits set(int number) {
        int octet = (number - 1) / 8;
        if (octet >= octets.length) {
            octets = Arrays.copyOf(octets, octet + 1);
        }
        octets[octet] |= (byte) mask(number);
        return this;
    }

    private static int mask(int number) {
        return 0x80 >> (number - 1) % 8;
    }

    /** The field, with the extend bit of every octet from the third on that another one follows. */
    byte[] toFif() {
        for (int extend = FIRST_EXTEND; extend < octets.length * 8; extend += 8) {
            set(extend);
        }
        return octets.clone();
    }
}
