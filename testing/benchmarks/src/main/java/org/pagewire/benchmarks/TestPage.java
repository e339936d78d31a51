package org.pagewire.benchmarks;

import org.pagewire.image.page.Page;

/**
 * A page to measure with.
 *
 * @param name what the tables call it
 */
record TestPage(String name, Kind kind, Page page) {

    /** What is on a page, and whether it counts in the mean. */
    enum Kind {
        TEXT("text"),
        LINE_ART("line art"),
        FORM("form"),
        TABLE("table"),
        /** One of the ITU-T charts, from beside the checkout. */
        CHART("ITU chart"),
        /** A page as no office sends it, or one that no coding likes. */
        EXTREME("extreme");

        final String label;

        Kind(String label) {
            this.label = label;
        }

        boolean inMean() {
            return this != EXTREME;
        }
    }

    /** The page's rows one behind the other, as {@link org.pagewire.image.page.RowSink} packs them. */
    byte[] pixels() {
        int stride = Page.stride(page.width());
        byte[] pixels = new byte[stride * page.height()];
        int[] at = {0};
        page.send((packed, offset) -> {
            System.arraycopy(packed, offset, pixels, at[0], stride);
            at[0] += stride;
        });
        return pixels;
    }
}
