package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The next bits of a stream that comes in chunks: up to 64 of them in a word, first bit leftmost, taken from the chunk in hand. At
 * the end of a chunk the word holds all that is left, so that no chunk is kept.
 */
final class BitInput {

    /** Bits that must be there before a code is looked up, unless no more will come. */
    static final int LOOK_AHEAD = 13;

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NOTHING = {};

    /** The next bits, leftmost first. Below the {@link #bits} valid ones are bits of the chunk still to come, or zeros. */
    long word;
    /** How many bits of the word count; below 0 when a code was longer than what was left of the stream. */
    int bits;
    /** Zero bits right before the word, as far as they may belong to an EOL. */
    int zerosBehind;

    private final boolean lsbFirst;
    private byte[] chunk = NOTHING;
    private int position;
    private int limit;
    /** Octets of all chunks up to the end of the one in hand, modulo 2^32. */
    private int given;

    private boolean last;

    BitInput(BitOrder order) {
        this.lsbFirst = order == BitOrder.LSB_FIRST;
    }

    /** Gives the next chunk. All of the one before is in the word: whoever starves has refilled it. */
    void give(byte[] octets, int offset, int length) {
        chunk = octets;
        position = offset;
        limit = offset + length;
        given += length;
    }

    /** Says that no chunk follows. */
    void end() {
        last = true;
    }

    /** Lets go of the caller's array. */
    void forgetChunk() {
        chunk = NOTHING;
        position = 0;
        limit = 0;
    }

    /** Whether no bit is left and none will come. */
    boolean exhausted() {
        return last && position == limit && bits <= 0;
    }

    /** Whether no chunk will come. */
    boolean isLast() {
        return last;
    }

    /**
     * Fills the word up.
     *
     * @return whether a code can be looked up: there are enough bits, or no more will come
     */
    boolean refill() {
        if (limit - position >= 8) {
            long next = lsbFirst
                    ? Long.reverse((long) LITTLE_ENDIAN.get(chunk, position))
                    : (long) BIG_ENDIAN.get(chunk, position);
            word |= next >>> bits;
            position += (63 - bits) >> 3;
            bits |= 56;
            return true;
        }
        while (bits <= 56 && position < limit) {
            int octet = lsbFirst ? Integer.reverse(chunk[position]) >>> 24 : chunk[position] & 0xFF;
            word |= (long) octet << (56 - bits);
            bits += 8;
            position++;
        }
        return bits >= LOOK_AHEAD || last;
    }

    void skip(int count) {
        word <<= count;
        bits -= count;
    }

    /** Skips to the next octet boundary of the stream. */
    void alignToOctet() {
        skip(bits & 7);
    }

    /**
     * From an octet boundary, skips to the next even octet of the stream.
     *
     * @return false if that octet is still to come
     */
    boolean alignToWord() {
        int octets = given - (limit - position) - (bits >> 3);
        if ((octets & 1) == 0) {
            return true;
        }
        if (bits < 8 && !last) {
            return false;
        }
        skip(Math.min(Math.max(bits, 0), 8));
        return true;
    }

    /** Whether the next 11 bits are zeros: an EOL, perhaps with fill before it. */
    boolean atEndOfLine() {
        return bits >= T4Codes.EOL_ZEROS && word >>> (64 - T4Codes.EOL_ZEROS) == 0;
    }

    /**
     * Skips everything up to and including the next EOL, at any bit.
     *
     * @return whether there was one; if not, all bits there are have been skipped
     */
    boolean skipToEndOfLine() {
        while (true) {
            if (bits <= 0) {
                refill();
                if (bits <= 0) {
                    return false;
                }
            }
            int zeros = Long.numberOfLeadingZeros(word);
            if (zeros >= bits) {
                zerosBehind = Math.min(zerosBehind + bits, T4Codes.EOL_ZEROS);
                word = 0;
                bits = 0;
                continue;
            }
            boolean found = zerosBehind + zeros >= T4Codes.EOL_ZEROS;
            // Two shifts, because a shift by 64 is none.
            word = word << zeros << 1;
            bits -= zeros + 1;
            zerosBehind = 0;
            if (found) {
                return true;
            }
        }
    }
}
