package org.pagewire.benchmarks;

import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;

/** Where decoders put a page: the same memory every time, as the peer has it. */
final class PixelBuffer implements RowSink {

    private final int stride;
    private final byte[] pixels;
    private int position;

    PixelBuffer(int width, int height) {
        this.stride = Page.stride(width);
        this.pixels = new byte[stride * height];
    }

    /** Goes back to the first row. */
    PixelBuffer rewind() {
        position = 0;
        return this;
    }

    @Override
    public void row(byte[] packed, int offset) {
        System.arraycopy(packed, offset, pixels, position, stride);
        position += stride;
    }

    /** All pixels, those of the page before where there are not so many rows. Not a copy. */
    byte[] pixels() {
        return pixels;
    }

    /** Rows since the first. */
    int rows() {
        return position / stride;
    }
}
