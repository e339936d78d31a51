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

    private final int width;
    private final int stride;
    private final BitOutput out;
    /** The row read last, filled up with zeros to whole words. */
    private final byte[] previous;
    /** Where its pixels change, word by word, words without a change left out; and the words' first positions. */
    private final long[] edgesOfWords;

    private final int[] startsOfWords;
    private int[] reference;
    private int referenceCount;
    private int[] changes;
    private int count;
    /** The row read last has the same octets as the one before. */
    private boolean repeated;

    RowEncoder(int width, BitOutput out) {
        this.width = width;
        this.stride = Page.stride(width);
        this.out = out;
        this.previous = new byte[(stride + 7) & ~7];
        this.edgesOfWords = new long[(stride + 7) / 8 + 1];
        this.startsOfWords = new int[edgesOfWords.length];
        this.reference = new int[width + PADDING + BEYOND];
        this.changes = new int[width + PADDING + BEYOND];
        reference[0] = -1;
        changes[0] = -1;
        Arrays.fill(reference, 1, 1 + PADDING, width);
    }

    /** Finds the changes of a row. */
    void read(byte[] packed, int offset) {
        repeated = Arrays.equals(packed, offset, offset + stride, previous, 0, stride);
        if (repeated) {
            return;
        }
        System.arraycopy(packed, offset, previous, 0, stride);
        final long[] edges = edgesOfWords;
        final int[] starts = startsOfWords;
        int words = 0;
        long left = 0;
        for (int octet = 0; octet < previous.length; octet += 8) {
            long word = (long) BIG_ENDIAN.get(previous, octet);
            // A one wherever a pixel differs from its left neighbour.
            long found = word ^ ((word >>> 1) | (left << 63));
            left = word;
            edges[words] = found;
            starts[words] = octet << 3;
            words += (int) ((found | -found) >>> 63);
        }
        int n = 0;
        for (int i = 0; i < words; i++) {
            n = positions(edges[i], starts[i], n);
        }
        while (changes[n] >= width) {
            n--;
        }
        for (int i = 1; i <= PADDING; i++) {
            changes[n + i] = width;
        }
        count = n;
    }

    /** Appends the positions of the ones of a word. */
    private int positions(long edges, int start, int n) {
        final int[] row = changes;
        int end = n + Long.bitCount(edges);
        long left = edges;
        for (int at = n; at < end; at += 4) {
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
        }
        return end;
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
        final long[] white = RunCodes.WHITE.encoding;
        final long[] black = RunCodes.BLACK.encoding;
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
            if ((whiteRun | blackRun) > RunCodes.LONGEST_SHORT_RUN) {
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
                long code = white[whiteRun & RunCodes.PLACES];
                pending |= (code & RunCodes.CODE) >>> bits;
                bits += (int) code & RunCodes.LENGTH;
                // A row that ends with a white run has no black one, and no code for it.
                code = first < end ? black[blackRun & RunCodes.PLACES] : 0;
                pending |= (code & RunCodes.CODE) >>> bits;
                bits += (int) code & RunCodes.LENGTH;
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
        final long[] white = RunCodes.WHITE.encoding;
        final long[] black = RunCodes.BLACK.encoding;
        final long[] modes = ModeCodes.ENCODING;
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
            long code;
            if (b2 < a1) {
                code = modes[ModeCodes.PASS];
                a0 = b2;
                b += 2;
            } else if (step >= 0 && step < 7) {
                code = modes[step];
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
                pending |= (modes[ModeCodes.HORIZONTAL] & RunCodes.CODE) >>> bits;
                bits += (int) modes[ModeCodes.HORIZONTAL] & RunCodes.LENGTH;
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
                    long firstCode = (isWhite ? white : black)[first];
                    pending |= (firstCode & RunCodes.CODE) >>> bits;
                    bits += (int) firstCode & RunCodes.LENGTH;
                    code = (isWhite ? black : white)[second];
                }
                a0 = a2;
                a += 2;
                while (a0 < end && above[b] <= a0) {
                    b += 2;
                }
            }
            pending |= (code & RunCodes.CODE) >>> bits;
            bits += (int) code & RunCodes.LENGTH;
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
        int bits = (int) codes.encoding[left] & RunCodes.LENGTH;
        out.put(codes.encoding[left] >>> (64 - bits), bits);
    }

    /** Octets for the make-up codes of {@value RunCodes#LONGEST_MAKE_UP} and for what does not depend on the number of changes. */
    private int spaceForLongRuns() {
        return 2 * (width / RunCodes.LONGEST_MAKE_UP) + 4 * OCTETS_PER_TURN;
    }
}
