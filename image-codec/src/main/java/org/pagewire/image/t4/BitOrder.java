package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Which bit of an octet comes first in the code. */
public enum BitOrder {
    /** The most significant bit; TIFF's FillOrder 1. */
    MSB_FIRST,
    /** The least significant bit, as an HDLC frame carries it on the line; TIFF's FillOrder 2. */
    LSB_FIRST;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Copies octets, each with its bits turned round: from either order to the other. The arrays may be the same. */
    static void turn(byte[] from, int fromOffset, byte[] to, int toOffset, int length) {
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            long word = (long) LONGS.get(from, fromOffset + i);
            word = (word >>> 1 & 0x5555_5555_5555_5555L) | (word & 0x5555_5555_5555_5555L) << 1;
            word = (word >>> 2 & 0x3333_3333_3333_3333L) | (word & 0x3333_3333_3333_3333L) << 2;
            word = (word >>> 4 & 0x0F0F_0F0F_0F0F_0F0FL) | (word & 0x0F0F_0F0F_0F0F_0F0FL) << 4;
            LONGS.set(to, toOffset + i, word);
        }
        for (; i < length; i++) {
            to[toOffset + i] = (byte) (Integer.reverse(from[fromOffset + i]) >>> 24);
        }
    }
}
