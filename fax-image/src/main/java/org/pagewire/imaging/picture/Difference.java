package org.pagewire.imaging.picture;

import java.io.IOException;
import java.io.OutputStream;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;

/**
 * How two pages differ, laid on one another at their top left corners. Where one has no pixel the other's is compared with
 * white.
 *
 * @param sameSize equal width and height
 * @param sameResolution equal, or two forms of one fax resolution
 * @param pixels how many differ
 * @param of how many there are of the smallest page that holds both
 * @param left first column with a difference; of no meaning without one, as all that follow
 * @param top first row with one
 * @param right last column with one
 * @param bottom last row with one
 */
public record Difference(
        boolean sameSize, boolean sameResolution, long pixels, long of, int left, int top, int right, int bottom) {
    /** White; only on the first page; only on the second; on both. */
    private static final byte[] PALETTE = {
        (byte) 255, (byte) 255, (byte) 255, (byte) 220, 0, 0, 0, 60, (byte) 230, 0, 0, 0
    };

    /** Compares two pages. */
    public static Difference of(Page one, Page other) {
        Rows a = Rows.of(one);
        Rows b = Rows.of(other);
        int width = Math.max(a.width(), b.width());
        int height = Math.max(a.height(), b.height());
        long pixels = 0;
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < Page.stride(width); i++) {
                int differing = a.octet(y, i) ^ b.octet(y, i);
                if (differing != 0) {
                    pixels += Integer.bitCount(differing);
                    left = Math.min(left, 8 * i + Integer.numberOfLeadingZeros(differing << 24));
                    right = Math.max(right, 8 * i + 7 - Integer.numberOfTrailingZeros(differing));
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return new Difference(
                one.width() == other.width() && one.height() == other.height(),
                same(one.resolution(), other.resolution()),
                pixels,
                (long) width * height,
                left,
                top,
                right,
                bottom);
    }

    private static boolean same(Resolution one, Resolution other) {
        return one.equals(other)
                || (FaxResolution.of(one).isPresent() && FaxResolution.of(one).equals(FaxResolution.of(other)));
    }

    /** Whether the pages are the same but for so many pixels. */
    public boolean isNone(long tolerance) {
        return sameSize && sameResolution && pixels <= tolerance;
    }

    /**
     * Draws both pages into a PNG image: black what is on both, red what is on the first alone, blue what is on the second
     * alone.
     */
    public static void draw(Page one, Page other, OutputStream out) throws IOException {
        Rows a = Rows.of(one);
        Rows b = Rows.of(other);
        int width = Math.max(a.width(), b.width());
        int height = Math.max(a.height(), b.height());
        byte[] row = new byte[2 * Page.stride(width)];
        byte[] packed = new byte[(2 * width + 7) / 8];
        try (PngWriter png = new PngWriter(out, width, height, one.resolution(), 2, PALETTE)) {
            for (int y = 0; y < height; y++) {
                for (int i = 0; i < Page.stride(width); i++) {
                    int both = spread(a.octet(y, i)) | spread(b.octet(y, i)) << 1;
                    row[2 * i] = (byte) (both >> 8);
                    row[2 * i + 1] = (byte) both;
                }
                System.arraycopy(row, 0, packed, 0, packed.length);
                png.row(packed);
            }
        }
    }

    /** Each bit of an octet in the lower half of a pair of bits. */
    private static int spread(int octet) {
        int spread = octet;
        spread = (spread | spread << 4) & 0x0F0F;
        spread = (spread | spread << 2) & 0x3333;
        return (spread | spread << 1) & 0x5555;
    }
}
