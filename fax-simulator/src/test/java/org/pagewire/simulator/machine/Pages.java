package org.pagewire.simulator.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffWriter;

/** Pages for tests: lines of words on white paper, from a seed. */
final class Pages {
    private Pages() {}

    static Page page(int width, FaxResolution resolution, int rows, long seed) {
        Random random = new Random(seed);
        int stride = Page.stride(width);
        byte[] bits = new byte[stride * rows];
        for (int top = 20; top + 24 < rows; top += 40) {
            for (int x = stride / 12; x < stride - stride / 12; x += 1 + random.nextInt(3)) {
                int pattern = random.nextInt(256);
                for (int y = top; y < top + 20; y++) {
                    bits[y * stride + x] = (byte) (y % 5 == 0 ? ~pattern : pattern);
                }
            }
        }
        return Page.of(width, resolution.resolution(), bits);
    }

    static Path write(Path file, Page... pages) throws IOException {
        try (TiffWriter writer = TiffWriter.open(file, Coding.MR)) {
            for (Page page : pages) {
                writer.append(page);
            }
        }
        return file;
    }

    static List<Page> read(Path file) throws IOException {
        try (TiffReader reader = TiffReader.open(file)) {
            List<Page> pages = new ArrayList<>();
            for (int page = 0; page < reader.pages(); page++) {
                pages.add(reader.read(page));
            }
            return pages;
        }
    }
}
