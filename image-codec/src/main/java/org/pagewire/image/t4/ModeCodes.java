package org.pagewire.image.t4;

import java.util.Arrays;

/**
 * The code words of two-dimensional coding (T.4, table 4; T.6, table 1) and the tables that decode them, one mode or a group of them
 * at once. A vertical mode goes by its step, a1 - b1 + 3, from 0 for VL3 to 6 for VR3.
 */
final class ModeCodes {

    /** Bits that {@link #GROUPS} looks at. */
    static final int WINDOW = 12;
    /** Bits that {@link #SINGLE} looks at. */
    static final int LONGEST_CODE = 7;

    /** A pass mode. */
    static final int PASS = 7;
    /** A horizontal mode. */
    static final int HORIZONTAL = 8;
    /** Not a mode: the zeros of an EOL, an extension or damage. */
    static final int NO_MODE = 9;

    /** Pass mode, {@code bits << 5 | length}. */
    private static final int PASS_CODE = (0b0001 << 5) | 4;
    /** Horizontal mode, {@code bits << 5 | length}. */
    private static final int HORIZONTAL_CODE = (0b001 << 5) | 3;

    /** By step: {@code bits << 5 | length}. VL3, VL2, VL1, V0, VR1, VR2, VR3. */
    private static final int[] VERTICAL_CODES = {
        (0b0000010 << 5) | 7,
        (0b000010 << 5) | 6,
        (0b010 << 5) | 3,
        (0b1 << 5) | 1,
        (0b011 << 5) | 3,
        (0b000011 << 5) | 6,
        (0b0000011 << 5) | 7
    };

    /** By mode, the code word leftmost and in the lowest bits how long it is. */
    static final long[] ENCODING = encoding();

    /** By the next 7 bits: {@code mode << 4 | length}, where the mode is a step or one of the three above. */
    static final char[] SINGLE = single();

    private static final int MOST_VERTICAL = 4;
    private static final int V0 = 3;
    /** Four times V0, as {@link #steps} gives them. */
    static final long NO_STEPS = V0 * Positions.ONES;
    /** Copies 12 bits so that each three of them come to be at the bottom of 16. */
    private static final long SPREAD = 1L | 1L << 13 | 1L << 26 | 1L << 39;

    /**
     * By the next 12 bits: up to four vertical modes, with the pass or horizontal mode that ends them. From the least significant bit:
     * how many are vertical (3 bits), their steps (4 times 3 bits; V0 where there are fewer), by how many places b1 moves (3 bits),
     * whether a pass mode ends them, whether a horizontal mode does, the length of all in bits (4 bits), where the last of four positions
     * of 16 bits is (6 bits; 63 if none is vertical). Below 0 if there is no mode.
     */
    static final int[] GROUPS = groups();

    private ModeCodes() {}

    static int verticals(int group) {
        return group & 7;
    }

    /** The four steps, 16 bits apart. */
    static long steps(int group) {
        return (group >>> 3 & 0xFFF) * SPREAD & 7 * Positions.ONES;
    }

    /** Of four positions the one of the last vertical mode, or the other if there is none. */
    static int last(int group, long four, int none) {
        int shift = group >>> 24;
        return ((int) (four >>> shift) & 0xFFFF) | (none & -(shift & 1));
    }

    static int moved(int group) {
        return (group >>> 15) & 7;
    }

    /** All ones for a pass mode, else all zeros. */
    static int passMask(int group) {
        return group << 13 >> 31;
    }

    static boolean isHorizontal(int group) {
        return (group & 1 << 19) != 0;
    }

    static int length(int group) {
        return group >>> 20 & 15;
    }

    private static long[] encoding() {
        long[] table = new long[NO_MODE];
        for (int mode = 0; mode < NO_MODE; mode++) {
            int code = mode == PASS ? PASS_CODE : mode == HORIZONTAL ? HORIZONTAL_CODE : VERTICAL_CODES[mode];
            table[mode] = ((long) (code >>> 5) << (64 - (code & 31))) | (code & 31);
        }
        return table;
    }

    private static char[] single() {
        char[] table = new char[1 << LONGEST_CODE];
        Arrays.fill(table, (char) (NO_MODE << 4));
        for (int step = 0; step < VERTICAL_CODES.length; step++) {
            enter(table, step, VERTICAL_CODES[step]);
        }
        enter(table, PASS, PASS_CODE);
        enter(table, HORIZONTAL, HORIZONTAL_CODE);
        return table;
    }

    private static void enter(char[] table, int mode, int code) {
        int length = code & 31;
        int free = LONGEST_CODE - length;
        int first = (code >>> 5) << free;
        Arrays.fill(table, first, first + (1 << free), (char) (mode << 4 | length));
    }

    private static int[] groups() {
        int[] table = new int[1 << WINDOW];
        for (int bits = 0; bits < table.length; bits++) {
            table[bits] = group(bits);
        }
        return table;
    }

    private static int group(int window) {
        int count = 0;
        int steps = V0 | V0 << 3 | V0 << 6 | V0 << 9;
        int used = 0;
        int ending = NO_MODE;
        while (used < WINDOW) {
            int mode = SINGLE[window << used >>> (WINDOW - LONGEST_CODE) & (SINGLE.length - 1)];
            boolean fits = used + (mode & 15) <= WINDOW;
            if (!fits || mode >> 4 == NO_MODE || (mode >> 4 != HORIZONTAL && count == MOST_VERTICAL)) {
                break;
            }
            used += mode & 15;
            if (mode >> 4 >= PASS) {
                ending = mode >> 4;
                break;
            }
            steps += ((mode >> 4) - V0) << (3 * count);
            count++;
        }
        int group = count | steps << 3 | (count + (ending == PASS ? 2 : 0)) << 15 | used << 20;
        return group
                | (ending == PASS ? 1 << 18 : 0)
                | (ending == HORIZONTAL ? 1 << 19 : 0)
                | (count == 0 ? 63 : 16 * count - 16) << 24
                | (used == 0 ? Integer.MIN_VALUE : 0);
    }
}
