package org.pagewire.benchmarks;

import java.util.Random;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;

/** A landscape that never was, in shades of grey, made black and white in the two ways that fax machines do it. */
final class Photograph {

    private static final int ROWS = Sheet.rows(FaxResolution.FINE);
    private static final int CELL = 6;
    private static final int GRID = 32;

    private final double[][] noise = new double[GRID][GRID];

    private Photograph() {
        Random random = new Random(31);
        for (double[] line : noise) {
            for (int i = 0; i < GRID; i++) {
                line[i] = random.nextDouble();
            }
        }
    }

    /** By error diffusion (Floyd and Steinberg): dots as small as can be, the hardest that a fax carries in practice. */
    static Page dithered() {
        Photograph photograph = new Photograph();
        double[] error = new double[Sheet.WIDTH + 2];
        byte[] pixels = new byte[Page.stride(Sheet.WIDTH) * ROWS];
        for (int y = 0; y < ROWS; y++) {
            double[] below = new double[Sheet.WIDTH + 2];
            double ahead = 0;
            for (int x = 0; x < Sheet.WIDTH; x++) {
                double light = photograph.light(x, y) + ahead + error[x + 1];
                boolean black = light < 0.5;
                if (black) {
                    set(pixels, x, y);
                }
                double off = light - (black ? 0 : 1);
                ahead = off * 7 / 16;
                below[x] += off * 3 / 16;
                below[x + 1] += off * 5 / 16;
                below[x + 2] += off / 16;
            }
            error = below;
        }
        return Page.of(Sheet.WIDTH, FaxResolution.FINE.resolution(), pixels);
    }

    /** By dots that grow where it is darker, on a grid that lies aslant. */
    static Page clustered() {
        Photograph photograph = new Photograph();
        byte[] pixels = new byte[Page.stride(Sheet.WIDTH) * ROWS];
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < Sheet.WIDTH; x++) {
                double threshold = 0.5
                        + 0.25 * Math.cos((x + y) * 2 * Math.PI / (2 * CELL))
                        + 0.25 * Math.cos((x - y) * 2 * Math.PI / (2 * CELL));
                if (photograph.light(x, y) < threshold) {
                    set(pixels, x, y);
                }
            }
        }
        return Page.of(Sheet.WIDTH, FaxResolution.FINE.resolution(), pixels);
    }

    private static void set(byte[] pixels, int x, int y) {
        pixels[y * Page.stride(Sheet.WIDTH) + (x >> 3)] |= (byte) (0x80 >> (x & 7));
    }

    /** How light it is there, 0 to 1: a sky with a sun above hills, each range darker than the one behind it. */
    private double light(int x, int y) {
        double right = x / (double) Sheet.WIDTH;
        double down = y / (double) ROWS;
        double fromSun = Math.hypot(right - 0.7, (down - 0.2) * 1.4);
        double light = fromSun < 0.06 ? 0.98 : 0.85 - 0.35 * down + 0.25 * clouds(right * 6, down * 9);
        for (int range = 0; range < 4; range++) {
            double crest = 0.42 + 0.14 * range - 0.16 * clouds(right * (3 + range) + 7 * range, range * 2.5);
            if (down > crest) {
                light = 0.62 - 0.13 * range + 0.3 * (clouds(right * 40, down * 56) - 0.5) - 0.2 * (down - crest);
            }
        }
        return Math.max(0.03, Math.min(0.98, light));
    }

    /** Smooth noise in two sizes, 0 to 1. */
    private double clouds(double x, double y) {
        return 0.67 * smooth(x, y) + 0.33 * smooth(2.3 * x + 5, 2.3 * y + 3);
    }

    private double smooth(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double toRight = ease(x - left);
        double toBottom = ease(y - top);
        double above = mix(noise(left, top), noise(left + 1, top), toRight);
        double below = mix(noise(left, top + 1), noise(left + 1, top + 1), toRight);
        return mix(above, below, toBottom);
    }

    private double noise(int x, int y) {
        return noise[Math.floorMod(y, GRID)][Math.floorMod(x, GRID)];
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static double ease(double share) {
        return share * share * (3 - 2 * share);
    }
}
