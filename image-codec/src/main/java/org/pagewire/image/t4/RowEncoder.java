package org.pagewire.image.t4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.pagewire.image.page.Page;

/**
 * Finds where a row changes colour and writes it in the codes of T.4 and T.6. A row is a list of positions as in {@link CodingLine}.
 *
 * <p>What costs time is a branch that the processor guesses wrong, so the loops have few: changes are taken out of a word four at a
 * time whether there are as many or not, and code words go out by a store of eight octets each.
 */
final class RowEncoder {

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Copies of the width behind the last change, so that a row's end needs no check of its own. */
    private static final int PADDING = 4;
    /** Places that are written ahead of what counts: up to 8 per word, and changes among the bits beyond the width. */
    private static final int BEYOND = 72;
    /** The most octets that one turn of a loop writes: horizontal mode and two runs, with some air. */
    private static final int OCTETS_PER_TURN = 8;

    /** Rows of so few changes are likely to come again; looking for their changes costs more than comparing octets. */
    private static final int FEW = 8;

    private final int width;
    private final int stride;
    private final BitOutput out;
    private final byte[] previous;
    private int[] reference;
    private int referenceCount;
    private int[] changes;
    private int count;
    /** The octets of the row before are known. */
    private boolean previousKnown;
    /** The row read last has the same octets as the one before. */
    private boolean repeated;

    RowEncoder(int width, BitOutput out) {
        this.width = width;
        this.stride = Page.stride(width);
        this.out = out;
        this.previous = new byte[stride];
        this.reference = new int[width + PADDING + BEYOND];
        this.changes = new int[width + PADDING + BEYOND];
        reference[0] = -1;
        changes[0] = -1;
        Arrays.fill(reference, 1, 1 + PADDING, width);
    }

    /** Finds the changes of a row. */
    void read(byte[] packed, int offset) {
        repeated = previousKnown && Arrays.equals(packed, offset, offset + stride, previous, 0, stride);
        if (repeated) {
            return;
        }
        int n = 0;
        long left = 0;
        int octet = 0;
        for (; octet + 8 <= stride; octet += 8) {
            long word = (long) BIG_ENDIAN.get(packed, offset + octet);
            long edges = word ^ ((word >>> 1) | (left << 63));
            left = word;
            if (edges != 0) {
                n = edges(edges, octet << 3, n);
            }
        }
        if (octet < stride) {
            long word = 0;
            for (int i = 0; octet + i < stride; i++) {
                word |= (packed[offset + octet + i] & 0xFFL) << (56 - 8 * i);
            }
            n = edges(word ^ ((word >>> 1) | (left << 63)), octet << 3, n);
        }
        while (changes[n] >= width) {
            n--;
        }
        changes[n + 1] = width;
        changes[n + 2] = width;
        changes[n + 3] = width;
        changes[n + 4] = width;
        count = n;
        previousKnown = n <= FEW;
        if (previousKnown) {
            System.arraycopy(packed, offset, previous, 0, stride);
        }
    }

    /**
     * Appends the positions of the ones of a word.
     *
     * @param edges a one wherever a pixel differs from its left neighbour
     */
    private int edges(long edges, int start, int n) {
        int[] row = changes;
        int found = Long.bitCount(edges);
        long left = edges;
        int at = n;
        while (at < n + found) {
            int place = Long.numberOfLeadingZeros(left);
            row[at + 1] = start + place;
            left ^= Long.MIN_VALUE >>> place;
            place = Long.numberOfLeadingZeros(left);
            row[at + 2] = start + place;
            left ^= Long.MIN_VALUE >>> place;
            place = Long.numberOfLeadingZeros(left);
            row[at + 3] = start + place;
            left ^= Long.MIN_VALUE >>> place;
            place = Long.numberOfLeadingZeros(left);
            row[at + 4] = start + place;
            left ^= Long.MIN_VALUE >>> place;
            at += 4;
        }
        return n + found;
    }

    /** Makes the row read last the one that the next row refers to. */
    void keep() {
        if (repeated) {
            return;
        }
        int[] spare = reference;
        reference = changes;
        referenceCount = count;
        changes = spare;
    }

    /** Writes the row as alternating white and black runs. */
    void oneDimensional() {
        int[] row = repeated ? reference : changes;
        int changesInRow = repeated ? referenceCount : count;
        out.reserve(changesInRow * OCTETS_PER_TURN + spaceForLongRuns());
        final int end = width;
        final int[] white = RunCodes.WHITE.encoding;
        final int[] black = RunCodes.BLACK.encoding;
        byte[] octets = out.octets;
        int size = out.size;
        long pending = out.pending;
        int bits = out.pendingBits;
        int position = 0;
        for (int i = 1; position < end; i += 2) {
            int first = row[i];
            int second = row[i + 1];
            int whiteRun = first - position;
            int blackRun = second - first;
            if (whiteRun > RunCodes.LONGEST_SHORT_RUN || blackRun > RunCodes.LONGEST_SHORT_RUN) {
                out.size = size;
                out.pending = pending;
                out.pendingBits = bits;
                run(RunCodes.WHITE, whiteRun);
                if (first < end) {
                    run(RunCodes.BLACK, blackRun);
                }
                octets = out.octets;
                size = out.size;
                pending = out.pending;
                bits = out.pendingBits;
            } else {
                int whiteCode = white[whiteRun];
                // A row that ends with a white run has no black one, and no code for it.
                int blackCode = first < end ? black[blackRun] : 0;
                bits += whiteCode & 31;
                pending |= (long) (whiteCode >>> 5) << (64 - bits);
                bits += blackCode & 31;
                pending |= (long) (blackCode >>> 5) << -bits;
                BitOutput.BIG_ENDIAN.set(octets, size, pending);
                size += bits >> 3;
                pending <<= bits & 56;
                bits &= 7;
            }
            position = second;
        }
        out.size = size;
        out.pending = pending;
        out.pendingBits = bits;
    }

    /** Writes the row with reference to the one kept: the coding procedure of T.4, clause 4.2.1.3. */
    void twoDimensional() {
        if (repeated || (count == referenceCount && Arrays.equals(changes, 1, 1 + count, reference, 1, 1 + count))) {
            repeat();
            return;
        }
        out.reserve((count + referenceCount) * OCTETS_PER_TURN + spaceForLongRuns());
        final int end = width;
        final int[] row = changes;
        final int[] above = reference;
        final int[] white = RunCodes.WHITE.encoding;
        final int[] black = RunCodes.BLACK.encoding;
        final int[] vertical = ModeCodes.VERTICAL_CODES;
        byte[] octets = out.octets;
        int size = out.size;
        long pending = out.pending;
        int bits = out.pendingBits;
        int a0 = -1;
        int a = 1;
        int b = 1;
        while (a0 < end) {
            int a1 = row[a];
            int b2 = above[b + 1];
            int step = a1 - above[b] + 3;
            int code;
            if (b2 < a1) {
                code = ModeCodes.PASS_CODE;
                a0 = b2;
                b += 2;
            } else if (step >= 0 && step < 7) {
                code = vertical[step];
                a0 = a1;
                a++;
                b += above[b - 1] > a0 ? -1 : 1;
                while (a0 < end && above[b] <= a0) {
                    b += 2;
                }
            } else {
                int a2 = row[a + 1];
                int first = a1 - Math.max(a0, 0);
                int second = a2 - a1;
                boolean isWhite = (a & 1) != 0;
                bits += ModeCodes.HORIZONTAL_CODE & 31;
                pending |= (long) (ModeCodes.HORIZONTAL_CODE >>> 5) << (64 - bits);
                if (first > RunCodes.LONGEST_SHORT_RUN || second > RunCodes.LONGEST_SHORT_RUN) {
                    BitOutput.BIG_ENDIAN.set(octets, size, pending);
                    out.size = size + (bits >> 3);
                    out.pending = pending << (bits & 56);
                    out.pendingBits = bits & 7;
                    run(isWhite ? RunCodes.WHITE : RunCodes.BLACK, first);
                    run(isWhite ? RunCodes.BLACK : RunCodes.WHITE, second);
                    octets = out.octets;
                    size = out.size;
                    pending = out.pending;
                    bits = out.pendingBits;
                    code = 0;
                } else {
                    int firstCode = (isWhite ? white : black)[first];
                    code = (isWhite ? black : white)[second];
                    bits += firstCode & 31;
                    pending |= (long) (firstCode >>> 5) << (64 - bits);
                }
                a0 = a2;
                a += 2;
                while (a0 < end && above[b] <= a0) {
                    b += 2;
                }
            }
            bits += code & 31;
            pending |= (long) (code >>> 5) << -bits;
            BitOutput.BIG_ENDIAN.set(octets, size, pending);
            size += bits >> 3;
            pending <<= bits & 56;
            bits &= 7;
        }
        out.size = size;
        out.pending = pending;
        out.pendingBits = bits;
    }

    /** A row like the one above it: V0 for each change and for the end of the row. */
    private void repeat() {
        int left = referenceCount + 1;
        for (; left > 56; left -= 56) {
            out.put((1L << 56) - 1, 56);
        }
        out.put((1L << left) - 1, left);
    }

    private void run(RunCodes codes, int length) {
        int left = length;
        while (left > RunCodes.LONGEST_SHORT_RUN) {
            out.put(RunCodes.MAKE_UP_2560 >>> 5, RunCodes.MAKE_UP_2560 & 31);
            left -= RunCodes.LONGEST_MAKE_UP;
        }
        out.put(codes.encoding[left] >>> 5, codes.encoding[left] & 31);
    }

    /** Octets for the make-up codes of {@value RunCodes#LONGEST_MAKE_UP} and for what does not depend on the number of changes. */
    private int spaceForLongRuns() {
        return 2 * (width / RunCodes.LONGEST_MAKE_UP) + 4 * OCTETS_PER_TURN;
    }
}
