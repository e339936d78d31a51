package org.pagewire.image.t4;

/**
 * Finds out what a damaged row was, from the bits between the EOL before it and the one after it, its span. Most have one wrong
 * bit; of all rows that differ in one bit, those that end where the EOL begins and are as wide as the page are few, and the one
 * that looks most like the row above is nearly always the right one.
 *
 * <p>That is much work for a row, so there is a limit to it for a page, {@link #BITS_PER_PIXEL}. A span of more than
 * {@value #MOST_OCTETS} octets is not tried.
 */
final class RowRepair {

    /** The longest span that is looked at. */
    static final int MOST_OCTETS = 2_000;

    /** How many bits may be decoded for each pixel of the page so far. */
    private static final int BITS_PER_PIXEL = 16;
    /** Zeros behind the span: no decoder runs out of bits there, and none takes them for a code. */
    private static final int AIR = 16;

    private static final int NONE = -1;

    private final CodingLine line;
    private final RowOutput out;
    private final BitInput trial = new BitInput(BitInput.LEAST_REACH);
    private final byte[] span = new byte[MOST_OCTETS + AIR];
    private final RunSums sums = new RunSums(span);
    private int octets;
    /** The first bit of the span, as all bits here by its place in the array. */
    private int first;
    /** The one of the EOL that ends the row. */
    private int end;
    /** The last one before that EOL. */
    private int lastOne;
    /** Bits decoded so far. */
    private long spent;

    RowRepair(CodingLine line, RowOutput out) {
        this.line = line;
        this.out = out;
    }

    /** Takes up the bits from there to the EOL just taken. False if they are too many. */
    boolean take(BitInput in, long from) {
        octets = in.copy(from, span, MOST_OCTETS);
        if (octets == 0) {
            return false;
        }
        first = (int) (from & 7);
        int behind = first + (int) (in.taken() - from);
        for (int bit = behind; bit < 8 * (octets + AIR); bit++) {
            span[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
        }
        endsAt(behind - 1);
        return true;
    }

    /** The length of the span in bits, with the EOL. */
    int length() {
        return end + 1 - first;
    }

    /**
     * Looks for the one wrong bit among some of the span.
     *
     * @param from a bit, from the span's start
     * @param to the bit behind the last one
     * @return whether the row was found; it is in the coding line then
     */
    boolean repair(int from, int to, boolean twoDimensional) {
        if (decodes(first, lastOne, twoDimensional)) {
            return true;
        }
        if (!affordable()) {
            return false;
        }
        // A wrong bit behind what cannot be decoded is not what is wrong.
        int last = Math.min(first + to, (int) trial.taken() + RunCodes.LONGEST_CODE);
        int start = first + Math.max(from, 0);
        RunSums.Walk walk = new RunSums.Walk(first);
        if (!twoDimensional) {
            spent += length();
            sums.add(first, lastOne, end - T4Codes.EOL_ZEROS);
        }
        int best = NONE;
        int bestDistance = Integer.MAX_VALUE;
        int bit = twoDimensional ? start : sums.next(walk, start, last, line.width);
        while (bit != NONE && bit < last) {
            flip(bit);
            if (decodes(first, Math.max(bit, lastOne), twoDimensional) && line.distance() < bestDistance) {
                bestDistance = line.distance();
                best = bit;
            }
            flip(bit);
            bit = twoDimensional ? bit + 1 : sums.next(walk, start, last, line.width);
        }
        if (best == NONE) {
            return false;
        }
        flip(best);
        boolean found = decodes(first, Math.max(best, lastOne), twoDimensional);
        flip(best);
        return found;
    }

    /**
     * Looks for an EOL with a wrong bit among its zeros.
     *
     * @param after a bit, from the span's start
     * @return its last bit, likewise, or -1
     */
    int damagedEndOfLine(int after) {
        for (int one = first + after + T4Codes.EOL_LENGTH; one < end - T4Codes.EOL_LENGTH; one++) {
            if (isOne(one) && onesBefore(one) == 1) {
                return one - first;
            }
        }
        return NONE;
    }

    private int onesBefore(int one) {
        int ones = 0;
        for (int bit = one - T4Codes.EOL_ZEROS; bit < one; bit++) {
            ones += isOne(bit) ? 1 : 0;
        }
        return ones;
    }

    /** The same for the part of the span up to a damaged EOL: whether the row before it was found. */
    boolean repairUpTo(int endOfLine, boolean twoDimensional) {
        int wholeEnd = end;
        int wrong = first + endOfLine - T4Codes.EOL_ZEROS;
        while (!isOne(wrong)) {
            wrong++;
        }
        flip(wrong);
        endsAt(first + endOfLine);
        boolean found = repair(0, length(), twoDimensional);
        flip(wrong);
        endsAt(wholeEnd);
        return found;
    }

    /** The same for the part of the span from a bit on, as a one-dimensional row. */
    boolean repairFrom(int bit) {
        int wholeStart = first;
        first += bit;
        boolean found = repair(0, length(), /* twoDimensional= */ false);
        first = wholeStart;
        return found;
    }

    /** Whether what is behind a bit is a sound one-dimensional row; it is in the coding line then. */
    boolean readFrom(int bit) {
        return decodes(first + bit, lastOne, /* twoDimensional= */ false);
    }

    /** Whether a bit of the span is set. */
    boolean bit(int place) {
        return isOne(first + place);
    }

    private void endsAt(int one) {
        end = one;
        lastOne = one - 1;
        while (lastOne > first && !isOne(lastOne)) {
            lastOne--;
        }
    }

    /** Whether a row that starts at a bit goes on beyond the last one before the EOL, and ends before the EOL. */
    private boolean decodes(int from, int beyond, boolean twoDimensional) {
        if (!affordable()) {
            return false;
        }
        trial.restart(span, octets + AIR, from);
        if (twoDimensional) {
            line.startTwoDimensional();
        } else {
            line.startOneDimensional();
        }
        RowResult result = twoDimensional ? TwoDimensional.decode(line, trial) : OneDimensional.decode(line, trial);
        long reached = trial.taken();
        spent += reached - from;
        return result == RowResult.COMPLETE && reached > beyond && end - reached >= T4Codes.EOL_ZEROS;
    }

    private boolean affordable() {
        return spent <= (out.rows() + 1L) * line.width * BITS_PER_PIXEL;
    }

    private void flip(int bit) {
        span[bit >> 3] ^= (byte) (0x80 >> (bit & 7));
    }

    private boolean isOne(int bit) {
        return (span[bit >> 3] & 0x80 >> (bit & 7)) != 0;
    }
}
