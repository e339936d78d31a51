package org.pagewire.image.document;

/** The darkest or lightest pixel around each pixel of a plane, by running extremes in both directions (van Herk). */
final class Extremes {

    private final int width;
    private final int height;
    private final int across;
    private final int down;

    /**
     * @param across pixels looked at to the left and to the right, from 1
     * @param down rows looked at above and below, from 1
     */
    Extremes(int width, int height, int across, int down) {
        this.width = width;
        this.height = height;
        this.across = across;
        this.down = down;
    }

    byte[] darkest(byte[] grey) {
        return extreme(grey, 0);
    }

    byte[] lightest(byte[] grey) {
        return extreme(grey, 0xFF);
    }

    /** The least of what is exclusive-ored with the flip: flipping all bits turns the least into the greatest. */
    private byte[] extreme(byte[] grey, int flip) {
        byte[] rows = new byte[grey.length];
        Line line = new Line(width, across);
        for (int y = 0; y < height; y++) {
            line.run(grey, rows, y * width, 1, flip);
        }
        byte[] result = new byte[grey.length];
        Line column = new Line(height, down);
        for (int x = 0; x < width; x++) {
            column.run(rows, result, x, width, flip);
        }
        return result;
    }

    private static final class Line {
        private final int length;
        private final int reach;
        private final int[] padded;
        private final int[] forward;
        private final int[] backward;

        Line(int length, int reach) {
            this.length = length;
            this.reach = reach;
            int window = 2 * reach + 1;
            int size = (length + 2 * reach + window - 1) / window * window;
            this.padded = new int[size];
            this.forward = new int[size];
            this.backward = new int[size];
        }

        void run(byte[] from, byte[] to, int start, int step, int flip) {
            int window = 2 * reach + 1;
            for (int i = 0; i < padded.length; i++) {
                int at = i - reach;
                padded[i] = at < 0 || at >= length ? 0xFF : (from[start + at * step] & 0xFF) ^ flip;
            }
            for (int i = 0; i < padded.length; i++) {
                forward[i] = i % window == 0 ? padded[i] : Math.min(forward[i - 1], padded[i]);
            }
            for (int i = padded.length - 1; i >= 0; i--) {
                backward[i] = i % window == window - 1 ? padded[i] : Math.min(backward[i + 1], padded[i]);
            }
            for (int i = 0; i < length; i++) {
                to[start + i * step] = (byte) (Math.min(backward[i], forward[i + window - 1]) ^ flip);
            }
        }
    }
}
