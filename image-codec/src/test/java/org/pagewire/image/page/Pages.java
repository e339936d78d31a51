package org.pagewire.image.page;

import java.util.random.RandomGenerator;

/** Made pages for tests. */
public final class Pages {

    public static final Resolution FINE = FaxResolution.FINE.resolution();

    private Pages() {}

    /** Rows that change in the ways rows of text and drawings do: anew, a little, not at all, white, black. */
    public static Page lifelike(RandomGenerator random, int width, int height) {
        PageBuilder builder = new PageBuilder(width, FINE);
        byte[] row = new byte[Page.stride(width)];
        for (int y = 0; y < height; y++) {
            switch (random.nextInt(8)) {
                case 0 -> random.nextBytes(row);
                case 1 -> java.util.Arrays.fill(row, (byte) 0);
                case 2 -> java.util.Arrays.fill(row, (byte) 0xFF);
                case 3 -> runs(random, row, width);
                case 4 -> {}
                default -> shift(random, row, width);
            }
            builder.row(row, 0);
        }
        return builder.build();
    }

    /** Runs of the lengths given, white first, over and over, cut at the width. */
    public static Page ofRuns(int width, int... lengths) {
        byte[] row = new byte[Page.stride(width)];
        boolean black = false;
        int x = 0;
        for (int i = 0; x < width; i = (i + 1) % lengths.length) {
            for (int j = 0; j < lengths[i] && x < width; j++, x++) {
                set(row, x, black);
            }
            black = !black;
        }
        return Page.of(width, FINE, row);
    }

    private static void runs(RandomGenerator random, byte[] row, int width) {
        boolean black = random.nextBoolean();
        int x = 0;
        while (x < width) {
            int length = 1 + random.nextInt(1 + random.nextInt(width));
            for (int i = 0; i < length && x < width; i++, x++) {
                set(row, x, black);
            }
            black = !black;
        }
    }

    /** Moves some edges a few pixels, as slanted strokes do. */
    private static void shift(RandomGenerator random, byte[] row, int width) {
        byte[] old = row.clone();
        int by = random.nextInt(9) - 4;
        int from = random.nextInt(width);
        int to = from + random.nextInt(width);
        for (int x = from; x < to && x < width; x++) {
            int source = Math.min(Math.max(x + by, 0), width - 1);
            set(row, x, (old[source >> 3] & 0x80 >> (source & 7)) != 0);
        }
    }

    private static void set(byte[] row, int x, boolean black) {
        if (black) {
            row[x >> 3] |= (byte) (0x80 >> (x & 7));
        } else {
            row[x >> 3] &= (byte) ~(0x80 >> (x & 7));
        }
    }
}
