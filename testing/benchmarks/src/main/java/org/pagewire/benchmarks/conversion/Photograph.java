package org.pagewire.benchmarks.conversion;

import java.awt.image.BufferedImage;
import java.util.Random;

/** A made photograph: smooth shading, hard edges, fine and coarse texture, in muted colours. The same for the same seed. */
final class Photograph {

    /** What is shown. */
    enum Scene {
        LANDSCAPE,
        STILL_LIFE,
        PORTRAIT
    }

    private static final int LATTICE = 256;

    private final int width;
    private final int height;
    private final int[] rgb;
    private final double[] lattice = new double[LATTICE * LATTICE];

    Photograph(Scene scene, int width, int height, long seed) {
        this.width = width;
        this.height = height;
        this.rgb = new int[width * height];
        Random random = new Random(seed);
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = random.nextDouble();
        }
        double phase = random.nextDouble() * 100;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // 1 is the height of the picture.
                double u = (double) x / height;
                double v = (double) y / height;
                double[] colour = switch (scene) {
                    case LANDSCAPE -> landscape(u, v, phase);
                    case STILL_LIFE -> stillLife(u, v, phase);
                    case PORTRAIT -> portrait(u, v, phase);
                };
                double grain = 0.02 * random.nextGaussian();
                rgb[y * width + x] =
                        octet(colour[0] + grain) << 16 | octet(colour[1] + grain) << 8 | octet(colour[2] + grain);
            }
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }

    /** Lightness of a pixel, 0 to 255 (Rec. 601). */
    double grey(int x, int y) {
        int colour = rgb[y * width + x];
        return 0.299 * (colour >> 16 & 0xFF) + 0.587 * (colour >> 8 & 0xFF) + 0.114 * (colour & 0xFF);
    }

    private double[] landscape(double u, double v, double phase) {
        double ridge = 0.45 + 0.22 * (clouds(1.7 * u + phase, 3, 5) - 0.5);
        double shore = 0.72 + 0.04 * Math.sin(9 * u + phase);
        if (v < ridge) {
            double cloud = Math.max(0, clouds(2.2 * u + phase, 5 * v + 9, 5) - 0.42) * 1.8;
            double sky = 0.55 + 0.35 * v / ridge;
            return new double[] {sky + 0.3 * cloud, sky + 0.06 + 0.25 * cloud, Math.min(1, sky + 0.16 + 0.15 * cloud)};
        }
        if (v < shore) {
            double slope = clouds(9 * u + phase, 9 * v, 6);
            double haze = 0.12 + 0.2 * (shore - v);
            return new double[] {haze + 0.42 * slope, haze + 0.5 * slope, haze + 0.3 * slope};
        }
        double wave = 0.5 + 0.5 * Math.sin(160 * Math.pow(v - 0.45, 1.4) + 14 * clouds(4 * u + phase, 22 * v, 3));
        double water = 0.25 + 0.25 * wave + 0.2 * clouds(3 * u, 6 * v + phase, 3);
        return new double[] {0.8 * water, 0.95 * water, water + 0.08};
    }

    private double[] stillLife(double u, double v, double phase) {
        double table = 0.62;
        double shade = v < table ? 0.72 - 0.25 * u : 0.5;
        double grain = clouds(2 * u + phase, 40 * v, 4);
        double[] colour = v < table
                ? new double[] {shade, shade * 0.97, shade * 0.9}
                : new double[] {0.35 + 0.35 * grain, 0.25 + 0.28 * grain, 0.15 + 0.2 * grain};
        for (int i = 0; i < 4; i++) {
            double radius = 0.13 + 0.05 * at(i, (int) phase);
            double x = 0.22 + 0.33 * i;
            double y = 0.6 + 0.07 * at((int) phase, i);
            double dx = (u - x) / radius;
            double dy = (v - y) / radius;
            double square = dx * dx + dy * dy;
            double shadow = Math.pow(dx - 0.8, 2) / 2.2 + Math.pow((v - y - 0.9 * radius) / radius, 2) * 9;
            if (square < 1) {
                double facing = Math.max(0, 0.75 * Math.sqrt(1 - square) - 0.5 * dx - 0.45 * dy);
                double light = 0.08 + 0.7 * facing + 0.9 * Math.pow(Math.max(0, facing - 0.3) / 0.75, 24);
                double skin = 0.9 + 0.2 * clouds(30 * u, 30 * v + phase, 3) - 0.1;
                double hue = at(i, i + (int) phase);
                return new double[] {
                    light * skin * (0.8 + 0.3 * hue),
                    light * skin * (1.1 - 0.4 * hue),
                    light * skin * (0.45 + 0.2 * hue)
                };
            }
            if (shadow < 1 && v > y) {
                for (int band = 0; band < 3; band++) {
                    colour[band] *= 0.4 + 0.6 * shadow;
                }
            }
        }
        return colour;
    }

    private double[] portrait(double u, double v, double phase) {
        double x = u - 0.62;
        double face = Math.pow(x / 0.22, 2) + Math.pow((v - 0.42) / 0.29, 2);
        double hair = Math.pow(x / 0.29, 2) + Math.pow((v - 0.37) / 0.34, 2);
        double body = Math.pow(x / 0.55, 2) + Math.pow((v - 1.12) / 0.42, 2);
        if (face < 1 && v > 0.26 + 0.06 * Math.sin(14 * x + phase)) {
            double light =
                    0.5 + 0.34 * Math.sqrt(Math.max(0, 1 - face)) - 0.55 * x + 0.05 * clouds(20 * u, 20 * v + phase, 3);
            double eye = Math.min(Math.hypot(x - 0.085, (v - 0.4) * 1.7), Math.hypot(x + 0.085, (v - 0.4) * 1.7));
            double mouth = Math.hypot(x / 2.4, v - 0.57 + 1.2 * x * x);
            double nose = Math.abs(x - 0.02) < 0.018 && v > 0.4 && v < 0.49 ? 0.12 : 0;
            light -= nose + (eye < 0.018 ? 0.6 : eye < 0.04 ? -0.12 : 0) + (mouth < 0.022 ? 0.25 : 0);
            return new double[] {light + 0.1, light - 0.03, light - 0.12};
        }
        if (hair < 1) {
            double strand = clouds(60 * (u + 0.4 * v * v), 5 * v + phase, 4);
            return new double[] {0.1 + 0.38 * strand, 0.06 + 0.28 * strand, 0.04 + 0.2 * strand};
        }
        if (body < 1) {
            double weave = 0.5 + 0.25 * Math.sin(260 * u) * Math.sin(260 * v);
            double fold = clouds(5 * u + phase, 3 * v, 4);
            return new double[] {0.2 * weave + 0.2 * fold, 0.25 * weave + 0.25 * fold, 0.35 * weave + 0.4 * fold};
        }
        double blur = clouds(2.5 * u + phase, 2.5 * v, 2);
        return new double[] {0.3 + 0.5 * blur, 0.4 + 0.45 * blur, 0.35 + 0.4 * blur};
    }

    /** Noise of several octaves, 0 to 1. */
    private double clouds(double x, double y, int octaves) {
        double sum = 0;
        double share = 0.5;
        for (int i = 0; i < octaves; i++) {
            sum += share * smooth(x, y);
            x *= 2.03;
            y *= 2.03;
            share /= 2;
        }
        return sum + share;
    }

    private double smooth(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double across = ease(x - column);
        double down = ease(y - row);
        double above = at(column, row) * (1 - across) + at(column + 1, row) * across;
        double below = at(column, row + 1) * (1 - across) + at(column + 1, row + 1) * across;
        return above * (1 - down) + below * down;
    }

    private static double ease(double share) {
        return share * share * (3 - 2 * share);
    }

    private double at(int column, int row) {
        return lattice[(row & LATTICE - 1) * LATTICE + (column & LATTICE - 1)];
    }

    private static int octet(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(255 * value)));
    }
}
