package org.pagewire.image.document;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.pagewire.image.page.Resolution;

/**
 * A screen of clustered dots at 45 degrees, about 36 lines per inch at 200 dpi: dots hold together, so that they survive
 * printing and cost few colour changes. The dots are round on paper where pixels are not square. Immutable.
 */
final class Halftone {

    /** Two dots in a tile this wide and high. */
    private static final double TILE_INCHES = Double.parseDouble(System.getProperty("T", "8")) / 204.0;

    private final int width;
    private final int height;
    private final short[] thresholds;

    Halftone(Resolution resolution) {
        this.width = even(resolution.horizontal());
        this.height = even(resolution.vertical());
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
            thresholds[order[rank]] = (short) Math.round(128
                    + Double.parseDouble(System.getProperty("K", "1"))
                            * (GreyPlane.WHITE * (1 - (rank + 0.5) / cells) - 128));
        }
    }

    private static int even(double dpi) {
        return 2 * (int) Math.max(2, Math.round(dpi * TILE_INCHES / 2));
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
