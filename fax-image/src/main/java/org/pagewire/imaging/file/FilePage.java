package org.pagewire.imaging.file;

import org.pagewire.image.page.Page;
import org.pagewire.image.t4.RowCounts;

/**
 * A page of a file, decoded.
 *
 * @param page its pixels
 * @param coding how it is stored, in the words of the field; empty where it was no page of pixels or none of a fax
 * @param profile of RFC 3949 that a TIFF page is within: S, F or J; empty for any other
 * @param octets of its data in the file; -1 where that makes no sense
 * @param offset where its data starts in the file or, in raw data, where the first damage was found; -1 where that makes no
 *     sense
 * @param rows how its rows were decoded now
 * @param received how its rows once came through, as the file's tags tell; all good where there are none
 * @param cut whether the data broke off where nothing tells how many rows should follow
 */
public record FilePage(
        Page page,
        String coding,
        String profile,
        long octets,
        long offset,
        RowCounts rows,
        RowCounts received,
        boolean cut) {

    /** A page that was never coded as a fax. */
    static FilePage drawn(Page page) {
        RowCounts all = new RowCounts(page.height(), 0, 0);
        return new FilePage(page, "", "", -1, -1, all, all, false);
    }

    /** Whether a row of it could not be decoded. */
    public boolean damaged() {
        return rows.bad() > 0 || cut;
    }

    /** What is damaged, as the rest of a sentence about the page. */
    public String damage() {
        if (rows.bad() == 0) {
            return "the data is damaged and ends the page after " + rows.total() + " rows";
        }
        return bad(rows) + (cut ? ", and the data ends in the middle" : "");
    }

    /** Bad rows, as the rest of a sentence. */
    public static String bad(RowCounts rows) {
        return rows.bad() + " of " + rows.total() + " rows bad, " + rows.longestBadRun() + " of them in a row";
    }
}
