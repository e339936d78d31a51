package org.pagewire.image.t4;

/** What came of the code words of a row so far. */
enum RowResult {
    /** The row is complete. */
    COMPLETE,
    /** There is more of the row to decode. */
    GOING_ON,
    /** More bits are needed. */
    STARVED,
    /** A code that cannot be. The input stands before it. */
    BAD
}
