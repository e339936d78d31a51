package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/** A page appended is in the file whatever happens afterwards: the base of "confirmed only when on disk". */
class TiffWriterTest {

    @TempDir
    Path folder;

    private final Random random = new Random(8);

    @ParameterizedTest
    @EnumSource(Coding.class)
    void pagesAppendedAreReadBackAsTheyWere(Coding coding) throws IOException {
        Path file = folder.resolve("a.tif");
        List<Page> pages = List.of(
                Pages.lifelike(random, 1728, 90),
                Pages.lifelike(random, 1, 1).at(FaxResolution.STANDARD.resolution()),
                Pages.lifelike(random, 2047, 33).at(FaxResolution.SUPERFINE.resolution()),
                Pages.lifelike(random, 300, 50).at(new Resolution(203.2, 97.79)));
        for (int i = 0; i < pages.size(); i++) {
            // Opened anew for each page, as a printer does.
            try (TiffWriter writer = TiffWriter.open(file, coding)) {
                assertThat(writer.pages()).isEqualTo(i);
                writer.append(pages.get(i));
            }
        }
        assertHolds(file, pages, 4);
        try (TiffReader reader = TiffReader.open(file)) {
            for (int i = 0; i < 4; i++) {
                assertThat(reader.read(i).resolution()).isEqualTo(pages.get(i).resolution());
            }
        }
    }

    /**
     * A kill leaves what had reached the disk. Octets behind the file are written first, the pointer last, so that
     * every state on the way is: the old file and a part of what is behind it; then all of it, without or with the pointer.
     */
    @Test
    void fileCutAtAnyOctetOfAnAppendHoldsThePagesBefore() throws IOException {
        Path file = folder.resolve("a.tif");
        List<Page> pages =
                List.of(Pages.lifelike(random, 64, 20), Pages.lifelike(random, 99, 9), Pages.lifelike(random, 80, 11));
        byte[] before;
        byte[] after;
        try (TiffWriter writer = TiffWriter.open(file)) {
            writer.append(pages.get(0));
            writer.append(pages.get(1));
            before = Files.readAllBytes(file);
            writer.append(pages.get(2));
            after = Files.readAllBytes(file);
        }
        Path cut = folder.resolve("cut.tif");
        for (int length = before.length; length <= after.length; length++) {
            byte[] part = Arrays.copyOf(after, length);
            System.arraycopy(before, 0, part, 0, before.length);
            Files.write(cut, part);
            assertHolds(cut, pages, 2);
            // And the next page goes in as if nothing had been.
            try (TiffWriter writer = TiffWriter.open(cut)) {
                assertThat(writer.pages()).isEqualTo(2);
                writer.append(pages.get(2));
            }
            assertHolds(cut, pages, 3);
        }
    }

    @Test
    void fileCutWhileItWasMadeIsStartedAnew() throws IOException {
        Path file = folder.resolve("a.tif");
        try (TiffWriter writer = TiffWriter.open(file)) {
            assertThat(writer.pages()).isZero();
        }
        byte[] header = Files.readAllBytes(file);
        assertThat(header).hasSize(8);
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isZero();
        }
        Page page = Pages.lifelike(random, 40, 4);
        for (int length = 0; length <= header.length; length++) {
            Files.write(file, Arrays.copyOf(header, length));
            try (TiffWriter writer = TiffWriter.open(file)) {
                writer.append(page);
            }
            assertHolds(file, List.of(page), 1);
        }
    }

    @Test
    void pointersNeverCrossASector() throws IOException {
        Path file = folder.resolve("a.tif");
        try (TiffWriter writer = TiffWriter.open(file)) {
            for (int i = 0; i < 30; i++) {
                writer.append(Pages.lifelike(random, 1 + random.nextInt(200), 1 + random.nextInt(40)));
            }
        }
        ByteBuffer octets = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int pointer = 4;
        for (int i = 0; i < 30; i++) {
            assertThat(pointer % 4).isZero();
            int directory = octets.getInt(pointer);
            pointer = directory + 2 + 12 * octets.getShort(directory);
        }
        assertThat(octets.getInt(pointer)).isZero();
    }

    @Test
    void pageNotCommittedIsNotInTheFile() throws IOException {
        Path file = folder.resolve("a.tif");
        Page page = Pages.lifelike(random, 40, 4);
        try (TiffWriter writer = TiffWriter.open(file)) {
            page.send(writer.begin(40, Pages.FINE));
            assertThat(writer.pages()).isZero();
            writer.append(page);
        }
        assertHolds(file, List.of(page), 1);
    }

    @Test
    void pageWithoutRowsIsRefused() throws IOException {
        try (TiffWriter writer = TiffWriter.open(folder.resolve("a.tif"))) {
            TiffPage page = writer.begin(40, Pages.FINE);
            assertThatThrownBy(page::commit).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> writer.append(Page.of(8, Pages.FINE, new byte[0])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void qualityOfAReceivedPageIsInItsTags() throws IOException {
        Path file = folder.resolve("a.tif");
        try (TiffWriter writer = TiffWriter.open(file)) {
            for (RowCounts quality : List.of(new RowCounts(8, 2, 1), new RowCounts(10, 0, 0))) {
                TiffPage page = writer.begin(40, Pages.FINE);
                Pages.lifelike(random, 40, 10).send(page);
                page.commit(quality);
            }
        }
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.info(0).quality()).isEqualTo(new RowCounts(8, 2, 1));
            assertThat(reader.info(1).quality()).isEqualTo(new RowCounts(10, 0, 0));
        }
    }

    @Test
    void fileThatIsNoTiffIsLeftAlone() throws IOException {
        Path file = folder.resolve("letter.txt");
        for (String text : List.of("Dear", "Dear Sir or Madam")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> TiffWriter.open(file)).isInstanceOf(TiffException.class);
            assertThat(Files.readString(file)).isEqualTo(text);
        }
    }

    @Test
    void pagesAreAppendedToAFileOfTheOtherByteOrder() throws IOException {
        Path file = folder.resolve("mac.tif");
        Files.write(file, new byte[] {'M', 'M', 0, 42, 0, 0, 0, 0});
        List<Page> pages = List.of(Pages.lifelike(random, 64, 20), Pages.lifelike(random, 99, 9));
        try (TiffWriter writer = TiffWriter.open(file)) {
            writer.append(pages.get(0));
            writer.append(pages.get(1));
        }
        assertHolds(file, pages, 2);
    }

    /** Holes take no room on disk. Up to the limit offsets have their highest bit set. */
    @Test
    void pagesAreAppendedUpToFourGibibytesAndNoFurther() throws IOException {
        Path file = folder.resolve("a.tif");
        List<Page> pages = List.of(Pages.lifelike(random, 64, 20), Pages.lifelike(random, 99, 9));
        long size = 0xFFFF_FC00L;
        try (TiffWriter writer = TiffWriter.open(file)) {
            writer.append(pages.get(0));
        }
        grow(file, size);
        try (TiffWriter writer = TiffWriter.open(file)) {
            writer.append(pages.get(1));
            long full = Files.size(file);
            assertThat(full).isBetween(size, 0xFFFF_FFFFL);
            Page large = Pages.lifelike(random, 1728, 200);
            assertThatThrownBy(() -> writer.append(large))
                    .isInstanceOf(TiffException.class)
                    .hasMessageContaining("ends at 4 GiB");
            assertThat(Files.size(file)).isEqualTo(full);
        }
        assertHolds(file, pages, 2);
    }

    /** RFC 3949: S is MH, least significant bit first, standard or fine, 1728 wide; F takes other fax pages of T.4 and T.6. */
    @ParameterizedTest
    @CsvSource({
        "MH, LSB_FIRST, 1728, FINE, S",
        "MH, LSB_FIRST, 1728, STANDARD, S",
        "MH, LSB_FIRST, 1728, SUPERFINE, F",
        "MH, LSB_FIRST, 2048, FINE, F",
        "MH, MSB_FIRST, 1728, FINE, F",
        "MR, LSB_FIRST, 1728, FINE, F",
        "MMR, MSB_FIRST, 2432, FINE, F",
        "MMR, MSB_FIRST, 1700, FINE, ",
        "JBIG, MSB_FIRST, 1728, FINE, J",
    })
    void readerTellsTheProfileOfFax(
            Compression compression, BitOrder order, int width, FaxResolution resolution, @Nullable FaxProfile profile)
            throws IOException {
        Path file = folder.resolve("a.tif");
        try (TiffWriter writer =
                TiffWriter.open(file, TiffSettings.of(compression).withBitOrder(order))) {
            writer.append(Pages.lifelike(random, width, 20).at(resolution.resolution()));
        }
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.info(0).storage().profile()).isEqualTo(profile);
        }
    }

    private static void grow(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), size - 1);
        }
    }

    @Test
    void morePagesThanAreReadAreNotWritten() throws IOException {
        Path file = folder.resolve("a.tif");
        Page page = Pages.lifelike(random, 8, 1);
        try (TiffWriter writer = TiffWriter.create(file, TiffSettings.of(Compression.MMR))) {
            for (int i = 0; i < TiffInput.MOST_PAGES; i++) {
                writer.append(page);
            }
            assertThatThrownBy(() -> writer.append(page))
                    .isInstanceOf(TiffException.class)
                    .hasMessageContaining("65535 pages");
        }
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(TiffInput.MOST_PAGES);
            assertThat(reader.read(TiffInput.MOST_PAGES - 1).samePixels(page)).isTrue();
        }
    }

    private static void assertHolds(Path file, List<Page> pages, int count) throws IOException {
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(count);
            for (int i = 0; i < count; i++) {
                assertThat(reader.read(i).samePixels(pages.get(i))).isTrue();
                assertThat(reader.info(i).height()).isEqualTo(pages.get(i).height());
            }
        }
    }

    @Test
    void fileMadeAsAWholeIsOctetForOctetTheOneThatGrew() throws IOException {
        Path grown = folder.resolve("grown.tif");
        Path made = Files.writeString(folder.resolve("made.tif"), "something else, longer than a header");
        List<Page> pages = List.of(Pages.lifelike(random, 1728, 90), Pages.lifelike(random, 99, 9));
        try (TiffWriter one = TiffWriter.open(grown);
                TiffWriter other = TiffWriter.create(made, TiffSettings.of(Compression.MMR))) {
            for (Page page : pages) {
                one.append(page);
                other.append(page);
            }
        }
        assertThat(made).hasSameBinaryContentAs(grown);
    }

    @Test
    void readerTellsWhereThePagesDataLies() throws IOException {
        Path file = folder.resolve("a.tif");
        Page page = Pages.lifelike(random, 1728, 60);
        try (TiffWriter writer = TiffWriter.open(file)) {
            writer.append(page);
        }
        byte[] mmr = T4Encoder.encode(page, T4Settings.mmr(1728));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.info(0).dataOctets()).isEqualTo(mmr.length);
            int start = (int) reader.info(0).dataOffset();
            assertThat(Arrays.copyOfRange(Files.readAllBytes(file), start, start + mmr.length))
                    .isEqualTo(mmr);
        }
    }
}
