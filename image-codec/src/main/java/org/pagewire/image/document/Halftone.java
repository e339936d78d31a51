package org.pagewire.image.document;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.pagewire.image.page.Resolution;

/**
 * A screen of clustered dots at 45 degrees, about 36 lines per inch at 200 dpi, 62 at 600: dots hold together, so that they survive
 * printing and cost few colour changes. The dots are round on paper where pixels are not square. Immutable.
 */
final class Halftone {

    /** Two dots in a tile this wide and high. */
    private static final double TILE_INCHES = 8 / 204.0;

    private static final double FINE_DPI = 204;

    private final int width;
    private final int height;
    private final short[] thresholds;

    Halftone(Resolution resolution) {
        // Of more pixels half goes into finer dots and half into more tones.
        double tile = TILE_INCHES * Math.sqrt(FINE_DPI / resolution.horizontal());
        this.width = even(resolution.horizontal() * tile);
        this.height = even(resolution.vertical() * tile);
        int cells = width * height;
        // Off the middle by fractions that no two pixels share, so that dots grow pixel by pixel.
        double[] spot = new double[cells];
        for (int i = 0; i < cells; i++) {
            double x = (i % width + 0.31) / width;
            int row = i / width;
            double y = (row + 0.37) / height;
            spot[i] = Math.cos(2 * Math.PI * x) * Math.cos(2 * Math.PI * y);
        }
        int[] order = IntStream.range(0, cells)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -spot[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.thresholds = new short[cells];
        for (int rank = 0; rank < cells; rank++) {
            thresholds[order[rank]] = (short) Math.round(GreyPlane.WHITE * (1 - (rank + 0.5) / cells));
        }
    }

    private static int even(double pixels) {
        return 2 * (int) Math.max(2, Math.round(pixels / 2));
    }

    /**
     * Sets the black pixels of a row.
     *
     * @param dots where there are dots; elsewhere nothing is set
     */
    void row(GreyPlane page, int y, boolean[] dots, byte[] packed) {
        for (int x = 0; x < dots.length; x++) {
            if (dots[x] && isBlack(x, y, page.at(x, y))) {
                packed[x >> 3] |= (byte) (0x80 >> (x & 7));
            }
        }
    }

    boolean isBlack(int x, int y, int grey) {
        return grey < thresholds[y % height * width + x % width];
    }
}
