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

    /** A good row has come. */
    void forget() {
        lostFrom = NOWHERE;
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
     * either side that can be repaired.
     */
    private boolean split(boolean twoDimensional) {
        for (int one = repair.damagedEndOfLine(0); one > 0; one = repair.damagedEndOfLine(one - T4Codes.EOL_ZEROS)) {
            int next = one + (tagged ? 2 : 1);
            boolean nextOneDimensional = !tagged || repair.bit(one + 1);
            if (nextOneDimensional
                    && (repair.readFrom(next) || (repair.repairUpTo(one, twoDimensional) && repair.repairFrom(next)))) {
                if (repair.repairUpTo(one, twoDimensional)) {
                    handOut(twoDimensional);
                } else {
                    lose();
                }
                if (repair.repairFrom(next)) {
                    handOut(/* twoDimensional= */ false);
                } else {
                    lose();
                }
                return true;
            }
        }
        return false;
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
