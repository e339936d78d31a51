package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;

/** Files with any bit wrong and any part missing: rows as many as told, or a sentence that says why not (R-G2). */
class BrokenFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"MH", "MR", "MMR", "JBIG"})
    void anyBitOfAFileMayBeWrong(Compression compression) throws IOException {
        Path file = folder.resolve("a.tif");
        try (TiffWriter writer = TiffWriter.open(file, TiffSettings.of(compression))) {
            writer.append(Pages.lifelike(new Random(4), 40, 6));
        }
        everyBit(file);
    }

    @Test
    void anyBitOfPackedPixelsMayBeWrong() throws IOException {
        Page page = Pages.lifelike(new Random(4), 40, 6);
        Path file = folder.resolve("a.tif");
        everyBit(TiffBuilder.coded(page, 5, OldLzw.encode(page)).write(file));
        byte[] zlib = new byte[200];
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[30]);
        deflater.finish();
        int length = deflater.deflate(zlib);
        deflater.end();
        everyBit(TiffBuilder.coded(page, 8, Arrays.copyOf(zlib, length)).write(file));
    }

    /** Octets are changed in place, which is much quicker than a new file for each. */
    private static void everyBit(Path file) throws IOException {
        byte[] octets = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int bit = 0; bit < 8 * octets.length; bit++) {
                ByteBuffer octet = ByteBuffer.wrap(octets, bit >> 3, 1);
                octets[bit >> 3] ^= (byte) (1 << (bit & 7));
                channel.write(octet.duplicate(), bit >> 3);
                readsOrSaysWhy(file);
                octets[bit >> 3] ^= (byte) (1 << (bit & 7));
                channel.write(octet, bit >> 3);
            }
        }
    }

    @Test
    void anyPartOfAFileMayBeMissing() throws IOException {
        Path file = folder.resolve("a.tif");
        for (Compression compression : List.of(Compression.MH, Compression.MR, Compression.MMR, Compression.JBIG)) {
            try (TiffWriter writer = TiffWriter.open(file, TiffSettings.of(compression))) {
                writer.append(Pages.lifelike(new Random(4), 99, 10));
            }
        }
        byte[] octets = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int length = octets.length - 1; length >= 0; length--) {
                channel.truncate(length);
                readsOrSaysWhy(file);
            }
        }
    }

    private static void readsOrSaysWhy(Path file) throws IOException {
        try (TiffReader reader = TiffReader.open(file)) {
            for (int page = 0; page < Math.min(reader.pages(), 6); page++) {
                PageInfo info = reader.info(page);
                int[] rows = {0};
                reader.read(page, (row, offset) -> rows[0]++);
                assertThat(rows[0]).isEqualTo(info.height());
            }
        } catch (TiffException e) {
            assertThat(e).hasMessageStartingWith(file + "").hasMessageEndingWith(".");
        }
    }
}
