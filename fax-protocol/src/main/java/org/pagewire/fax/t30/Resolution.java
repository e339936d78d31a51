package org.pagewire.fax.t30;

/** Resolutions in pels and lines per millimetre (T.4 clause 2); every terminal can do {@link #STANDARD}. */
public enum Resolution {
    /** 8 pels/mm × 3.85 lines/mm. */
    STANDARD(3.85, 2),
    /** 8 pels/mm × 7.7 lines/mm. */
    FINE(7.7, 4),
    /** 8 pels/mm × 15.4 lines/mm. */
    SUPERFINE(15.4, 8);

    private final double linesPerMm;
    private final int k;

    Resolution(double linesPerMm, int k) {
        this.linesPerMm = linesPerMm;
        this.k = k;
    }

    /** Rows per millimetre of paper. */
    public double linesPerMm() {
        return linesPerMm;
    }

    /** K of MR coding: at most K - 1 rows follow a one-dimensional one (T.4 clause 4.2.2). */
    public int k() {
        return k;
    }
}
