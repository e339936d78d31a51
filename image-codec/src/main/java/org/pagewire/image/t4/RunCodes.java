package org.pagewire.image.t4;

import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * The code words for runs of one colour: terminating codes for 0 to 63 pixels and make-up codes for multiples of 64 (T.4, tables 2, 3a
 * and 3b), and the tables that encoder and decoder make of them.
 */
final class RunCodes {

    /** Longest run that one make-up code and one terminating code express. */
    static final int LONGEST_SHORT_RUN = 2_623;

    /** What the longest make-up code stands for; repeated for runs beyond {@link #LONGEST_SHORT_RUN}. */
    static final int LONGEST_MAKE_UP = 2_560;

    private static final int FIRST_LONG_MAKE_UP = 1_792;

    /** Bits of the longest code word. */
    static final int LONGEST_CODE = 13;

    private static final String WHITE_TERMINATING = """
            00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101
            101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000
            00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000
            00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011
            01010100 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010
            00110011 00110100
            """;

    private static final String WHITE_MAKE_UP = """
            11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101
            011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011
            010011000 010011001 010011010 011000 010011011
            """;

    private static final String BLACK_TERMINATING = """
            0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111
            000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000
            00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001
            000001101010 000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111
            000001101100 000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111
            000001100100 000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111
            000000101000 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111
            """;

    private static final String BLACK_MAKE_UP = """
            0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100
            0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011
            0000001110100 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100
            0000001010101 0000001011010 0000001011011 0000001100100 0000001100101
            """;

    /** 1792 to 2560, the same for both colours. */
    private static final String LONG_MAKE_UP = """
            00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110
            000000010111 000000011100 000000011101 000000011110 000000011111
            """;

    static final RunCodes WHITE = new RunCodes(WHITE_TERMINATING, WHITE_MAKE_UP);
    static final RunCodes BLACK = new RunCodes(BLACK_TERMINATING, BLACK_MAKE_UP);

    /** Bits that {@link #TWO_RUNS} looks at. */
    static final int WINDOW = 12;

    /**
     * By the colour of the next run and the next 12 bits, see {@link #place}: two code words, or one where the second does not fit. A
     * make-up code lets the position advance but ends no run. From the least significant bit: length of both in bits (4 bits), how many
     * of them end a run (2 bits), whether the first does, pixels of the first (12 bits) and of the second (12 bits). Below 0 if
     * there is no code word, or a run of no pixels, which takes a change back.
     */
    static final int[] TWO_RUNS = twoRuns();

    /**
     * By run, 0 to {@value #LONGEST_SHORT_RUN}: make-up code and terminating code in one, leftmost, and in the lowest bits how long it is.
     * A power of two of places, so that masked with {@link #PLACES} any run is one.
     */
    final long[] encoding;

    /** Masks a place of {@link #encoding}. */
    static final int PLACES = 4095;
    /** Masks the code word in an entry of {@link #encoding}. */
    static final long CODE = -1L << 8;
    /** Masks the length in an entry of {@link #encoding}. */
    static final int LENGTH = 31;

    /**
     * By the next 13 bits: {@code run << 4 | length}, a make-up code where the run is 64 or more; 0 where no code word
     * starts like this.
     */
    final char[] decoding;

    private RunCodes(String terminating, String makeUp) {
        this.encoding = new long[PLACES + 1];
        this.decoding = new char[1 << LONGEST_CODE];
        enter(terminating, 0, 1);
        enter(makeUp, 64, 64);
        enter(LONG_MAKE_UP, FIRST_LONG_MAKE_UP, 64);
        // What stands at a multiple of 64 so far is its make-up code alone, from the highest down to be read before it
        // is replaced.
        for (int run = LONGEST_SHORT_RUN; run >= 64; run--) {
            long first = encoding[run & ~63];
            long second = encoding[run & 63];
            encoding[run] =
                    (first & CODE) | ((second & CODE) >>> (first & LENGTH)) | ((first & LENGTH) + (second & LENGTH));
        }
    }

    /** The make-up code of {@value #LONGEST_MAKE_UP}, {@code bits << 5 | length}. */
    static final int MAKE_UP_2560 = (0b000000011111 << 5) | 12;

    /** Enters code words for runs of that length and, each, that much more. */
    private void enter(String codes, int first, int step) {
        // No regular expressions, no joined strings: both would take longer than all else when the first page comes.
        StringTokenizer words = new StringTokenizer(codes);
        for (int run = first; words.hasMoreTokens(); run += step) {
            String word = words.nextToken();
            int length = word.length();
            int code = Integer.parseInt(word, 2);
            int free = LONGEST_CODE - length;
            encoding[run] = ((long) code << (64 - length)) | length;
            Arrays.fill(decoding, code << free, (code + 1) << free, (char) ((run << 4) | length));
        }
    }

    /** Where the next two runs stand in {@link #TWO_RUNS}, after this many changes in the row. */
    static int place(int changes, long word) {
        return (changes & 1) << WINDOW | (int) (word >>> (64 - WINDOW));
    }

    static int length(int two) {
        return two & 15;
    }

    /** How many of the two code words end a run. */
    static int ends(int two) {
        return two >>> 4 & 3;
    }

    /** 1 if the first code word ends a run, else 0. */
    static int firstEnds(int two) {
        return two >>> 6 & 1;
    }

    static int firstRun(int two) {
        return two >>> 7 & 0xFFF;
    }

    static int secondRun(int two) {
        return two >>> 19 & 0xFFF;
    }

    private static int[] twoRuns() {
        int[] table = new int[2 << WINDOW];
        for (int i = 0; i < table.length; i++) {
            boolean black = i >> WINDOW != 0;
            int bits = (i << 1) & ((1 << LONGEST_CODE) - 1);
            int one = fitting((black ? BLACK : WHITE).decoding[bits], WINDOW);
            if (one == 0) {
                table[i] = Integer.MIN_VALUE;
                continue;
            }
            boolean oneEnds = one >> 4 < 64;
            int used = one & 15;
            RunCodes next = black != oneEnds ? BLACK : WHITE;
            int other = fitting(next.decoding[(bits << used) & ((1 << LONGEST_CODE) - 1)], WINDOW - used);
            boolean otherEnds = other != 0 && other >> 4 < 64;
            boolean empty = one >> 4 == 0 || (oneEnds && otherEnds && other >> 4 == 0);
            table[i] = (used + (other & 15))
                    | ((oneEnds ? 1 : 0) + (otherEnds ? 1 : 0)) << 4
                    | (oneEnds ? 1 : 0) << 6
                    | one >> 4 << 7
                    | other >> 4 << 19
                    | (empty ? Integer.MIN_VALUE : 0);
        }
        return table;
    }

    /** The entry if its code word is no longer than that, else 0. */
    private static int fitting(int entry, int length) {
        return (entry & 15) <= length ? entry : 0;
    }
}
