package org.pagewire.image.t4;

/**
 * How the rows of a page came through; what the TIFF tags CleanFaxData, BadFaxLines and ConsecutiveBadFaxLines of
 * RFC 2306 say.
 *
 * @param good rows decoded whole
 * @param bad rows that were damaged or lost: found again by their one wrong bit, or the row above repeated in their place; in T.85, rows known to come from
 *     damaged data, as they were decoded
 * @param longestBadRun most bad rows in a row
 */
public record RowCounts(int good, int bad, int longestBadRun) {

    /** Nothing decoded. */
    public static final RowCounts NONE = new RowCounts(0, 0, 0);

    /** All rows handed out. */
    public int total() {
        return good + bad;
    }
}
