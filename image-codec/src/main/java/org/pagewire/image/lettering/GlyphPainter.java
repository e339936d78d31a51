package org.pagewire.image.lettering;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;

/**
 * Fills outlines by exact area: every side of the outline changes the cover of the pixels to its right by the height it
 * has in their row, and of those it runs through by the part to its right. Does without Java's pen, which would load
 * the machine's fonts.
 */
final class GlyphPainter {

    /** How far a curve may be from the lines that stand for it, in pixels. */
    private static final double FLATNESS = 0.05;

    private final int left;
    private final int top;
    private final int stride;
    /** What each pixel adds to the cover of the one left of it. A row has one more than pixels, for what ends at the edge. */
    private final float[] steps;

    private GlyphPainter(int left, int top, int stride, int height) {
        this.left = left;
        this.top = top;
        this.stride = stride;
        this.steps = new float[stride * height];
    }

    /**
     * @param outline in ems
     * @param across pixels per em
     * @param down from ems to rows
     */
    static Glyph paint(Path2D outline, double across, DoubleUnaryOperator down) {
        Path2D scaled = scaled(outline, across, down);
        Rectangle2D bounds = scaled.getBounds2D();
        if (bounds.isEmpty()) {
            return new Glyph(0, 0, 0, new byte[0]);
        }
        int left = (int) Math.floor(bounds.getMinX());
        int top = (int) Math.floor(bounds.getMinY());
        int width = (int) Math.ceil(bounds.getMaxX()) - left;
        int height = (int) Math.ceil(bounds.getMaxY()) - top;
        GlyphPainter painter = new GlyphPainter(left, top, width + 2, height);
        painter.walk(scaled.getPathIterator(null, FLATNESS));
        return new Glyph(left, top, width, painter.cover(width, height));
    }

    private static Path2D scaled(Path2D outline, double across, DoubleUnaryOperator down) {
        Path2D scaled = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double[] at = new double[6];
        for (PathIterator each = outline.getPathIterator(null); !each.isDone(); each.next()) {
            int kind = each.currentSegment(at);
            for (int i = 0; i < at.length; i += 2) {
                at[i] *= across;
                at[i + 1] = down.applyAsDouble(at[i + 1]);
            }
            switch (kind) {
                case PathIterator.SEG_MOVETO -> scaled.moveTo(at[0], at[1]);
                case PathIterator.SEG_LINETO -> scaled.lineTo(at[0], at[1]);
                case PathIterator.SEG_QUADTO -> scaled.quadTo(at[0], at[1], at[2], at[3]);
                case PathIterator.SEG_CUBICTO -> scaled.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> scaled.closePath();
            }
        }
        return scaled;
    }

    private void walk(PathIterator sides) {
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (; !sides.isDone(); sides.next()) {
            int kind = sides.currentSegment(at);
            if (kind == PathIterator.SEG_LINETO) {
                side(x, y, at[0], at[1]);
                x = at[0];
                y = at[1];
            } else {
                side(x, y, startX, startY);
                if (kind == PathIterator.SEG_MOVETO) {
                    startX = at[0];
                    startY = at[1];
                }
                x = startX;
                y = startY;
            }
        }
        side(x, y, startX, startY);
    }

    /** One side, cut at rows. */
    private void side(double fromX, double fromY, double toX, double toY) {
        double highX = fromY < toY ? fromX : toX;
        double high = Math.min(fromY, toY);
        double low = Math.max(fromY, toY);
        double slope = (fromY < toY ? toX - fromX : fromX - toX) / (low - high);
        int direction = fromY < toY ? 1 : -1;
        for (double y = high; y < low; ) {
            int row = (int) Math.floor(y);
            double until = Math.min(low, row + 1);
            double x = highX + (y - high) * slope;
            double endX = highX + (until - high) * slope;
            inRow((row - top) * stride, column(Math.min(x, endX)), column(Math.max(x, endX)), direction * (until - y));
            y = until;
        }
    }

    /** Reckoned along a side, x may be less than the leftmost there is, by the last bits of a number. */
    private double column(double x) {
        return Math.max(0, x - left);
    }

    /** A piece of a side within a row, cut at columns. */
    private void inRow(int offset, double from, double to, double height) {
        double wide = to - from;
        double x = from;
        do {
            int column = (int) Math.floor(x);
            double until = Math.min(to, column + 1);
            double share = wide > 0 ? height * (until - x) / wide : height;
            double right = 1 - ((x + until) / 2 - column);
            steps[offset + column] += (float) (share * right);
            steps[offset + column + 1] += (float) (share * (1 - right));
            x = until;
        } while (x < to);
    }

    private byte[] cover(int width, int height) {
        byte[] ink = new byte[width * height];
        for (int row = 0; row < height; row++) {
            float cover = 0;
            for (int column = 0; column < width; column++) {
                cover += steps[row * stride + column];
                ink[row * width + column] = (byte) Math.round(Math.min(1, Math.abs(cover)) * Glyph.FULL);
            }
        }
        return ink;
    }
}
