package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Gathers code words into octets; grows until they are taken. */
final class BitOutput {

    private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int FIRST_SIZE = 4096;

    private final boolean lsbFirst;
    private byte[] octets = new byte[FIRST_SIZE];
    private int size;
    /** The bits that do not fill four octets yet, in the lowest places. */
    private long pending;

    private int pendingBits;
    private long taken;

    BitOutput(BitOrder order) {
        this.lsbFirst = order == BitOrder.LSB_FIRST;
    }

    /** Bits so far. */
    long bits() {
        return (taken + size) * 8 + pendingBits;
    }

    /** Appends the lowest bits of a code, 0 to 32 of them; the bits above them are 0. */
    void put(int code, int length) {
        pending = (pending << length) | code;
        pendingBits += length;
        if (pendingBits >= 32) {
            pendingBits -= 32;
            int word = (int) (pending >>> pendingBits);
            if (size + 4 > octets.length) {
                octets = Arrays.copyOf(octets, 2 * octets.length);
            }
            if (lsbFirst) {
                LITTLE_ENDIAN.set(octets, size, Integer.reverse(word));
            } else {
                BIG_ENDIAN.set(octets, size, word);
            }
            size += 4;
        }
    }

    /** Appends zero bits up to a whole octet. */
    void align() {
        put(0, -pendingBits & 7);
    }

    int available() {
        return size + (pendingBits >> 3);
    }

    byte[] take() {
        int pendingOctets = pendingBits >> 3;
        byte[] result = Arrays.copyOf(octets, size + pendingOctets);
        for (int i = 0; i < pendingOctets; i++) {
            pendingBits -= 8;
            int octet = (int) (pending >>> pendingBits) & 0xFF;
            result[size + i] = (byte) (lsbFirst ? Integer.reverse(octet) >>> 24 : octet);
        }
        taken += result.length;
        size = 0;
        return result;
    }
}
