package org.pagewire.image.t85;

import org.pagewire.image.t4.RowCounts;

/** Counts rows by whether the data of their stripe fits them; damage lasts until a stripe starts afresh. */
final class StripeQuality {

    /** Octets of a stripe that may decide nothing: what the coder compares and rounds up to. */
    private static final int SPARE_OCTETS = 4;

    private int good;
    private int bad;
    private int badRun;
    private int longestBadRun;
    /** Rows of the stripe in hand. */
    private int open;

    private boolean damaged;

    void rows(int count) {
        open += count;
    }

    /** Takes note of how many octets of the stripe in hand no row needed. */
    void unused(int octets) {
        damaged |= octets > SPARE_OCTETS;
    }

    void damage() {
        damaged = true;
    }

    void endStripe() {
        if (damaged) {
            bad += open;
            badRun += open;
            longestBadRun = Math.max(longestBadRun, badRun);
        } else if (open > 0) {
            good += open;
            badRun = 0;
        }
        open = 0;
    }

    /** The next stripe starts afresh. */
    void reset() {
        damaged = false;
    }

    RowCounts counts() {
        return new RowCounts(good + open, bad, longestBadRun);
    }
}
