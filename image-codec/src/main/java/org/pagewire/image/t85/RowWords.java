package org.pagewire.image.t85;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Rows as words of 64 pixels, the leftmost in the highest bit, with a word of zeros behind the last one. */
final class RowWords {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private RowWords() {}

    /** A white row. */
    static long[] of(int width) {
        return new long[((width + 63) >> 6) + 1];
    }

    /** A packed row, as long as the words of one. */
    static byte[] packed(int width) {
        return new byte[((width + 63) >> 6) * 8];
    }

    static void pack(long[] row, byte[] packed) {
        for (int word = 0; word < row.length - 1; word++) {
            WORDS.set(packed, word * 8, row[word]);
        }
    }

    /** Reads a row of {@code width} pixels; what is beyond does not matter. */
    static void unpack(byte[] packed, int offset, int width, long[] row) {
        int octets = (width + 7) >> 3;
        int word = 0;
        for (; word * 8 + 8 <= octets; word++) {
            row[word] = (long) WORDS.get(packed, offset + word * 8);
        }
        if (word * 8 < octets) {
            long rest = 0;
            for (int i = word * 8; i < octets; i++) {
                rest |= (packed[offset + i] & 0xFFL) << (56 - (i & 7) * 8);
            }
            row[word] = rest;
        }
        row[row.length - 2] &= -1L << (-width & 63);
    }

    /** The pixels from {@code count} pixels behind the start of a word. */
    static long ahead(long[] row, int word, int count) {
        return (row[word] << count) | (row[word + 1] >>> (64 - count));
    }

    /** The context of a row's first pixel. */
    static int firstContext(long[] above, long[] twoAbove, int aboveShift) {
        return ((int) (above[0] >>> 61) << aboveShift) | ((int) (twoAbove[0] >>> 62) << 7);
    }

    /** How many pixels have all around them in white words, of which there are some from one to before another. */
    static int pixels(int from, int to, int width) {
        int end = to << 6;
        return end >= width ? width - (from << 6) : to > from ? end - 3 - (from << 6) : 0;
    }
}
