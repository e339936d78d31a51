package org.pagewire.image.document;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
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
        int width = swaps ? image.getHeight() : image.getWidth();
        int height = swaps ? image.getWidth() : image.getHeight();
        Resolution resolution = worth(swaps ? stored.turned() : stored, width);
        if (fitter.upends(Math.min(2 * width, Page.WIDEST), Math.min(2 * height, Page.WIDEST), resolution)) {
            GreyPlane turned = grey(image).upright(orientation).upright(Orientation.LEFT_BOTTOM);
            return scaled(height, width, worth(swaps ? stored : stored.turned(), height), turned::rows, fitter, mode);
        }
        if (orientation == Orientation.TOP_LEFT) {
            return scaled(width, height, resolution, sink -> rows(image, sink), fitter, mode);
        }
        GreyPlane upright = grey(image).upright(orientation);
        return scaled(width, height, resolution, upright::rows, fitter, mode);
    }

    /** A grey pixel says more than a black or white one: it is worth twice the resolution. */
    private static Resolution worth(Resolution resolution, int width) {
        return new Resolution(
                Math.min(2 * width, Page.WIDEST) * resolution.horizontal() / width, 2 * resolution.vertical());
    }

    @FunctionalInterface
    private interface GreySource {
        void send(GreyRows sink);
    }

    /**
     * @param worth twice the resolution
     */
    private static Page scaled(int width, int height, Resolution worth, GreySource source, FaxFitter fitter, Mode mode)
            throws TooLarge {
        int virtualWidth = Math.min(2 * width, Page.WIDEST);
        FaxGeometry target = fitter.geometry(virtualWidth, worth);
        Resolution resolution = new Resolution(worth.horizontal() * width / virtualWidth, worth.vertical() / 2);
        FaxFitter.Area area = FaxFitter.area(target, width, height, resolution);
        GreyPlane plane = plane(target.width(), area.height());
        AreaScaler scaler = new AreaScaler(width, height, plane, area.width(), area.height());
        source.send(scaler::row);
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
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        byte[] grey = new byte[width];
        ColorModel colours = image.getColorModel();
        boolean plain = isPlain(raster) && !colours.isAlphaPremultiplied();
        boolean plainGrey = plain && colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        boolean plainColour = plain && isOctets(image);
        int[] pixels = new int[width * bands];
        int[] argb = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            if (plainGrey) {
                raster.getPixels(0, y, width, 1, pixels);
                plainGrey(pixels, bands, colours.getComponentSize(0), grey);
            } else if (plainColour) {
                raster.getPixels(0, y, width, 1, pixels);
                plainColour(pixels, bands, grey);
            } else {
                if (image.getType() == BufferedImage.TYPE_INT_RGB) {
                    raster.getDataElements(0, y, width, 1, argb);
                } else {
                    image.getRGB(0, y, width, 1, argb, 0, width);
                }
                int opaque = image.getTransparency() == Transparency.OPAQUE ? 0xFF00_0000 : 0;
                for (int x = 0; x < width; x++) {
                    grey[x] = (byte) grey(argb[x] | opaque);
                }
            }
            sink.row(grey, 0);
        }
    }

    /** Whether samples are red, green, blue and maybe alpha in octets, as decoders of JPEG and PNG give them. */
    private static boolean isOctets(BufferedImage image) {
        return image.getColorModel() instanceof ComponentColorModel colours
                && colours.getColorSpace().isCS_sRGB()
                && colours.getTransferType() == DataBuffer.TYPE_BYTE;
    }

    private static void plainColour(int[] pixels, int bands, byte[] grey) {
        for (int x = 0, at = 0; x < grey.length; x++, at += bands) {
            int opaque = bands > 3 ? pixels[at + 3] : GreyPlane.WHITE;
            grey[x] = (byte) onWhite(grey(pixels[at], pixels[at + 1], pixels[at + 2]), opaque);
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

    private static int grey(int argb) {
        return onWhite(grey(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF), argb >>> 24);
    }

    /**
     * Lightness (Rec. 601) with a share of the darkest of red, green and blue, so that a strong colour, yellow above all, does
     * not vanish into white.
     */
    private static int grey(int red, int green, int blue) {
        int lightness = 77 * red + 150 * green + 29 * blue;
        return (3 * lightness + 256 * Math.min(red, Math.min(green, blue))) >> 10;
    }

    private static int onWhite(int value, int opaque) {
        return opaque == GreyPlane.WHITE
                ? value
                : GreyPlane.WHITE - (GreyPlane.WHITE - value) * opaque / GreyPlane.WHITE;
    }
}
