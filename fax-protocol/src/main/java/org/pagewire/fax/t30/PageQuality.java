package org.pagewire.fax.t30;

/** How many bad rows a page without error correction may have; T.30 leaves that to the receiver (5.3.6.1.7). */
public final class PageQuality {
    private static final int KEEP_PERCENT = 15;
    private static final int RETRAIN_PERCENT = 5;

    private PageQuality() {}

    /** Whether the page is kept (MCF or RTP); if not it is asked for again (RTN). */
    public static boolean acceptable(int rows, int badRows) {
        return rows > 0 && badRows * 100L <= (long) rows * KEEP_PERCENT;
    }

    /** Whether the page is kept, but the line needs another training (RTP). */
    static boolean wantsRetraining(int rows, int badRows) {
        return badRows * 100L > (long) rows * RETRAIN_PERCENT;
    }
}
