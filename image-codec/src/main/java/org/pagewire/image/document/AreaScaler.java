package org.pagewire.image.document;

import java.util.Arrays;

/**
 * Scales grey rows by area as they come: a pixel of the result is the mean of what it covers. Only the result and one row
 * are held. Used by one thread.
 */
final class AreaScaler {

    private final int sourceHeight;
    private final GreyPlane result;
    private final int resultHeight;
    /** First column of the source under each column of the result, and the share of it that lies there. */
    private final int[] firstColumn;

    private final float[] columnEdges;
    private final float[] across;
    private final float[] sums;
    private final float columnArea;
    private final double ratio;
    private int taken;
    private int given;

    /**
     * @param plane takes the result in its top left corner
     * @param width of the result, at most the plane's
     * @param height of the result, at most the plane's
     */
    AreaScaler(int sourceWidth, int sourceHeight, GreyPlane plane, int width, int height) {
        this.sourceHeight = sourceHeight;
        this.result = plane;
        this.resultHeight = height;
        this.firstColumn = new int[width + 1];
        this.columnEdges = new float[width + 1];
        double step = (double) sourceWidth / width;
        for (int i = 0; i <= width; i++) {
            double edge = Math.min(sourceWidth, i * step);
            firstColumn[i] = Math.min((int) edge, sourceWidth - 1);
            columnEdges[i] = (float) (edge - firstColumn[i]);
        }
        this.across = new float[width];
        this.sums = new float[width];
        this.columnArea = (float) step;
        this.ratio = (double) sourceHeight / height;
    }

    /** Takes the next row of the source. */
    void row(byte[] grey, int offset) {
        sumAcross(grey, offset);
        double top = taken;
        double bottom = ++taken;
        while (given < resultHeight) {
            double end = (given + 1) * ratio;
            float share = (float) Math.max(0, Math.min(bottom, end) - Math.max(top, given * ratio));
            for (int x = 0; x < sums.length; x++) {
                sums[x] += share * across[x];
            }
            if (end > bottom && taken < sourceHeight) {
                return;
            }
            emit();
        }
    }

    private void sumAcross(byte[] grey, int offset) {
        for (int x = 0; x < across.length; x++) {
            int first = firstColumn[x];
            int last = firstColumn[x + 1];
            float sum =
                    (grey[offset + last] & 0xFF) * columnEdges[x + 1] - (grey[offset + first] & 0xFF) * columnEdges[x];
            for (int column = first; column < last; column++) {
                sum += grey[offset + column] & 0xFF;
            }
            across[x] = sum;
        }
    }

    private void emit() {
        float area = (float) (columnArea * ratio);
        for (int x = 0; x < sums.length; x++) {
            result.set(x, given, Math.min(GreyPlane.WHITE, Math.max(0, Math.round(sums[x] / area))));
        }
        Arrays.fill(sums, 0);
        given++;
    }
}
