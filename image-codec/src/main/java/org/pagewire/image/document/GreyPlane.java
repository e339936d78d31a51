package org.pagewire.image.document;

import java.util.Arrays;
import org.pagewire.image.page.Orientation;

/** Grey pixels of one page: an octet each, 0 is black, 255 white. Used by one thread. */
final class GreyPlane {

    /** The most pixels a plane has: 64 Mi, an A4 page at 800 dpi. */
    static final int LARGEST = 64 << 20;

    static final int WHITE = 255;

    private final int width;
    private final int height;
    private final byte[] grey;

    GreyPlane(int width, int height) {
        if (width < 1 || height < 1 || !fits(width, height)) {
            throw new IllegalArgumentException("a plane of " + width + " x " + height + " pixels");
        }
        this.width = width;
        this.height = height;
        this.grey = new byte[width * height];
        Arrays.fill(grey, (byte) WHITE);
    }

    static boolean fits(long width, long height) {
        return width * height <= LARGEST;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Row by row; the plane's own array. */
    byte[] octets() {
        return grey;
    }

    int at(int x, int y) {
        return grey[y * width + x] & 0xFF;
    }

    void set(int x, int y, int value) {
        grey[y * width + x] = (byte) value;
    }

    /** Hands every row to the sink, top to bottom. */
    void rows(ImagePage.GreyRows sink) {
        for (int y = 0; y < height; y++) {
            sink.row(grey, y * width);
        }
    }

    /** The plane as it is looked at. */
    GreyPlane upright(Orientation orientation) {
        if (orientation == Orientation.TOP_LEFT) {
            return this;
        }
        boolean swaps = orientation.swapsAxes();
        GreyPlane upright = new GreyPlane(swaps ? height : width, swaps ? width : height);
        boolean fromRight = orientation.fromRight();
        boolean fromBottom = orientation.fromBottom();
        for (int y = 0; y < upright.height; y++) {
            for (int x = 0; x < upright.width; x++) {
                int across = swaps ? y : x;
                int down = swaps ? x : y;
                upright.set(x, y, at(fromRight ? width - 1 - across : across, fromBottom ? height - 1 - down : down));
            }
        }
        return upright;
    }
}
