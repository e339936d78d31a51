package org.pagewire.image.t4;

/**
 * The code words of two-dimensional coding (T.4, table 4; T.6, table 1) and the table that decodes up to four vertical
 * modes at once, with the pass or horizontal mode that ends them.
 */
final class ModeCodes {

    /** Bits the decoding table looks at. */
    static final int WINDOW = 12;

    /** No pass or horizontal code among the bits. */
    static final int NOTHING = 0;
    /** A pass code ends the group. */
    static final int PASS = 1;
    /** A horizontal code ends the group. */
    static final int HORIZONTAL = 2;
    /** Not a mode: the zeros of an EOL, an extension or damage. No vertical code comes before it. */
    static final int NO_MODE = 3;

    /** Pass mode, {@code bits << 5 | length}. */
    static final int PASS_CODE = (0b0001 << 5) | 4;
    /** Horizontal mode, {@code bits << 5 | length}. */
    static final int HORIZONTAL_CODE = (0b001 << 5) | 3;

    /** By a1 - b1 + 3: {@code bits << 5 | length}. VL3, VL2, VL1, V0, VR1, VR2, VR3. */
    static final int[] VERTICAL_CODES = {
        (0b0000010 << 5) | 7,
        (0b000010 << 5) | 6,
        (0b010 << 5) | 3,
        (0b1 << 5) | 1,
        (0b011 << 5) | 3,
        (0b000011 << 5) | 6,
        (0b0000011 << 5) | 7
    };

    private static final int MOST_VERTICAL = 4;

    /**
     * By the next 12 bits, from the least significant bit: how many vertical codes (3 bits), each as a1 - b1 + 3 (4 times 3 bits),
     * what ends them (2 bits), the length of all in bits (4 bits). See the accessors.
     */
    static final int[] DECODING = decoding();

    private ModeCodes() {}

    static int verticals(int group) {
        return group & 7;
    }

    /** The vertical codes as a1 - b1 + 3, the first in the lowest three bits. */
    static int steps(int group) {
        return (group >>> 3) & 0xFFF;
    }

    static int ending(int group) {
        return (group >>> 15) & 3;
    }

    static int length(int group) {
        return group >>> 17;
    }

    /** Bits that the first {@code count} vertical codes of the group take. */
    static int lengthOf(int group, int count) {
        int length = 0;
        for (int i = 0; i < count; i++) {
            length += VERTICAL_CODES[(steps(group) >>> (3 * i)) & 7] & 31;
        }
        return length;
    }

    private static int[] decoding() {
        int[] table = new int[1 << WINDOW];
        for (int bits = 0; bits < table.length; bits++) {
            table[bits] = group(bits);
        }
        return table;
    }

    private static int group(int window) {
        int count = 0;
        int steps = 0;
        int used = 0;
        while (count < MOST_VERTICAL) {
            int step = verticalAt(window, used);
            if (step < 0) {
                break;
            }
            steps |= step << (3 * count);
            used += VERTICAL_CODES[step] & 31;
            count++;
        }
        int ending = NOTHING;
        if (starts(window, used, PASS_CODE)) {
            ending = PASS;
            used += PASS_CODE & 31;
        } else if (starts(window, used, HORIZONTAL_CODE)) {
            ending = HORIZONTAL;
            used += HORIZONTAL_CODE & 31;
        } else if (count == 0) {
            ending = NO_MODE;
        }
        return (used << 17) | (ending << 15) | (steps << 3) | count;
    }

    private static int verticalAt(int window, int used) {
        for (int step = 0; step < VERTICAL_CODES.length; step++) {
            if (starts(window, used, VERTICAL_CODES[step])) {
                return step;
            }
        }
        return -1;
    }

    private static boolean starts(int window, int used, int code) {
        int left = WINDOW - used - (code & 31);
        return left >= 0 && ((window >>> left) & ((1 << (code & 31)) - 1)) == code >>> 5;
    }
}
