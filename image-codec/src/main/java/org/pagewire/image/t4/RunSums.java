package org.pagewire.image.t4;

import java.util.Arrays;

/**
 * How many pixels the runs of a one-dimensional row make up from each bit of it to its end, so that one look tells whether the row
 * comes out as wide as the page with one bit turned: in time proportional to its bits, not to their square.
 */
final class RunSums {

    /** The bits from there do not make up runs to the end. */
    private static final int NO_RUNS = -1;

    private final byte[] octets;
    /** By bit, the sum for a white run first, then for a black one. */
    private final int[] sums;

    /**
     * @param octets the bits; behind those of a row stand at least two octets of zeros
     */
    RunSums(byte[] octets) {
        this.octets = octets;
        this.sums = new int[16 * octets.length];
    }

    /**
     * Adds up the runs.
     *
     * @param first the row's first bit
     * @param lastOne the last bit of it that is set
     * @param lastEnd the last bit before which the row may end
     */
    void add(int first, int lastOne, int lastEnd) {
        Arrays.fill(sums, 2 * (lastEnd + 1), 2 * (lastEnd + 1 + 2 * RunCodes.LONGEST_CODE), NO_RUNS);
        for (int bit = lastEnd; bit >= first; bit--) {
            boolean mayEnd = bit > lastOne;
            sums[2 * bit] = mayEnd ? 0 : sum(bit, window(bit), /* black= */ false);
            sums[2 * bit + 1] = mayEnd ? 0 : sum(bit, window(bit), /* black= */ true);
        }
    }

    private int sum(int bit, int window, boolean black) {
        int code = (black ? RunCodes.BLACK : RunCodes.WHITE).decoding[window];
        if (code == 0) {
            return NO_RUNS;
        }
        int rest = sums[2 * (bit + (code & 15)) + (black == code >> 4 < 64 ? 0 : 1)];
        return rest == NO_RUNS ? NO_RUNS : rest + (code >> 4);
    }

    /**
     * The next bit that, turned, makes the row that wide.
     *
     * @param from look no farther back than at this bit
     * @param to the bit behind the last one to look at
     * @param walk where the row has been followed to; starts as made for it
     * @return the bit, or -1 if there is no more
     */
    int next(Walk walk, int from, int to, int width) {
        while (walk.bit < to) {
            int window = window(walk.bit);
            for (; walk.ahead < RunCodes.LONGEST_CODE; walk.ahead++) {
                int turned = window ^ (1 << (RunCodes.LONGEST_CODE - 1 - walk.ahead));
                int code = (walk.black ? RunCodes.BLACK : RunCodes.WHITE).decoding[turned];
                int bit = walk.bit + walk.ahead;
                boolean within = walk.ahead < (code & 15) && bit >= from && bit < to;
                if (within && sum(walk.bit, turned, walk.black) == width - walk.pixels) {
                    walk.ahead++;
                    return bit;
                }
            }
            int code = (walk.black ? RunCodes.BLACK : RunCodes.WHITE).decoding[window];
            if (code == 0 || walk.pixels > width) {
                return -1;
            }
            walk.ahead = 0;
            walk.bit += code & 15;
            walk.pixels += code >> 4;
            walk.black ^= code >> 4 < 64;
        }
        return -1;
    }

    private int window(int bit) {
        int octet = bit >> 3;
        int three = ((octets[octet] & 0xFF) << 16) | ((octets[octet + 1] & 0xFF) << 8) | (octets[octet + 2] & 0xFF);
        return (three >>> (24 - RunCodes.LONGEST_CODE - (bit & 7))) & ((1 << RunCodes.LONGEST_CODE) - 1);
    }

    /** The row followed from its start, code word by code word. */
    static final class Walk {
        private int bit;
        private int ahead;
        private int pixels;
        private boolean black;

        Walk(int first) {
            this.bit = first;
        }
    }
}
