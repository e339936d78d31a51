package org.pagewire.benchmarks.conversion;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page made for the benchmark.
 *
 * @param pdf one page of A4
 * @param words all the text on it, in order
 * @param picture its photograph, null if it has none or it is a scan
 */
record MadePage(
        String name,
        Kind kind,
        Path pdf,
        List<String> words,
        @Nullable Picture picture) {

    /**
     * A photograph on a page.
     *
     * @param left in points from the left edge of the paper
     * @param top in points from the top edge
     * @param width in points
     * @param height in points
     */
    record Picture(double left, double top, double width, double height, Photograph photograph) {}
}
