package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffWriter;

/** Documents made from a seed, and their comparison with what arrived. */
final class Documents {
    private Documents() {}

    /** What a page of a test looks like. */
    record Sheet(int width, int height, FaxResolution resolution) {
        /** A whole A4 page. */
        static Sheet a4(FaxResolution resolution) {
            int height = (int) Math.round(resolution.resolution().vertical() * 297 / 25.4);
            return new Sheet(1728, height, resolution);
        }

        /** A short one, for documents of many pages. */
        static Sheet slip() {
            return new Sheet(1728, 400, FaxResolution.STANDARD);
        }
    }

    static Path write(Path file, long seed, Sheet... sheets) throws IOException {
        Random random = new Random(seed);
        try (TiffWriter writer = TiffWriter.open(file)) {
            for (Sheet sheet : sheets) {
                writer.append(page(sheet, random));
            }
        }
        return file;
    }

    /** Something like text: words of letters of a few strokes, in lines with margins. No two pages are alike. */
    private static Page page(Sheet sheet, Random random) {
        int stride = Page.stride(sheet.width());
        PageBuilder builder = new PageBuilder(sheet.width(), sheet.resolution().resolution());
        byte[] row = new byte[stride];
        for (int y = 0; y < sheet.height(); y++) {
            if (y % 3 == 0) {
                boolean text = y % 40 > 8 && y > 60 && y < sheet.height() - 60;
                for (int x = 0; x < stride; x++) {
                    boolean ink = text && x > 12 && x < stride - 12 && random.nextInt(4) == 0;
                    row[x] = ink ? (byte) (0xF0 >> random.nextInt(5)) : 0;
                }
            }
            builder.row(row, 0);
        }
        return builder.build();
    }

    static List<Page> read(Path file) throws IOException {
        List<Page> pages = new ArrayList<>();
        try (TiffReader reader = TiffReader.open(file)) {
            for (int i = 0; i < reader.pages(); i++) {
                pages.add(reader.read(i));
            }
        }
        return pages;
    }

    /** Both files have the same pages: pixels, size and resolution. */
    static void assertSame(Path sent, Path received) throws IOException {
        List<Page> expected = read(sent);
        List<Page> actual = read(received);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).samePixels(expected.get(i)))
                    .as("page %d: %s arrived as %s", i + 1, expected.get(i), actual.get(i))
                    .isTrue();
            assertThat(fax(actual.get(i).resolution()))
                    .as("resolution of page %d", i + 1)
                    .isEqualTo(fax(expected.get(i).resolution()));
        }
    }

    private static FaxResolution fax(Resolution resolution) {
        return FaxResolution.of(resolution).orElseThrow(() -> new AssertionError("no fax resolution: " + resolution));
    }
}
