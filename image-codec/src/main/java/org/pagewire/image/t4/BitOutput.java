package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Gathers code words into octets; grows until they are taken. The fields are open to {@link RowEncoder}, which keeps them in local
 * variables over a row.
 */
final class BitOutput {

    /** Writes eight octets at once, of which those that hold no code bits yet are written over later. */
    static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int FIRST_SIZE = 4096;

    private final boolean lsbFirst;
    byte[] octets = new byte[FIRST_SIZE];
    /** Whole octets. */
    int size;
    /** The bits that do not fill an octet yet, leftmost first; zeros behind them. */
    long pending;
    /** 0 to 7. */
    int pendingBits;

    private long taken;

    BitOutput(BitOrder order) {
        this.lsbFirst = order == BitOrder.LSB_FIRST;
    }

    /** Bits so far. */
    long bits() {
        return (taken + size) * 8 + pendingBits;
    }

    /** Makes room for octets, and for the eight that are written at once behind them. */
    void reserve(int more) {
        if (octets.length - size < more + 8) {
            octets = Arrays.copyOf(octets, Math.max(2 * octets.length, size + more + 8));
        }
    }

    /** Appends the lowest bits of a code, 0 to 56 of them; the bits above them are 0. */
    void put(long code, int length) {
        reserve(8);
        pendingBits += length;
        pending |= code << (64 - pendingBits);
        BIG_ENDIAN.set(octets, size, pending);
        size += pendingBits >> 3;
        pending <<= pendingBits & 56;
        pendingBits &= 7;
    }

    /** Appends zero bits up to a whole octet. */
    void align() {
        put(0, -pendingBits & 7);
    }

    int available() {
        return size;
    }

    /** Moves the first octets into an array, as many as there are and as fit. */
    int take(byte[] into, int offset, int length) {
        int moved = Math.min(length, size);
        if (lsbFirst) {
            BitOrder.turn(octets, 0, into, offset, moved);
        } else {
            System.arraycopy(octets, 0, into, offset, moved);
        }
        System.arraycopy(octets, moved, octets, 0, size - moved);
        taken += moved;
        size -= moved;
        return moved;
    }

    byte[] take() {
        byte[] result = Arrays.copyOf(octets, size);
        if (lsbFirst) {
            BitOrder.turn(result, 0, result, 0, size);
        }
        taken += size;
        size = 0;
        return result;
    }
}
