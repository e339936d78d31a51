package org.pagewire.image.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The resolutions of group 3 facsimile for black and white (ITU-T T.4, clause 2.2; T.30, table 2). Those with a metric
 * form (8 or 16 pixels/mm by 3.85, 7.7 or 15.4 lines/mm) stand for it and for the inch form that T.30 takes for the
 * same: the two carry the same pixels, so a page goes from one to the other unchanged. In the order of the work a page
 * makes.
 */
public enum FaxResolution {
    /** 204 by 98 dpi (R8 by 3.85), also 200 by 100. Every fax machine has it. */
    STANDARD("standard", 200, 100, 8, 3.85),
    /** 204 by 196 dpi (R8 by 7.7), also 200 by 200. */
    FINE("fine", 200, 200, 8, 7.7),
    /** 204 by 391 dpi (R8 by 15.4), also 200 by 400. */
    SUPERFINE("superfine", 200, 400, 8, 15.4),
    /** 300 by 300 dpi. */
    DPI_300("300", 300, 300),
    /** 408 by 391 dpi (R16 by 15.4), also 400 by 400. */
    DPI_400("400", 400, 400, 16, 15.4),
    /** 300 by 600 dpi. */
    DPI_300_BY_600("300x600", 300, 600),
    /** 400 by 800 dpi. */
    DPI_400_BY_800("400x800", 400, 800),
    /** 600 by 600 dpi. */
    DPI_600("600", 600, 600),
    /** 600 by 1200 dpi. */
    DPI_600_BY_1200("600x1200", 600, 1200),
    /** 1200 by 1200 dpi. */
    DPI_1200("1200", 1200, 1200);

    /** Metric and inch forms differ by 2 to 2.3 percent; files round them further. */
    private static final double TOLERANCE = 0.04;

    private static final double MM_PER_INCH = 25.4;

    private final String keyword;
    private final Resolution inch;
    private final @Nullable Resolution metric;
    private final Resolution resolution;

    FaxResolution(String keyword, int across, int down) {
        this.keyword = keyword;
        this.inch = new Resolution(across, down);
        this.metric = null;
        this.resolution = inch;
    }

    FaxResolution(String keyword, int across, int down, int pixelsPerMm, double linesPerMm) {
        this.keyword = keyword;
        this.inch = new Resolution(across, down);
        this.metric = new Resolution(pixelsPerMm * MM_PER_INCH, linesPerMm * MM_PER_INCH);
        // RFC 2306 rounds 203.2 up to 204 and doubles that.
        this.resolution = new Resolution(pixelsPerMm / 8 * 204, Math.round(metric.vertical()));
    }

    /**
     * Pixels per inch: the metric form where there is one, rounded as TIFF-F files write it (RFC 2306, section 4.4.2).
     */
    public Resolution resolution() {
        return resolution;
    }

    /** What people call it, for options and messages: standard, fine, superfine, 300, 400, 300x600 and so on. */
    public String keyword() {
        return keyword;
    }

    /** The resolution of this {@link #keyword}, in upper or lower case. */
    public static Optional<FaxResolution> named(String keyword) {
        for (FaxResolution candidate : values()) {
            if (candidate.keyword.equalsIgnoreCase(keyword)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The fax resolution that is the same as this one, pixel for pixel. */
    public static Optional<FaxResolution> of(Resolution resolution) {
        for (FaxResolution candidate : values()) {
            if (near(resolution.horizontal(), candidate.resolution.horizontal(), TOLERANCE)
                    && near(resolution.vertical(), candidate.resolution.vertical(), TOLERANCE)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * How many pixels of this resolution, across and down, take the room on paper of one of another. From standard, fine
     * and superfine to one another and up to 400 it is that of the metric forms whichever form the source says, so that
     * rows are exactly doubled or halved. From 400 down a source of inch form goes by its true size: a scan of A4, halved,
     * would be longer than the paper by 7 mm.
     */
    Scale per(Resolution source) {
        FaxResolution natural = of(source).orElse(null);
        if (natural == null) {
            return ratio(resolution, source);
        }
        if (natural.metric == null) {
            return ratio(resolution, natural.inch);
        }
        boolean saysInch = near(source.vertical(), natural.inch.vertical(), TOLERANCE / 4);
        if (metric != null && (!saysInch || natural.acrossClass() <= acrossClass())) {
            return ratio(metric, natural.metric);
        }
        return ratio(resolution, saysInch ? natural.inch : natural.metric);
    }

    /**
     * Pixels of a result for one of its source.
     *
     * @param across along a row
     * @param down rows
     */
    record Scale(double across, double down) {}

    /** Pixels per inch across in the inch form: 200, 300, 400, 600 or 1200. Scan lines are multiples of it. */
    int acrossClass() {
        return (int) inch.horizontal();
    }

    private static Scale ratio(Resolution result, Resolution source) {
        return new Scale(result.horizontal() / source.horizontal(), result.vertical() / source.vertical());
    }

    private static boolean near(double dpi, double wanted, double tolerance) {
        return Math.abs(dpi - wanted) <= wanted * tolerance;
    }
}
