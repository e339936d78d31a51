package org.pagewire.fax.t38;

import java.util.Arrays;

/** Reads the aligned variant of basic PER (X.691) from a piece of an array. Used by one decoding, then dropped. */
final class PerReader {
    private final byte[] octets;
    private final int endBit;
    private int bit;

    PerReader(byte[] octets, int offset, int length) {
        this.octets = octets;
        this.bit = offset * 8;
        this.endBit = (offset + length) * 8;
    }

    /** The next {@code count} bits, 0 to 16 of them, most significant first. */
    int bits(int count) throws MalformedPacket {
        if (endBit - bit < count) {
            throw new MalformedPacket(T38Fault.TRUNCATED);
        }
        int value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value = value << 1 | (octets[bit >> 3] >> (7 - (bit & 7)) & 1);
        }
        return value;
    }

    boolean flag() throws MalformedPacket {
        return bits(1) == 1;
    }

    void align() {
        bit = (bit + 7) & ~7;
    }

    /** INTEGER (0..65535), and the length of an OCTET STRING whose upper bound is below 64K: two octets, aligned. */
    int twoOctets() throws MalformedPacket {
        align();
        return bits(16);
    }

    /** An unconstrained length (X.691 clause 11.9.3.5 to 11.9.3.8): 0 to 16,383. */
    int length() throws MalformedPacket {
        align();
        int first = bits(8);
        if (first < 0x80) {
            return first;
        }
        if (first >= 0xC0) {
            throw new MalformedPacket(T38Fault.FRAGMENTED_LENGTH);
        }
        return (first & 0x3F) << 8 | bits(8);
    }

    /**
     * An ENUMERATED value (X.691 clause 14).
     *
     * @param rootBits bits that code the root's values
     * @param rootSize number of values in the root, at which the extension additions begin
     * @param extensible true when the type has an extension marker
     * @return the index, or -1 for an addition too far to have any name
     */
    int enumerated(int rootBits, int rootSize, boolean extensible) throws MalformedPacket {
        if (extensible && flag()) {
            // Normally small non-negative whole number, X.691 clause 11.6; above 63 it is coded at length.
            return flag() ? -1 : rootSize + bits(6);
        }
        int index = bits(rootBits);
        return index < rootSize ? index : -1;
    }

    /** Octets at the next octet boundary. The length is compared with what is there before anything is copied. */
    byte[] octets(int length) throws MalformedPacket {
        align();
        if (endBit - bit < length * 8) {
            throw new MalformedPacket(T38Fault.TRUNCATED);
        }
        int from = bit >> 3;
        bit += length * 8;
        return Arrays.copyOfRange(octets, from, from + length);
    }

    /** Whole octets that nobody has read. */
    int remaining() {
        return (endBit - bit) >> 3;
    }

    /** True when everything that nobody has read is zero. */
    boolean restIsZero() {
        for (int i = (bit + 7) >> 3; i < endBit >> 3; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return true;
    }

    void expectEnd() throws MalformedPacket {
        if (remaining() > 0) {
            throw new MalformedPacket(T38Fault.TRAILING_OCTETS);
        }
    }
}
