package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Finds where a row changes colour and writes it in the codes of T.4 and T.6. Places of changes as in {@link RowDecoder}. */
final class RowEncoder {

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int PADDING = 4;
    /** Changes among the bits beyond the width, found and dropped. */
    private static final int BEYOND = 8;

    private final int width;
    private final BitOutput out;
    private int[] reference;
    private int referenceCount;
    private int[] changes;
    private int count;

    RowEncoder(int width, BitOutput out) {
        this.width = width;
        this.out = out;
        this.reference = new int[width + 2 + PADDING + BEYOND];
        this.changes = new int[width + 2 + PADDING + BEYOND];
        reference[0] = -1;
        changes[0] = -1;
        Arrays.fill(reference, 1, 1 + PADDING, width);
    }

    /** Finds the changes of a row. */
    void read(byte[] packed, int offset, int stride) {
        int[] row = changes;
        int n = 0;
        long previous = 0;
        int octet = 0;
        for (; octet + 8 <= stride; octet += 8) {
            long word = (long) BIG_ENDIAN.get(packed, offset + octet);
            // A one wherever a pixel differs from its left neighbour.
            long edges = word ^ ((word >>> 1) | (previous << 63));
            previous = word;
            while (edges != 0) {
                int place = Long.numberOfLeadingZeros(edges);
                row[++n] = (octet << 3) + place;
                edges &= ~(Long.MIN_VALUE >>> place);
            }
        }
        if (octet < stride) {
            long word = 0;
            for (int i = 0; octet + i < stride; i++) {
                word |= (packed[offset + octet + i] & 0xFFL) << (56 - 8 * i);
            }
            long edges = word ^ ((word >>> 1) | (previous << 63));
            while (edges != 0) {
                int place = Long.numberOfLeadingZeros(edges);
                row[++n] = (octet << 3) + place;
                edges &= ~(Long.MIN_VALUE >>> place);
            }
        }
        while (row[n] >= width) {
            n--;
        }
        Arrays.fill(row, n + 1, n + 1 + PADDING, width);
        count = n;
    }

    /** Makes the row read last the one that the next row refers to. */
    void keep() {
        int[] spare = reference;
        reference = changes;
        referenceCount = count;
        changes = spare;
    }

    /** Writes the row as alternating white and black runs. */
    void oneDimensional() {
        int position = 0;
        for (int i = 1; position < width; i++) {
            int next = changes[i];
            run((i & 1) != 0 ? RunCodes.WHITE : RunCodes.BLACK, next - position);
            position = next;
        }
    }

    /** Writes the row with reference to the one kept: the coding procedure of T.4, clause 4.2.1.3. */
    void twoDimensional() {
        if (count == referenceCount && Arrays.equals(changes, 1, 1 + count, reference, 1, 1 + count)) {
            repeated();
            return;
        }
        final int[] row = changes;
        final int[] above = reference;
        int a0 = -1;
        int a = 1;
        int b = 1;
        while (a0 < width) {
            int a1 = row[a];
            int b1 = above[b];
            int b2 = above[b + 1];
            if (b2 < a1) {
                put(ModeCodes.PASS_CODE);
                a0 = b2;
                b += 2;
                continue;
            }
            int step = a1 - b1 + 3;
            if (step >= 0 && step < ModeCodes.VERTICAL_CODES.length) {
                put(ModeCodes.VERTICAL_CODES[step]);
                a0 = a1;
                a++;
                b += above[b - 1] > a0 ? -1 : 1;
            } else {
                int a2 = row[a + 1];
                put(ModeCodes.HORIZONTAL_CODE);
                boolean white = (a & 1) != 0;
                run(white ? RunCodes.WHITE : RunCodes.BLACK, a1 - Math.max(a0, 0));
                run(white ? RunCodes.BLACK : RunCodes.WHITE, a2 - a1);
                a0 = a2;
                a += 2;
            }
            while (a0 < width && above[b] <= a0) {
                b += 2;
            }
        }
    }

    /** A row like the one above it: V0 for each change and for the end of the row. */
    private void repeated() {
        int left = count + 1;
        for (; left > 31; left -= 31) {
            out.put(Integer.MAX_VALUE, 31);
        }
        out.put((1 << left) - 1, left);
    }

    private void run(RunCodes codes, int length) {
        int left = length;
        while (left > RunCodes.LONGEST_SHORT_RUN) {
            put(RunCodes.MAKE_UP_2560);
            left -= RunCodes.LONGEST_MAKE_UP;
        }
        put(codes.encoding[left]);
    }

    private void put(int code) {
        out.put(code >>> 5, code & 31);
    }
}
