package org.pagewire.image.t4;

/**
 * Makes the best of damaged rows of a page with EOLs: finds the row that was there, or the two rows between which the EOL is gone, or
 * the one within which a wrong bit made an EOL; else the row is lost, and the one above stands in its place.
 */
final class DamagedRows {

    private static final long NOWHERE = -1;

    private final boolean tagged;
    private final BitInput in;
    private final CodingLine line;
    private final RowOutput out;
    private final Steps steps;
    private final RowRepair repair;

    /** Where the row lost last started, if it was read and nothing has come since. */
    private long lostFrom = NOWHERE;

    private boolean lostTwoDimensional;
    private boolean referenceLost;
    /** Bits of the row before. */
    private int lastLength;

    /**
     * @param tagged whether a bit behind each EOL tells one-dimensional rows from two-dimensional ones
     */
    DamagedRows(boolean tagged, BitInput in, CodingLine line, RowOutput out, Steps steps) {
        this.tagged = tagged;
        this.in = in;
        this.line = line;
        this.out = out;
        this.steps = steps;
        this.repair = new RowRepair(line, out);
    }

    /** A good row of so many bits has come. */
    void good(int length) {
        lostFrom = NOWHERE;
        lastLength = length;
    }

    /**
     * An EOL has come after a bad row.
     *
     * @param from where the row started, in bits of the page
     * @param twoDimensional whether it is
     * @param read whether its reference line is there
     * @return whether the next row may refer to this one
     */
    boolean recover(long from, boolean twoDimensional, boolean read) {
        referenceLost = !read;
        if (joined(from) || (read && repair.take(in, from) && (repaired(twoDimensional) || split(twoDimensional)))) {
            lostFrom = NOWHERE;
        } else {
            lose();
            lostFrom = read ? from : NOWHERE;
            lostTwoDimensional = twoDimensional;
            lastLength = (int) (in.taken() - from);
        }
        return !referenceLost;
    }

    /** A wrong bit made an EOL within a row, of which the part before was lost just now. */
    private boolean joined(long from) {
        if (lostFrom == NOWHERE || !repair.take(in, lostFrom)) {
            return false;
        }
        int endOfLine = (int) (from - lostFrom) - (tagged ? 1 : 0);
        if (!repair.repair(endOfLine - T4Codes.EOL_LENGTH, endOfLine, lostTwoDimensional)) {
            return false;
        }
        out.correctLost(-1);
        handOut(lostTwoDimensional);
        return true;
    }

    private boolean repaired(boolean twoDimensional) {
        if (!repair.repair(0, repair.length(), twoDimensional)) {
            return false;
        }
        handOut(twoDimensional);
        return true;
    }

    /**
     * Two rows, the first damaged and the EOL between them too: what may have been an EOL has a sound row behind it, or else one on
     * either side that can be repaired, or at least stands where two rows as long as the last one would meet.
     */
    private boolean split(boolean twoDimensional) {
        int likely = 0;
        for (int one = repair.damagedEndOfLine(0); one > 0; one = repair.damagedEndOfLine(one - T4Codes.EOL_ZEROS)) {
            int next = next(one);
            boolean nextOneDimensional = !tagged || repair.bit(one + 1);
            if (nextOneDimensional
                    && (repair.readFrom(next) || (repair.repairUpTo(one, twoDimensional) && repair.repairFrom(next)))) {
                splitAt(one, twoDimensional);
                return true;
            }
            likely = Math.abs(one - lastLength) < Math.abs(likely - lastLength) ? one : likely;
        }
        boolean asLongAsTwo = 7 * lastLength < 4 * repair.length() && 4 * repair.length() < 9 * lastLength;
        if (tagged || !asLongAsTwo || 4 * Math.abs(likely - lastLength) > lastLength) {
            return false;
        }
        splitAt(likely, twoDimensional);
        return true;
    }

    private void splitAt(int endOfLine, boolean twoDimensional) {
        if (repair.repairUpTo(endOfLine, twoDimensional)) {
            handOut(twoDimensional);
        } else {
            lose();
        }
        if (repair.repairFrom(next(endOfLine))) {
            handOut(/* twoDimensional= */ false);
        } else {
            lose();
        }
    }

    private int next(int endOfLine) {
        return endOfLine + (tagged ? 2 : 1);
    }

    private void handOut(boolean twoDimensional) {
        if (tagged && !twoDimensional) {
            steps.oneDimensionalRow();
        }
        if (!out.full()) {
            out.repaired(line);
        }
        referenceLost = false;
    }

    private void lose() {
        if (!out.full()) {
            out.lost();
        }
        referenceLost = true;
    }
}
