package org.pagewire.image.document;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * JPEG in the four colours of print, which Java's reader hands over as it is stored: CMYK, or YCCK, of which the first three are
 * stored as YCbCr (ITU-T T.872, 6.5.3). Programs that write Adobe's segment store no ink as 255.
 */
final class PrintColours {

    private PrintColours() {}

    /**
     * @param stored four bands of octets
     * @param adobe as in {@link JpegHeader}
     */
    static BufferedImage image(Raster stored, int adobe) {
        int width = stored.getWidth();
        BufferedImage image = new BufferedImage(width, stored.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] samples = new int[4 * width];
        int[] row = new int[width];
        int flip = adobe >= 0 ? 0 : GreyPlane.WHITE;
        for (int y = 0; y < stored.getHeight(); y++) {
            stored.getPixels(0, y, width, 1, samples);
            for (int x = 0; x < width; x++) {
                if (adobe == 2) {
                    toRgb(samples, 4 * x);
                }
                int light = samples[4 * x + 3] ^ flip;
                int red = (samples[4 * x] ^ flip) * light / GreyPlane.WHITE;
                int green = (samples[4 * x + 1] ^ flip) * light / GreyPlane.WHITE;
                int blue = (samples[4 * x + 2] ^ flip) * light / GreyPlane.WHITE;
                row[x] = red << 16 | green << 8 | blue;
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    /** Of YCbCr (ITU-T T.871, clause 7). */
    private static void toRgb(int[] samples, int at) {
        double lightness = samples[at];
        double blueness = samples[at + 1] - 128;
        double redness = samples[at + 2] - 128;
        samples[at] = octet(lightness + 1.402 * redness);
        samples[at + 1] = octet(lightness - 0.344136 * blueness - 0.714136 * redness);
        samples[at + 2] = octet(lightness + 1.772 * blueness);
    }

    private static int octet(double value) {
        return (int) Math.max(0, Math.min(GreyPlane.WHITE, Math.round(value)));
    }
}
