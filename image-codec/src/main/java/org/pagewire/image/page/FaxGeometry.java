package org.pagewire.image.page;

import java.util.Optional;

/**
 * What T.30 can agree on for a page: a scan line length and a resolution.
 *
 * @param scanWidth how wide the paper is
 * @param resolution pixels per inch
 */
public record FaxGeometry(ScanWidth scanWidth, FaxResolution resolution) {

    /** A4 and Legal have more rows than this at fine and fewer at standard resolution. */
    private static final int FINE_FROM_ROWS = 1_450;

    /** Pixels per row. */
    public int width() {
        return scanWidth.pixels(resolution);
    }

    /** The geometry with this many pixels to a row, if the resolution has one. */
    public static Optional<FaxGeometry> of(int width, FaxResolution resolution) {
        for (ScanWidth candidate : ScanWidth.values()) {
            if (candidate.pixels(resolution) == width) {
                return Optional.of(new FaxGeometry(candidate, resolution));
            }
        }
        return Optional.empty();
    }

    /**
     * What a page most likely is whose file does not tell its resolution. Its width tells how many pixels there are to the
     * inch across, and of the resolutions that have as many it is the one with square pixels; only between standard and
     * fine the number of rows decides.
     *
     * @param width pixels per row
     * @param height rows
     */
    public static Optional<FaxGeometry> guess(int width, int height) {
        for (FaxResolution resolution : FaxResolution.values()) {
            boolean fine = resolution == FaxResolution.STANDARD && height >= FINE_FROM_ROWS;
            Optional<FaxGeometry> guess = of(width, fine ? FaxResolution.FINE : resolution);
            if (guess.isPresent()) {
                return guess;
            }
        }
        return Optional.empty();
    }
}
