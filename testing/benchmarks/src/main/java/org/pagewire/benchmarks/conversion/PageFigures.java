package org.pagewire.benchmarks.conversion;

import org.jspecify.annotations.Nullable;

/**
 * What was measured on one page.
 *
 * @param milliseconds of processor time that the document took to become the mixed page, opened and warm
 * @param text by the threshold for black text; null where it is not meant for the page
 * @param peer of ghostscript; null where it is not installed
 */
record PageFigures(
        MadePage page,
        double milliseconds,
        Result mixed,
        @Nullable Result text,
        @Nullable Result peer) {

    /**
     * One fax page.
     *
     * @param found words read
     * @param octets of MMR
     * @param likeness of its photograph, null where there is none
     */
    record Result(int found, int octets, @Nullable Likeness likeness) {}
}
