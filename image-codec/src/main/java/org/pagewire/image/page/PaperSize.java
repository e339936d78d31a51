package org.pagewire.image.page;

import java.util.Locale;
import java.util.Optional;

/** Sheets of paper that people know by name. */
public enum PaperSize {
    /** 210 by 297 mm. */
    A4("A4", 210, 297),
    /** 8.5 by 11 inches. */
    LETTER("Letter", 215.9, 279.4),
    /** 8.5 by 14 inches. */
    LEGAL("Legal", 215.9, 355.6),
    /** 257 by 364 mm as in Japan and T.30; ISO B4, 250 by 353 mm, is within its tolerance. */
    B4("B4", 257, 364),
    /** 297 by 420 mm. */
    A3("A3", 297, 420);

    private static final double MM_PER_INCH = 25.4;
    /** Feeders slip and files crop: the length may be off by this share, less than half of what A4 and Letter differ by. */
    private static final double LENGTH_TOLERANCE = 0.031;
    /** A fax row is up to 219.5 mm long on A4 (1728 pixels at 200 dpi). */
    private static final double WIDER = 0.05;

    private static final double NARROWER = 0.03;

    private final String label;
    private final double widthMm;
    private final double heightMm;

    PaperSize(String label, double widthMm, double heightMm) {
        this.label = label;
        this.widthMm = widthMm;
        this.heightMm = heightMm;
    }

    /** The sheet a page of these pixels is, upright, if it is about as wide and as long as one. */
    public static Optional<PaperSize> of(int width, int height, Resolution resolution) {
        double acrossMm = width / resolution.horizontal() * MM_PER_INCH;
        double downMm = height / resolution.vertical() * MM_PER_INCH;
        PaperSize best = null;
        double least = LENGTH_TOLERANCE;
        for (PaperSize sheet : values()) {
            double off = Math.abs(downMm / sheet.heightMm - 1);
            if (off <= least && acrossMm >= sheet.widthMm * (1 - NARROWER) && acrossMm <= sheet.widthMm * (1 + WIDER)) {
                best = sheet;
                least = off;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * A page's size for people: {@code A4}, {@code Letter landscape}, or where it is no such sheet {@code 1728 x 3400 at fine
     * (A4 wide, 44 cm long)}.
     */
    public static String describe(int width, int height, Resolution resolution) {
        Optional<PaperSize> upright = of(width, height, resolution);
        if (upright.isPresent()) {
            return upright.get().label;
        }
        Optional<PaperSize> onItsSide = of(height, width, resolution.turned());
        if (onItsSide.isPresent()) {
            return onItsSide.get().label + " landscape";
        }
        Optional<FaxResolution> fax = FaxResolution.of(resolution);
        String at = fax.map(each -> each.keyword() + (each.compareTo(FaxResolution.DPI_300) < 0 ? "" : " dpi"))
                .orElse(String.format(Locale.ROOT, "%.0f x %.0f dpi", resolution.horizontal(), resolution.vertical()));
        String across = fax.flatMap(each -> FaxGeometry.of(width, each))
                .map(each -> each.scanWidth() + " wide")
                .orElse(String.format(Locale.ROOT, "%.0f cm wide", width / resolution.horizontal() * MM_PER_INCH / 10));
        double centimetres = height / resolution.vertical() * MM_PER_INCH / 10;
        return String.format(Locale.ROOT, "%d x %d at %s (%s, %.0f cm long)", width, height, at, across, centimetres);
    }

    /** What people call it. */
    @Override
    public String toString() {
        return label;
    }
}
