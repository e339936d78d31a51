package org.pagewire.image.page;

import java.util.Optional;

/**
 * The resolutions of group 3 facsimile at about 200 pixels per inch (ITU-T T.4, clause 2.2 and table 2). Each stands for
 * its metric form (8 pixels/mm by 3.85, 7.7 or 15.4 lines/mm) and its inch form (200 by 100, 200 or 400 per inch): the
 * two carry the same pixels, so a page goes from one to the other unchanged.
 */
public enum FaxResolution {
    /** 204 by 98 dpi, also 200 by 100. Every fax machine has it. */
    STANDARD(98),
    /** 204 by 196 dpi, also 200 by 200. */
    FINE(196),
    /** 204 by 391 dpi, also 200 by 400. */
    SUPERFINE(391);

    /** Metric and inch forms differ by 2 to 2.3 percent; files round them further. */
    private static final double TOLERANCE = 0.04;

    private final Resolution resolution;

    FaxResolution(int vertical) {
        this.resolution = new Resolution(204, vertical);
    }

    /** The metric form in dpi, rounded as TIFF-F files write it (RFC 2306, section 4.4.2). */
    public Resolution resolution() {
        return resolution;
    }

    /** The fax resolution that is the same as this one, pixel for pixel. */
    public static Optional<FaxResolution> of(Resolution resolution) {
        for (FaxResolution candidate : values()) {
            if (near(resolution.horizontal(), candidate.resolution.horizontal())
                    && near(resolution.vertical(), candidate.resolution.vertical())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean near(double dpi, double wanted) {
        return Math.abs(dpi - wanted) <= wanted * TOLERANCE;
    }
}
