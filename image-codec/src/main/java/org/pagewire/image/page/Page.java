package org.pagewire.image.page;

import java.util.Arrays;

/**
 * One bi-level page in memory. Immutable, so any thread may read it.
 *
 * <p>Width is 1 to {@value #WIDEST} pixels, height is from 0 rows. The bits are packed as {@link RowSink} says.
 */
public final class Page {

    /** The widest page in pixels. */
    public static final int WIDEST = 65_535;

    private final int width;
    private final int height;
    private final Resolution resolution;
    private final byte[] bits;

    private Page(int width, int height, Resolution resolution, byte[] bits) {
        this.width = width;
        this.height = height;
        this.resolution = resolution;
        this.bits = bits;
    }

    /**
     * A page of these packed rows, which are copied. Bits beyond the width are cleared in the copy.
     *
     * @throws IllegalArgumentException if the width is out of range or {@code rows} is not a whole number of rows
     */
    public static Page of(int width, Resolution resolution, byte[] rows) {
        PageBuilder builder = new PageBuilder(width, resolution);
        int stride = stride(width);
        if (rows.length % stride != 0) {
            throw new IllegalArgumentException(
                    rows.length + " octets are not a whole number of rows of " + stride + " octets");
        }
        for (int offset = 0; offset < rows.length; offset += stride) {
            builder.row(rows, offset);
        }
        return builder.build();
    }

    /** Takes the array over; for {@link PageBuilder}, which keeps no hand on it. */
    static Page over(int width, int height, Resolution resolution, byte[] bits) {
        return new Page(width, height, resolution, bits);
    }

    /**
     * Octets one row of this width takes.
     *
     * @throws IllegalArgumentException if the width is not 1 to {@value #WIDEST}
     */
    public static int stride(int width) {
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException("width " + width + " is not 1 to " + WIDEST);
        }
        return (width + 7) >> 3;
    }

    /** Pixels per row. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Pixels per inch, both ways. */
    public Resolution resolution() {
        return resolution;
    }

    /** The same pixels, said to be of another resolution. */
    public Page at(Resolution other) {
        return new Page(width, height, other, bits);
    }

    /**
     * Whether a pixel is black.
     *
     * @throws IndexOutOfBoundsException if it is not on the page
     */
    public boolean isBlack(int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IndexOutOfBoundsException("(" + x + ", " + y + ") on a page of " + width + " x " + height);
        }
        return (bits[y * stride(width) + (x >> 3)] & 0x80 >> (x & 7)) != 0;
    }

    /** Hands every row to the sink, top to bottom. */
    public void send(RowSink sink) {
        int stride = stride(width);
        for (int y = 0; y < height; y++) {
            sink.row(bits, y * stride);
        }
    }

    /**
     * The page turned to the right.
     *
     * @param quarters quarter turns, less than 0 to the left; where width and height change places so do the resolutions
     * @throws IllegalArgumentException if width and height change places and the page has no rows or more than {@value
     *     #WIDEST}
     */
    public Page turned(int quarters) {
        return switch (quarters & 3) {
            case 1 -> Orientation.RIGHT_TOP.upright(this);
            case 2 -> Orientation.BOTTOM_RIGHT.upright(this);
            case 3 -> Orientation.LEFT_BOTTOM.upright(this);
            default -> this;
        };
    }

    /** The page's own octets, not to be changed. */
    byte[] bits() {
        return bits;
    }

    /** Whether both pages show the same: equal width, height and pixels. Resolution does not count. */
    public boolean samePixels(Page other) {
        return width == other.width && height == other.height && Arrays.equals(bits, other.bits);
    }

    @Override
    public String toString() {
        return width + " x " + height + " at " + resolution.horizontal() + " x " + resolution.vertical() + " dpi";
    }
}
