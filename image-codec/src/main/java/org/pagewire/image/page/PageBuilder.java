package org.pagewire.image.page;

import java.util.Arrays;

/** Collects rows into a {@link Page}. Used by one thread. */
public final class PageBuilder implements RowSink {

    /** The most octets one page may take in memory: 256 MiB, 1.2 million rows of an A4 page. */
    public static final int LARGEST = 256 << 20;

    private static final int FIRST_ROWS = 64;

    private final int width;
    private final int stride;
    private final int lastOctetMask;
    private final Resolution resolution;
    private byte[] bits;
    private int height;

    /**
     * @param width pixels per row, 1 to {@value Page#WIDEST}
     * @throws IllegalArgumentException if the width is out of range
     */
    public PageBuilder(int width, Resolution resolution) {
        this.width = width;
        this.stride = Page.stride(width);
        this.lastOctetMask = 0xFF << (-width & 7);
        this.resolution = resolution;
        this.bits = new byte[FIRST_ROWS * stride];
    }

    /** The most rows a page of this width may have. */
    public static int mostRows(int width) {
        return LARGEST / Page.stride(width);
    }

    /**
     * Appends a copy of the row.
     *
     * @throws IllegalStateException if the page would become larger than {@link #LARGEST}; whoever takes rows from a
     *     stranger bounds their number by {@link #mostRows} beforehand
     */
    @Override
    public void row(byte[] packed, int offset) {
        if (height == mostRows(width)) {
            throw new IllegalStateException("a page in memory has at most " + mostRows(width) + " rows of " + stride);
        }
        int start = height * stride;
        if (start + stride > bits.length) {
            bits = Arrays.copyOf(bits, (int) Math.min(2L * bits.length, LARGEST));
        }
        System.arraycopy(packed, offset, bits, start, stride);
        bits[start + stride - 1] &= (byte) lastOctetMask;
        height++;
    }

    /** Rows so far. */
    public int height() {
        return height;
    }

    /** The page of all rows so far. More may follow for another one. */
    public Page build() {
        return Page.over(width, height, resolution, Arrays.copyOf(bits, height * stride));
    }
}
