package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Turns change positions into packed rows, one black run after the other. */
final class RowPainter {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] row;

    RowPainter(int width) {
        this.row = new byte[8 * ((width >> 6) + 1)];
    }

    /** The row painted last, white at first; overwritten by the next one. */
    byte[] row() {
        return row;
    }

    /** Paints the coding line. */
    void paint(CodingLine line) {
        final byte[] places = line.places;
        final int lastChange = line.own + line.count;
        final byte[] octets = row;
        Arrays.fill(octets, (byte) 0);
        for (int i = line.own + 1; i <= lastChange; i += 2) {
            int start = Positions.get(places, i);
            // Behind the last change stands the width.
            int end = Positions.get(places, i + 1);
            int first = start >> 6 << 3;
            int last = end >> 6 << 3;
            // A shift of a long looks at the lowest six bits of the distance only.
            long fromStart = -1L >>> start;
            long fromEnd = -1L >>> end;
            if (first == last) {
                WORDS.set(octets, first, (long) WORDS.get(octets, first) | (fromStart ^ fromEnd));
            } else {
                WORDS.set(octets, first, (long) WORDS.get(octets, first) | fromStart);
                for (int octet = first + 8; octet < last; octet += 8) {
                    WORDS.set(octets, octet, -1L);
                }
                WORDS.set(octets, last, ~fromEnd);
            }
        }
    }
}
