package org.pagewire.benchmarks.conversion;

import org.pagewire.image.page.Page;

/**
 * How like its original a photograph is on a fax page to an eye that does not see single pixels: the peak signal-to-noise
 * ratio of both after a Gaussian low-pass.
 */
final class Likeness {

    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final int POINTS_PER_INCH = 72;

    private final int width;
    private final int height;
    /** Fax minus original. */
    private final double[] difference;

    private final double pixelsAcross;
    private final double pixelsDown;

    Likeness(Page fax, MadePage.Picture picture) {
        double across = fax.resolution().horizontal() / POINTS_PER_INCH;
        double down = fax.resolution().vertical() / POINTS_PER_INCH;
        this.pixelsAcross = fax.resolution().horizontal() / MILLIMETRES_PER_INCH;
        this.pixelsDown = fax.resolution().vertical() / MILLIMETRES_PER_INCH;
        int left = (int) Math.ceil(picture.left() * across);
        int top = (int) Math.ceil(picture.top() * down);
        this.width = (int) Math.floor((picture.left() + picture.width()) * across) - left;
        this.height = (int) Math.floor((picture.top() + picture.height()) * down) - top;
        this.difference = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double original = original(
                        picture,
                        ((left + x) / across - picture.left()) / picture.width(),
                        ((top + y) / down - picture.top()) / picture.height(),
                        1 / across / picture.width(),
                        1 / down / picture.height());
                difference[y * width + x] = (fax.isBlack(left + x, top + y) ? 0 : 255) - original;
            }
        }
    }

    /** The mean over a fax pixel; places are shares of the picture. */
    private static double original(MadePage.Picture picture, double left, double top, double across, double down) {
        Photograph photograph = picture.photograph();
        double sum = 0;
        int samples = 4;
        for (int row = 0; row < samples; row++) {
            for (int column = 0; column < samples; column++) {
                double x = (left + across * (column + 0.5) / samples) * photograph.width();
                double y = (top + down * (row + 0.5) / samples) * photograph.height();
                sum += photograph.grey(
                        Math.min(photograph.width() - 1, Math.max(0, (int) x)),
                        Math.min(photograph.height() - 1, Math.max(0, (int) y)));
            }
        }
        return sum / (samples * samples);
    }

    /**
     * @param millimetres standard deviation of the Gaussian
     * @return in dB
     */
    double psnr(double millimetres) {
        double[] rows = smoothed(difference, width, height, 1, width, millimetres * pixelsAcross);
        double[] both = smoothed(rows, height, width, width, 1, millimetres * pixelsDown);
        double squares = 0;
        for (double error : both) {
            squares += error * error;
        }
        return 10 * Math.log10(255.0 * 255 * both.length / squares);
    }

    /** Along lines; beyond their ends nothing counts. */
    private static double[] smoothed(double[] from, int length, int lines, int step, int next, double deviation) {
        int reach = (int) Math.ceil(3 * deviation);
        double[] weights = new double[2 * reach + 1];
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = Math.exp(-i * i / (2 * deviation * deviation));
        }
        double[] to = new double[from.length];
        for (int line = 0; line < lines; line++) {
            for (int at = 0; at < length; at++) {
                double sum = 0;
                double weight = 0;
                for (int i = Math.max(-reach, -at); i <= reach && at + i < length; i++) {
                    sum += weights[i + reach] * from[line * next + (at + i) * step];
                    weight += weights[i + reach];
                }
                to[line * next + at * step] = sum / weight;
            }
        }
        return to;
    }
}
