package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.image.document.PdfWriter;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/** A file of 1,000 pages takes no more memory than one of a page. */
class LongFileTest {

    private static final int PAGES = 1_000;
    private static final int ROWS = 2_200;
    /** What one page takes as pixels. */
    private static final long PAGE_OCTETS = 216 * ROWS;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private Path file;

    /** One strip that all pages share, so that a thousand directories make a thousand pages. */
    @BeforeEach
    void makeFile() throws IOException {
        Page page = Pages.lifelike(new Random(1), 1728, ROWS);
        byte[] one = TiffBuilder.coded(page, 4, T4Encoder.encode(page, T4Settings.mmr(1728)))
                .octets();
        int first = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        int length = one.length - first;
        ByteBuffer all = ByteBuffer.allocate(first + PAGES * length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(one, 0, first);
        for (int i = 1; i <= PAGES; i++) {
            all.put(one, first, length).putInt(all.position() - 4, i < PAGES ? all.position() : 0);
        }
        file = Files.write(folder.resolve("long.tif"), all.array());
    }

    @Test
    void aThousandPagesStreamInTheMemoryOfLessThanOne() throws IOException {
        long before = allocated();
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(PAGES);
            assertThat(allocated() - before).as("to open").isLessThan(PAGES * 8_000L);
            reader.read(0, (packed, offset) -> {});
            for (int i = 0; i < PAGES; i += 37) {
                before = allocated();
                assertThat(reader.read(i, (packed, offset) -> {})).isEqualTo(new RowCounts(ROWS, 0, 0));
                assertThat(allocated() - before).as("page %s", i).isLessThan(PAGE_OCTETS);
            }
        }
    }

    @Test
    void aPdfFileKeepsNothingOfItsPages() throws IOException {
        Path pdf = folder.resolve("long.pdf");
        long octets = Files.size(file);
        try (TiffReader reader = TiffReader.open(file);
                PdfWriter writer = PdfWriter.open(pdf)) {
            writer.append(reader, 0);
            for (int i = 1; i < 30; i++) {
                long before = allocated();
                writer.append(reader, i);
                assertThat(allocated() - before).as("page %s", i).isLessThan(2 * octets);
            }
        }
    }

    private long allocated() {
        return threads.getCurrentThreadAllocatedBytes();
    }
}
