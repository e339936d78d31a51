package org.pagewire.image.t4;

import java.util.Arrays;

/**
 * Decodes code words to the change positions of a row, and can stop between any two code words to wait for more bits.
 *
 * <p>A row is the list of the positions where its colour changes, strictly ascending: odd places of the array are changes to
 * black, even ones to white. Place 0 holds -1 as a stop; behind the last change stand some copies of the width, so that looking for b1 and
 * b2 needs no bounds check of its own. Whatever the input, a list holds at most {@code width} changes: each one is
 * beyond the one before, or takes it back (a run of no pixels joins its neighbours).
 */
final class RowDecoder {

    /** What came of the code words so far. */
    enum Result {
        /** The row is complete. */
        COMPLETE,
        /** More bits are needed. */
        STARVED,
        /** A code that cannot be. The input stands before it. */
        BAD
    }

    private enum Phase {
        MODE,
        FIRST_RUN,
        SECOND_RUN
    }

    /** A search for b1 looks at most this far behind the last change. */
    private static final int PADDING = 4;

    private final int width;
    private int[] reference;
    private int referenceCount;
    private int[] changes;
    private int count;

    private Phase phase = Phase.MODE;
    private int a0;
    private int b;
    private int run;
    private boolean anyCode;
    /** The word before the last code word was taken and the length of that, to tell its trailing zeros from. */
    private long wordBefore;

    private int lengthBefore;

    RowDecoder(int width) {
        this.width = width;
        this.reference = new int[width + 2 + PADDING];
        this.changes = new int[width + 2 + PADDING];
        reference[0] = -1;
        changes[0] = -1;
        Arrays.fill(reference, 1, 1 + PADDING, width);
    }

    /** Starts a row that refers to the one kept last, or to a white one. */
    void startTwoDimensional() {
        start(Phase.MODE);
    }

    /** Starts a row of alternating white and black runs. */
    void startOneDimensional() {
        start(Phase.FIRST_RUN);
    }

    private void start(Phase first) {
        phase = first;
        count = 0;
        a0 = -1;
        b = 1;
        run = 0;
        anyCode = false;
        lengthBefore = 0;
    }

    /** Whether a code word of the row has been decoded. */
    boolean anyCode() {
        return anyCode;
    }

    /** Changes of the row just completed, from place 1. */
    int[] changes() {
        return changes;
    }

    /** How many changes the row just completed has. */
    int count() {
        return count;
    }

    /** Whether the row just completed looks like the one kept last. */
    boolean repeatsReference() {
        return count == referenceCount && Arrays.equals(changes, 1, 1 + count, reference, 1, 1 + count);
    }

    /** Makes the row just completed the one that the next row refers to. */
    void keep() {
        int[] spare = reference;
        reference = changes;
        referenceCount = count;
        changes = spare;
    }

    private Result complete(BitInput in) {
        in.zerosBehind = 0;
        if (in.bits < 0) {
            return Result.BAD;
        }
        if (changes[count] == width) {
            count--;
        }
        Arrays.fill(changes, count + 1, count + 1 + PADDING, width);
        return Result.COMPLETE;
    }

    private Result bad(BitInput in) {
        int zeros = 0;
        if (lengthBefore > 0) {
            zeros = Math.min(lengthBefore, Long.numberOfTrailingZeros(wordBefore >>> (64 - lengthBefore)));
        }
        in.zerosBehind = zeros;
        return Result.BAD;
    }

    /** Goes on with a row started by {@link #startOneDimensional}. */
    Result oneDimensional(BitInput in) {
        int[] row = changes;
        long word = in.word;
        int bits = in.bits;
        int n = count;
        int position = Math.max(a0, 0);
        int length = run;
        Result result;
        while (true) {
            if (bits < 32) {
                in.word = word;
                in.bits = bits;
                boolean enough = in.refill();
                word = in.word;
                bits = in.bits;
                if (!enough) {
                    result = Result.STARVED;
                    break;
                }
                if (bits <= 0) {
                    result = Result.BAD;
                    break;
                }
            }
            boolean black = (n & 1) != 0;
            int window = (int) (word >>> (64 - RunCodes.LONGEST_CODE));
            int pair = (black ? RunCodes.BLACK_THEN_WHITE : RunCodes.WHITE_THEN_BLACK)[window];
            int first = position + length + ((pair >> 4) & 63);
            int second = first + (pair >> 10);
            if (pair != 0 && second < width) {
                n = push(row, push(row, n, first), second);
                position = second;
                length = 0;
                wordBefore = word;
                lengthBefore = pair & 15;
            } else {
                int code = (black ? RunCodes.BLACK : RunCodes.WHITE).decoding[window];
                int end = position + length + (code >> 4);
                if (code == 0 || end > width) {
                    result = Result.BAD;
                    break;
                }
                wordBefore = word;
                lengthBefore = code & 15;
                if (code >> 4 >= 64) {
                    length += code >> 4;
                } else {
                    n = push(row, n, end);
                    position = end;
                    length = 0;
                }
            }
            word <<= lengthBefore;
            bits -= lengthBefore;
            anyCode = true;
            if (position == width) {
                result = Result.COMPLETE;
                break;
            }
        }
        in.word = word;
        in.bits = bits;
        count = n;
        a0 = position;
        run = length;
        return switch (result) {
            case STARVED -> result;
            case BAD -> bad(in);
            case COMPLETE -> complete(in);
        };
    }

    /** Goes on with a row started by {@link #startTwoDimensional}. */
    Result twoDimensional(BitInput in) {
        while (true) {
            Result result = phase == Phase.MODE ? modes(in) : horizontalRun(in);
            switch (result) {
                case STARVED -> {
                    return result;
                }
                case BAD -> {
                    return bad(in);
                }
                case COMPLETE -> {
                    if (phase == Phase.MODE && a0 == width) {
                        return complete(in);
                    }
                }
            }
        }
    }

    /**
     * Decodes modes until the row is complete or a horizontal mode needs a closer look at its runs: then the phase says
     * so and the result is COMPLETE with a0 before the end of the row.
     */
    private Result modes(BitInput in) {
        final int[] row = changes;
        final int[] above = reference;
        final int end = width;
        long word = in.word;
        int bits = in.bits;
        int n = count;
        int at = a0;
        int next = b;
        Result result = Result.COMPLETE;
        decoding:
        while (at < end) {
            if (bits < 32) {
                in.word = word;
                in.bits = bits;
                boolean enough = in.refill();
                word = in.word;
                bits = in.bits;
                if (!enough) {
                    result = Result.STARVED;
                    break;
                }
                if (bits <= 0) {
                    result = Result.BAD;
                    break;
                }
            }
            int group = ModeCodes.DECODING[(int) (word >>> (64 - ModeCodes.WINDOW))];
            int verticals = ModeCodes.verticals(group);
            int steps = ModeCodes.steps(group);
            for (int i = 0; i < verticals; i++) {
                int a1 = above[next] + (steps & 7) - 3;
                if (a1 <= at || a1 > end) {
                    // The codes before this one are taken, so that the input stands before the bad one.
                    int good = ModeCodes.lengthOf(group, i);
                    wordBefore = word;
                    lengthBefore = good;
                    word <<= good;
                    bits -= good;
                    anyCode |= good > 0;
                    result = Result.BAD;
                    break decoding;
                }
                steps >>>= 3;
                row[++n] = a1;
                at = a1;
                if (a1 == end) {
                    int used = ModeCodes.lengthOf(group, i + 1);
                    word <<= used;
                    bits -= used;
                    break decoding;
                }
                next += above[next - 1] > at ? -1 : 1;
                while (above[next] <= at) {
                    next += 2;
                }
            }
            int ending = ModeCodes.ending(group);
            if (ending == ModeCodes.NO_MODE) {
                result = Result.BAD;
                break;
            }
            int used = ModeCodes.length(group);
            wordBefore = word;
            lengthBefore = used;
            word <<= used;
            bits -= used;
            anyCode = true;
            if (ending == ModeCodes.PASS) {
                at = above[next + 1];
                next += 2;
            } else if (ending == ModeCodes.HORIZONTAL) {
                int[] pairs = (n & 1) != 0 ? RunCodes.BLACK_THEN_WHITE : RunCodes.WHITE_THEN_BLACK;
                int pair = pairs[(int) (word >>> (64 - RunCodes.LONGEST_CODE))];
                int first = Math.max(at, 0) + ((pair >> 4) & 63);
                int second = first + (pair >> 10);
                if (pair == 0 || second >= end || bits < RunCodes.LONGEST_CODE) {
                    phase = Phase.FIRST_RUN;
                    run = 0;
                    break;
                }
                n = push(row, push(row, n, first), second);
                at = second;
                wordBefore = word;
                lengthBefore = pair & 15;
                word <<= lengthBefore;
                bits -= lengthBefore;
                while (above[next] <= at) {
                    next += 2;
                }
            }
        }
        in.word = word;
        in.bits = bits;
        count = n;
        a0 = at;
        b = next;
        return result;
    }

    /** One code word of a run in horizontal mode. COMPLETE means taken. */
    private Result horizontalRun(BitInput in) {
        if (in.bits < 32 && !in.refill()) {
            return Result.STARVED;
        }
        // The colour of the second run is the other one, also where the first one took back a change.
        boolean black = (count & 1) != 0;
        int window = (int) (in.word >>> (64 - RunCodes.LONGEST_CODE));
        int code = (black ? RunCodes.BLACK : RunCodes.WHITE).decoding[window];
        int start = Math.max(a0, 0);
        int length = run + (code >> 4);
        if (in.bits <= 0 || code == 0 || start + length > width) {
            return Result.BAD;
        }
        wordBefore = in.word;
        lengthBefore = code & 15;
        in.skip(lengthBefore);
        if (code >> 4 >= 64) {
            run = length;
            return Result.COMPLETE;
        }
        a0 = start + length;
        run = 0;
        count = push(changes, count, a0);
        if (phase == Phase.FIRST_RUN) {
            phase = Phase.SECOND_RUN;
            return Result.COMPLETE;
        }
        phase = Phase.MODE;
        while (a0 < width && reference[b] <= a0) {
            b += 2;
        }
        return Result.COMPLETE;
    }

    /** Adds a change; one at the place of the last takes that back. */
    private static int push(int[] row, int n, int position) {
        if (row[n] == position) {
            return n - 1;
        }
        row[n + 1] = position;
        return n + 1;
    }
}
