package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Turns change positions into packed rows: each change inverts the rest of its word, parity carries on to the next words. */
final class RowPainter {

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int width;
    private final long[] words;
    private final byte[] row;

    RowPainter(int width) {
        this.width = width;
        this.words = new long[(width >> 6) + 1];
        this.row = new byte[8 * words.length];
    }

    /** The row painted last, white at first; overwritten by the next one. */
    byte[] row() {
        return row;
    }

    /** Paints the changes at places 1 to {@code count}. */
    void paint(int[] changes, int count) {
        for (int i = 1; i <= count; i++) {
            int x = changes[i];
            words[x >> 6] ^= -1L >>> (x & 63);
        }
        if ((count & 1) != 0) {
            words[width >> 6] ^= -1L >>> (width & 63);
        }
        long carried = 0;
        for (int i = 0; i < words.length; i++) {
            long word = words[i] ^ carried;
            carried = -(word & 1);
            words[i] = 0;
            BIG_ENDIAN.set(row, i << 3, word);
        }
    }
}
