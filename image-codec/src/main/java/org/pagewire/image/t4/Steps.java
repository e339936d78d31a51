package org.pagewire.image.t4;

/**
 * Counts from one one-dimensional row of MR to the next. Where they come at the same distance all the time, it tells how many rows
 * were lost before this one: an EOL may be lost among rows that cannot be read for want of their reference line, or made by a wrong
 * bit.
 */
final class Steps {

    private static final int UNKNOWN = 0;

    private final RowOutput out;
    /** Rows and bad rows up to the last one-dimensional one. */
    private int rowsThen;

    private int badRowsThen;
    /** Its distance from the one before, if all between were good. */
    private int lastDistance = UNKNOWN;
    /** The distance, if it was the same twice. */
    private int k = UNKNOWN;

    Steps(RowOutput out) {
        this.out = out;
    }

    /** A one-dimensional row comes next. */
    void oneDimensionalRow() {
        int distance = out.rows() - rowsThen;
        if (out.badRows() == badRowsThen) {
            k = distance == lastDistance ? distance : k;
            lastDistance = distance;
        } else if (k != UNKNOWN && out.anyLost()) {
            int surplus = distance % k;
            out.correctLost(2 * surplus < k ? -surplus : k - surplus);
        }
        rowsThen = out.rows();
        badRowsThen = out.badRows();
    }
}
