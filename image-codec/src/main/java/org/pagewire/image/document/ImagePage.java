package org.pagewire.image.document;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;

/** The way of an image to a fax page: grey, upright, scaled by area, black and white. */
final class ImagePage {

    /** The most octets the pixels of an image take when decoded: 256 MiB, A3 at 600 dpi in colour. */
    static final int LARGEST = 256 << 20;

    /** What to do about {@link TooLarge}. */
    static final String SMALLER = "Choose a lower resolution, or save it on a smaller sheet of paper";

    private ImagePage() {}

    /** Thrown where the page would be larger than {@link GreyPlane#LARGEST}; the document names file and page. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;

        TooLarge(long width, long height) {
            super(
                    "it would have " + width + " x " + height + " pixels, more than " + GreyPlane.LARGEST,
                    null,
                    false,
                    false);
        }
    }

    static Page of(BufferedImage image, Orientation orientation, Resolution stored, FaxFitter fitter, Mode mode)
            throws TooLarge {
        boolean swaps = orientation.swapsAxes();
        Resolution resolution = swaps ? stored.turned() : stored;
        int width = swaps ? image.getHeight() : image.getWidth();
        int height = swaps ? image.getWidth() : image.getHeight();
        // A grey pixel says more than a black or white one: it is worth twice the resolution.
        FaxGeometry target = fitter.geometry(
                Math.min(2 * width, Page.WIDEST),
                new Resolution(
                        Math.min(2 * width, Page.WIDEST) * resolution.horizontal() / width, 2 * resolution.vertical()));
        FaxFitter.Area area = FaxFitter.area(target, width, height, resolution);
        GreyPlane plane = plane(target.width(), area.height());
        AreaScaler scaler = new AreaScaler(width, height, plane, area.width(), area.height());
        if (orientation == Orientation.TOP_LEFT) {
            rows(image, (grey, offset) -> scaler.row(grey, offset));
        } else {
            GreyPlane upright = grey(image).upright(orientation);
            for (int y = 0; y < height; y++) {
                scaler.row(upright.octets(), y * width);
            }
        }
        return BlackAndWhite.page(plane, target.resolution().resolution(), mode);
    }

    static GreyPlane plane(int width, int height) throws TooLarge {
        if (!GreyPlane.fits(width, height)) {
            throw new TooLarge(width, height);
        }
        return new GreyPlane(width, height);
    }

    private static GreyPlane grey(BufferedImage image) throws TooLarge {
        GreyPlane grey = plane(image.getWidth(), image.getHeight());
        int[] next = {0};
        rows(image, (row, offset) -> {
            System.arraycopy(row, offset, grey.octets(), next[0], image.getWidth());
            next[0] += image.getWidth();
        });
        return grey;
    }

    @FunctionalInterface
    interface GreyRows {
        void row(byte[] grey, int offset);
    }

    /** Grey rows of an image, on white where it is transparent. */
    static void rows(BufferedImage image, GreyRows sink) {
        int width = image.getWidth();
        byte[] grey = new byte[width];
        ColorModel colours = image.getColorModel();
        boolean plainGrey = colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !colours.isAlphaPremultiplied()
                && isPlain(image.getRaster());
        int[] pixels = new int[width * image.getRaster().getNumBands()];
        int[] argb = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            if (plainGrey) {
                image.getRaster().getPixels(0, y, width, 1, pixels);
                plainGrey(pixels, image.getRaster().getNumBands(), colours.getComponentSize(0), grey);
            } else {
                image.getRGB(0, y, width, 1, argb, 0, width);
                for (int x = 0; x < width; x++) {
                    grey[x] = (byte) grey(argb[x]);
                }
            }
            sink.row(grey, 0);
        }
    }

    private static boolean isPlain(Raster raster) {
        int type = raster.getDataBuffer().getDataType();
        return type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT;
    }

    /** Java takes grey images to be linear in light and would make them paler; files mean what screens do (sRGB). */
    private static void plainGrey(int[] pixels, int bands, int bits, byte[] grey) {
        int most = (1 << bits) - 1;
        for (int x = 0; x < grey.length; x++) {
            int value = pixels[x * bands] * GreyPlane.WHITE / most;
            int opaque = bands > 1 ? pixels[x * bands + 1] * GreyPlane.WHITE / most : GreyPlane.WHITE;
            grey[x] = (byte) onWhite(value, opaque);
        }
    }

    /**
     * Lightness with a share of the darkest of red, green and blue, so that a strong colour, yellow above all, does not
     * vanish into white.
     */
    private static int grey(int argb) {
        int red = argb >> 16 & 0xFF;
        int green = argb >> 8 & 0xFF;
        int blue = argb & 0xFF;
        int lightness = (299 * red + 587 * green + 114 * blue) / 1000;
        int value = (3 * lightness + Math.min(red, Math.min(green, blue))) / 4;
        return onWhite(value, argb >>> 24);
    }

    private static int onWhite(int value, int opaque) {
        return GreyPlane.WHITE - (GreyPlane.WHITE - value) * opaque / GreyPlane.WHITE;
    }
}
