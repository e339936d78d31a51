package org.pagewire.image.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where the colour changes in a packed row: what most work on bi-level pages costs by. */
final class RowChanges {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private RowChanges() {}

    /** The longest list of changes a row may have. */
    static int most(int width) {
        return width + 2;
    }

    /**
     * Lists the first pixels of runs, of a black one first, then of the white one after it, and so on. The last black run
     * ends at the width at the latest, so that their number is even.
     *
     * @param changes takes up to {@link #most} positions
     * @return how many there are
     */
    static int find(byte[] packed, int offset, int width, int[] changes) {
        int end = offset + ((width + 7) >> 3);
        int count = 0;
        long last = 0;
        for (int x = 0, at = offset; at < end; x += Long.SIZE, at += Long.BYTES) {
            long pixels = at + Long.BYTES <= end ? (long) LONGS.get(packed, at) : tail(packed, at, end);
            long edges = pixels ^ ((pixels >>> 1) | (last << (Long.SIZE - 1)));
            last = pixels & 1;
            while (edges != 0) {
                int bit = Long.numberOfLeadingZeros(edges);
                edges ^= Long.MIN_VALUE >>> bit;
                changes[count++] = x + bit;
            }
        }
        if ((count & 1) != 0) {
            changes[count++] = width;
        }
        return count;
    }

    private static long tail(byte[] packed, int from, int end) {
        long pixels = 0;
        for (int i = from; i < end; i++) {
            pixels |= (packed[i] & 0xFFL) << (Long.SIZE - Byte.SIZE * (i - from + 1));
        }
        return pixels;
    }
}
