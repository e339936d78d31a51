package org.pagewire.fuzz.image;

import java.util.Arrays;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;

/** Rows of a page from fuzzed octets: white ones, repeated ones, runs turned over, and plain pixels. */
final class FuzzRows {

    private static final Resolution RESOLUTION = new Resolution(200, 200);
    private static final long MOST_PIXELS = 1 << 17;

    private FuzzRows() {}

    static Page page(FuzzInput input, int width) {
        PageBuilder page = new PageBuilder(width, RESOLUTION);
        byte[] row = new byte[Page.stride(width)];
        while (!input.isEmpty() && (page.height() + 1L) * width <= MOST_PIXELS) {
            int kind = input.octet();
            switch (kind & 3) {
                case 0 -> Arrays.fill(row, (byte) 0);
                case 1 -> turnOver(row, input.pair() % width, 1 + (kind >> 2), width);
                case 2 -> turnOver(row, input.pair() % width, 1 + input.pair() % width, width);
                default -> {
                    for (int i = 0; i < row.length && !input.isEmpty(); i++) {
                        row[i] = (byte) input.octet();
                    }
                }
            }
            int times = (kind & 3) == 0 ? 1 + (kind >> 4) : 1;
            for (int i = 0; i < times && (page.height() + 1L) * width <= MOST_PIXELS; i++) {
                page.row(row, 0);
            }
        }
        return page.build();
    }

    private static void turnOver(byte[] row, int from, int length, int width) {
        for (int x = from; x < Math.min(from + length, width); x++) {
            row[x >> 3] ^= (byte) (0x80 >> (x & 7));
        }
    }
}
