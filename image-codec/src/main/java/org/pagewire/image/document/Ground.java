package org.pagewire.image.document;

import java.util.Arrays;
import java.util.BitSet;
import org.pagewire.image.page.Resolution;

/**
 * A page in cells of a quarter of a millimetre, and the ground of each: what is left when all dark strokes are filled
 * (light side) or all light ones (dark side). Where the two sides differ there are strokes.
 */
final class Ground {

    /** Cells per inch, about. */
    private static final double CELLS = 102;
    /** Strokes are narrower than this; wider ones are areas. */
    private static final double STROKE_INCHES = 0.11;

    /** What differs by less from its ground is no stroke. */
    private static final int CONTRAST = 36;
    /** The same for means of cells, of which a hairline takes a part. */
    private static final int NARROW = 12;
    /** Ground lighter than this does not show its noise. */
    private static final int WHITE = 250;
    /** Noise is told from this share of the page or not at all. */
    private static final double FLAT_SHARE = 0.02;

    private final int cellWidth;
    private final int cellHeight;
    private final int columns;
    private final int rows;
    private final byte[] mean;
    private final byte[] darkest;
    private final byte[] lightest;
    private final byte[] light;
    private final byte[] dark;
    private final BitSet strokes;
    private final int noise;

    private final GreyPlane page;

    Ground(GreyPlane page, Resolution resolution) {
        this.page = page;
        this.cellWidth = Math.max(1, (int) Math.round(resolution.horizontal() / CELLS));
        this.cellHeight = Math.max(1, (int) Math.round(resolution.vertical() / CELLS));
        this.columns = (page.width() + cellWidth - 1) / cellWidth;
        this.rows = (page.height() + cellHeight - 1) / cellHeight;
        this.mean = new byte[columns * rows];
        this.darkest = new byte[columns * rows];
        this.lightest = new byte[columns * rows];
        gather(page);
        Extremes window = new Extremes(
                columns,
                rows,
                reach(resolution.horizontal() / cellWidth, STROKE_INCHES / 2),
                reach(resolution.vertical() / cellHeight, STROKE_INCHES / 2));
        this.light = window.darkest(window.lightest(lightest));
        this.dark = window.lightest(window.darkest(darkest));
        byte[] filled = window.darkest(window.lightest(mean));
        byte[] cleared = window.lightest(window.darkest(mean));
        this.strokes = new BitSet(columns * rows);
        this.noise = measured();
        for (int cell = 0; cell < columns * rows; cell++) {
            // A cell across the rim of an area has contrast, but none that filling takes away.
            boolean narrow = (filled[cell] & 0xFF) - (cleared[cell] & 0xFF) >= NARROW + noise / 2;
            strokes.set(cell, narrow && contrast(cell) >= CONTRAST + noise);
        }
    }

    /** The noise: nothing in a drawing, some in a scan. */
    private int measured() {
        int[] counts = new int[CONTRAST];
        int flat = 0;
        for (int cell = 0; cell < columns * rows; cell++) {
            // White hides noise.
            if (contrast(cell) < CONTRAST && light(cell) < WHITE) {
                counts[range(cell)]++;
                flat++;
            }
        }
        if (flat < columns * rows * FLAT_SHARE) {
            return 0;
        }
        int median = 0;
        for (int below = counts[0]; below < flat / 2; below += counts[median]) {
            median++;
        }
        return median;
    }

    private static int reach(double cellsPerInch, double inches) {
        return Math.max(1, (int) Math.round(cellsPerInch * inches));
    }

    private void gather(GreyPlane page) {
        int[] sums = new int[columns];
        int[] least = new int[columns];
        int[] most = new int[columns];
        byte[] grey = page.octets();
        for (int row = 0; row < rows; row++) {
            Arrays.fill(sums, 0);
            Arrays.fill(least, 255);
            Arrays.fill(most, 0);
            int bottom = Math.min(page.height(), (row + 1) * cellHeight);
            for (int y = row * cellHeight; y < bottom; y++) {
                int at = y * page.width();
                for (int column = 0, left = 0; column < columns; column++, left += cellWidth) {
                    int right = Math.min(page.width(), left + cellWidth);
                    for (int x = left; x < right; x++) {
                        int value = grey[at + x] & 0xFF;
                        sums[column] += value;
                        least[column] = Math.min(least[column], value);
                        most[column] = Math.max(most[column], value);
                    }
                }
            }
            for (int column = 0; column < columns; column++) {
                int pixels = (bottom - row * cellHeight)
                        * (Math.min(page.width(), (column + 1) * cellWidth) - column * cellWidth);
                int i = row * columns + column;
                mean[i] = (byte) (sums[column] / pixels);
                darkest[i] = (byte) least[column];
                lightest[i] = (byte) most[column];
            }
        }
    }

    int cellWidth() {
        return cellWidth;
    }

    int cellHeight() {
        return cellHeight;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Mean grey of a cell. */
    int mean(int cell) {
        return mean[cell] & 0xFF;
    }

    /** Lightest less darkest pixel of a cell. */
    int range(int cell) {
        return (lightest[cell] & 0xFF) - (darkest[cell] & 0xFF);
    }

    /** The ground of a cell if strokes are dark. */
    int light(int cell) {
        return light[cell] & 0xFF;
    }

    /** The ground of a cell if strokes are light. */
    int dark(int cell) {
        return dark[cell] & 0xFF;
    }

    /** Whether there are strokes on a cell. */
    boolean isStroke(int cell) {
        return strokes.get(cell);
    }

    /** By how much pixels differ where nothing is drawn. */
    int noise() {
        return noise;
    }

    /** Between the two sides. */
    int contrast(int cell) {
        return light(cell) - dark(cell);
    }

    int cell(int x, int y) {
        return y / cellHeight * columns + x / cellWidth;
    }

    /** Adds to counts from an index on the pixels of a cell, those near its light side and those near its dark side. */
    void countClear(int cell, int[] counts, int index) {
        int near = Math.max(noise, contrast(cell) / 5);
        int right = Math.min(page.width(), (cell % columns + 1) * cellWidth);
        int bottom = Math.min(page.height(), (cell / columns + 1) * cellHeight);
        for (int y = cell / columns * cellHeight; y < bottom; y++) {
            for (int x = cell % columns * cellWidth; x < right; x++) {
                int grey = page.at(x, y);
                counts[index]++;
                counts[index + 1] += grey >= light(cell) - near ? 1 : 0;
                counts[index + 2] += grey <= dark(cell) + near ? 1 : 0;
            }
        }
    }
}
