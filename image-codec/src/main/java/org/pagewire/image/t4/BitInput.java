package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The next bits of a stream that comes in chunks, most significant bit first: up to 64 of them in a word, first bit leftmost, taken
 * from the chunk in hand. At the end of a chunk the word holds all that is left, so that no chunk is kept.
 *
 * <p>The fields are open to the loops that decode rows, which keep them in local variables while {@link #plenty}.
 */
final class BitInput {

    /** Bits that must be there before a code is looked up, unless no more will come. */
    static final int LOOK_AHEAD = 13;

    /** Reads eight octets at once. */
    static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** As many octets as the word and an EOL before it may reach back. */
    static final int LEAST_REACH = 10;

    private static final byte[] NOTHING = {};

    /** The next bits, leftmost first. Below the {@link #bits} valid ones are bits of the chunk still to come, or zeros. */
    long word;
    /** How many bits of the word count; below 0 when a code was longer than what was left of the stream. */
    int bits;
    /** Zero bits right before the word, as far as they may belong to an EOL. */
    int zerosBehind;
    /** Octets of which those from {@link #position} to {@link #limit} are not in the word yet. */
    byte[] chunk = NOTHING;

    int position;
    int limit;
    private int start;
    /** Octets of all chunks before. */
    private long octetsBefore;
    /** The last octets before the chunk, up to {@link #keptEnd}. */
    private final byte[] kept;

    private int keptEnd;
    private boolean last;

    /**
     * @param reach octets that {@link #copy} may look back, from {@value #LEAST_REACH}
     */
    BitInput(int reach) {
        this.kept = new byte[2 * reach];
        // No zero bit stands before the stream.
        Arrays.fill(kept, (byte) -1);
        this.keptEnd = reach;
    }

    /** Gives the next chunk. All of the one before is in the word: whoever starves has refilled it. */
    void give(byte[] octets, int offset, int length) {
        chunk = octets;
        start = offset;
        position = offset;
        limit = offset + length;
    }

    /** Says that no chunk follows. */
    void end() {
        last = true;
    }

    /** Lets go of the caller's array. */
    void forgetChunk() {
        int reach = kept.length / 2;
        int length = Math.min(limit - start, reach);
        if (keptEnd + length > kept.length) {
            System.arraycopy(kept, keptEnd - reach, kept, 0, reach);
            keptEnd = reach;
        }
        System.arraycopy(chunk, limit - length, kept, keptEnd, length);
        keptEnd += length;
        octetsBefore += limit - start;
        chunk = NOTHING;
        start = 0;
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

    /** Whether eight octets can be read at once, which fill the word to at least 56 bits. */
    boolean plenty() {
        return limit - position >= 8;
    }

    /**
     * Fills the word up.
     *
     * @return whether a code can be looked up: there are enough bits, or no more will come
     */
    boolean refill() {
        if (plenty()) {
            word |= (long) BIG_ENDIAN.get(chunk, position) >>> bits;
            position += (63 - bits) >> 3;
            bits |= 56;
            return true;
        }
        while (bits <= 56 && position < limit) {
            word |= (chunk[position] & 0xFFL) << (56 - bits);
            bits += 8;
            position++;
        }
        return bits >= LOOK_AHEAD || last;
    }

    /** Bits taken so far. */
    long taken() {
        return 8 * (octetsBefore + position - start) - bits;
    }

    /** Notes the zero bits right before the word: what a code word ended with may be the first ones of an EOL. */
    void countZerosBehind() {
        zerosBehind = 0;
        long bit = taken() - 1;
        while (zerosBehind < T4Codes.EOL_ZEROS && (octet(bit >> 3) & 0x80 >> (bit & 7)) == 0) {
            zerosBehind++;
            bit--;
        }
    }

    /**
     * Copies octets of the stream, from the one with that bit in it to the one with the bit taken last in it.
     *
     * @return how many, or 0 if they are more than that many or too far behind
     */
    int copy(long fromBit, byte[] to, int most) {
        long first = fromBit >> 3;
        long end = (taken() + 7) >> 3;
        if (end - first > most || octetsBefore - first > kept.length / 2) {
            return 0;
        }
        for (long i = first; i < end; i++) {
            to[(int) (i - first)] = (byte) octet(i);
        }
        return (int) (end - first);
    }

    /** An octet of the stream that is in the chunk or not far before it. */
    private int octet(long index) {
        return index >= octetsBefore
                ? chunk[(int) (index - octetsBefore) + start]
                : kept[keptEnd - (int) (octetsBefore - index)];
    }

    /** Starts over with another stream, at one of its bits. */
    void restart(byte[] octets, int length, int firstBit) {
        give(octets, firstBit >> 3, length - (firstBit >> 3));
        octetsBefore = start;
        word = 0;
        bits = 0;
        refill();
        skip(firstBit & 7);
    }

    void skip(int count) {
        word <<= count;
        bits -= count;
    }

    /**
     * Skips to where the number of bits taken is a multiple of that many, 8 or 16.
     *
     * @return false if that place is still to come
     */
    boolean align(int boundary) {
        int missing = (int) -taken() & (boundary - 1);
        if (bits < missing && !last) {
            return false;
        }
        skip(Math.min(missing, Math.max(bits, 0)));
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
