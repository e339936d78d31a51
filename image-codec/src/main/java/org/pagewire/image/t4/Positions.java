package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A list of positions in a row, 16 bits each, in an array of octets: so that the loops can read, compare and write four of them at
 * once, the first in the lowest bits of a long.
 */
final class Positions {

    /** The lowest bit of each of the four. */
    static final long ONES = 0x0001_0001_0001_0001L;
    /** The highest bit of each of the four: 0 in positions up to {@link #MOST_IN_FOURS}. */
    static final long HIGH = 0x8000_8000_8000_8000L;
    /** Comparisons of four at once need their highest bits for themselves. */
    static final int MOST_IN_FOURS = 0x7FFF;

    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Positions() {}

    /** Room for this many. */
    static byte[] list(int places) {
        return new byte[2 * places];
    }

    static int get(byte[] list, int place) {
        return (char) CHARS.get(list, place << 1);
    }

    static void set(byte[] list, int place, int position) {
        CHARS.set(list, place << 1, (char) position);
    }

    static long getFour(byte[] list, int place) {
        return (long) LONGS.get(list, place << 1);
    }

    static void setFour(byte[] list, int place, long four) {
        LONGS.set(list, place << 1, four);
    }
}
