package org.pagewire.image.tiff;

import java.io.IOException;
import java.util.Optional;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Resolution;

/**
 * The resolution that the tags of a page tell or let guess.
 *
 * @param told whether the tags tell it
 */
record PageResolution(Resolution resolution, boolean told) {

    private static final double CENTIMETRES_PER_INCH = 2.54;
    /** A few pixels per inch are a ratio or a mistake, no resolution. */
    private static final double LOWEST = 10;

    private static final double HIGHEST = 100_000;
    /** What a page is taken to be wide if its file does not say: the width of A4. */
    private static final double GUESSED_WIDTH_INCHES = 8.27;

    /** Of a page as stored. */
    static PageResolution of(Directory tags, int width, int height) throws IOException {
        long unit = tags.spareNumber(Tag.RESOLUTION_UNIT, Tag.INCH);
        double x = tags.fraction(Tag.X_RESOLUTION);
        double y = tags.fraction(Tag.Y_RESOLUTION);
        double scale = unit == Tag.CENTIMETRE ? CENTIMETRES_PER_INCH : 1;
        boolean plausible = plausible(x * scale, y * scale);
        if (plausible && isFax(width, x * scale, y * scale)) {
            return new PageResolution(new Resolution(x * scale, y * scale), true);
        }
        Optional<Resolution> meant = meant(width, x, y);
        if (meant.isPresent()) {
            return new PageResolution(meant.get(), true);
        }
        if (plausible && (unit == Tag.INCH || unit == Tag.CENTIMETRE)) {
            return new PageResolution(new Resolution(x * scale, y * scale), true);
        }
        return new PageResolution(guess(width, height), false);
    }

    /** The resolution of a fax page whose writer took the wrong unit or exchanged the two numbers. */
    private static Optional<Resolution> meant(int width, double x, double y) {
        for (double scale : new double[] {1, CENTIMETRES_PER_INCH}) {
            if (isFax(width, x * scale, y * scale)) {
                return Optional.of(new Resolution(x * scale, y * scale));
            }
            if (isFax(width, y * scale, x * scale)) {
                return Optional.of(new Resolution(y * scale, x * scale));
            }
        }
        return Optional.empty();
    }

    private static boolean isFax(int width, double x, double y) {
        return plausible(x, y) && fax(width, new Resolution(x, y)).isPresent();
    }

    /** The scan line and resolution of T.30 that this is for a page so wide. */
    Optional<FaxGeometry> fax(int width) {
        return fax(width, resolution);
    }

    private static Optional<FaxGeometry> fax(int width, Resolution resolution) {
        return FaxResolution.of(resolution).flatMap(found -> FaxGeometry.of(width, found));
    }

    private static boolean plausible(double x, double y) {
        return x >= LOWEST && y >= LOWEST && x <= HIGHEST && y <= HIGHEST;
    }

    private static Resolution guess(int width, int height) {
        double square = Math.max(width / GUESSED_WIDTH_INCHES, 1);
        return FaxGeometry.guess(width, height)
                .map(guess -> guess.resolution().resolution())
                .orElse(new Resolution(square, square));
    }
}
