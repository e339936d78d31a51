package org.pagewire.fax.t38;

import java.util.Arrays;

/** Writes the aligned variant of basic PER (X.691). Used by one encoding, then dropped. */
final class PerWriter {
    private byte[] octets;
    private int bit;

    PerWriter(int expectedOctets) {
        octets = new byte[Math.max(16, expectedOctets)];
    }

    void bits(int value, int count) {
        reserve((bit + count + 7) >> 3);
        for (int i = count - 1; i >= 0; i--, bit++) {
            if ((value >> i & 1) != 0) {
                octets[bit >> 3] |= (byte) (0x80 >> (bit & 7));
            }
        }
    }

    void flag(boolean value) {
        bits(value ? 1 : 0, 1);
    }

    void align() {
        bit = (bit + 7) & ~7;
    }

    void twoOctets(int value) {
        align();
        bits(value, 16);
    }

    /** An unconstrained length, 0 to 16,383. */
    void length(int length) {
        align();
        if (length < 0x80) {
            bits(length, 8);
        } else if (length < 0x4000) {
            bits(0x8000 | length, 16);
        } else {
            throw new IllegalArgumentException("a length of " + length + " needs fragments, which T.38 never has");
        }
    }

    /** An ENUMERATED value; see {@link PerReader#enumerated}. */
    void enumerated(int index, int rootBits, int rootSize, boolean extensible) {
        if (index >= rootSize) {
            if (!extensible) {
                throw new IllegalArgumentException("value " + index + " is not in this version's syntax");
            }
            flag(true);
            bits(index - rootSize, 7);
            return;
        }
        if (extensible) {
            flag(false);
        }
        bits(index, rootBits);
    }

    void octets(byte[] more) {
        align();
        int at = bit >> 3;
        reserve(at + more.length);
        System.arraycopy(more, 0, octets, at, more.length);
        bit += more.length * 8;
    }

    byte[] toOctets() {
        return Arrays.copyOf(octets, (bit + 7) >> 3);
    }

    private void reserve(int size) {
        if (size > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(size, octets.length * 2));
        }
    }
}
