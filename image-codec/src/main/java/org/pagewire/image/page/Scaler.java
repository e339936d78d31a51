package org.pagewire.image.page;

import java.util.Arrays;

/**
 * Scales bi-level pages by area: a pixel of the result is black if enough of the area it covers is. The threshold is below a half, so
 * that thin strokes survive being made smaller.
 */
final class Scaler {

    /** What a pixel of the source covers, each way. */
    private static final int UNIT = 256;
    /** Black share of the area from which the result is black. */
    private static final double THRESHOLD = 1.0 / 3;

    private final Page source;
    private final int width;
    private final int height;
    /** Edges of the result's columns on the source, in {@link #UNIT}s. */
    private final long[] edges;

    private final int[] blackInRow;
    private int rowSummed = -1;

    private Scaler(Page source, int width, int height) {
        this.source = source;
        this.width = width;
        this.height = height;
        this.edges = new long[width + 1];
        for (int i = 0; i <= width; i++) {
            edges[i] = (long) source.width() * UNIT * i / width;
        }
        this.blackInRow = new int[width];
    }

    /** The page in another size. */
    static Page scale(Page source, int width, int height, Resolution resolution) {
        return new Scaler(source, width, height).scaled(resolution);
    }

    private Page scaled(Resolution resolution) {
        PageBuilder result = new PageBuilder(width, resolution);
        byte[] row = new byte[Page.stride(width)];
        long[] black = new long[width];
        for (int y = 0; y < height; y++) {
            long top = (long) source.height() * UNIT * y / height;
            long bottom = (long) source.height() * UNIT * (y + 1) / height;
            Arrays.fill(black, 0);
            for (long at = top; at < bottom; ) {
                int sourceRow = (int) (at / UNIT);
                long until = Math.min(bottom, (sourceRow + 1L) * UNIT);
                sum(sourceRow);
                for (int x = 0; x < width; x++) {
                    black[x] += (until - at) * blackInRow[x];
                }
                at = until;
            }
            Arrays.fill(row, (byte) 0);
            for (int x = 0; x < width; x++) {
                double area = (double) (bottom - top) * (edges[x + 1] - edges[x]);
                if (black[x] > 0 && black[x] >= area * THRESHOLD) {
                    row[x >> 3] |= (byte) (0x80 >> (x & 7));
                }
            }
            result.row(row, 0);
        }
        return result.build();
    }

    /** How much of each of the result's columns is black in a row of the source, in {@link #UNIT}s. */
    private void sum(int sourceRow) {
        if (sourceRow == rowSummed) {
            return;
        }
        rowSummed = sourceRow;
        for (int x = 0; x < width; x++) {
            int black = 0;
            for (long at = edges[x]; at < edges[x + 1]; ) {
                int column = (int) (at / UNIT);
                long until = Math.min(edges[x + 1], (column + 1L) * UNIT);
                if (source.isBlack(column, sourceRow)) {
                    black += (int) (until - at);
                }
                at = until;
            }
            blackInRow[x] = black;
        }
    }
}
