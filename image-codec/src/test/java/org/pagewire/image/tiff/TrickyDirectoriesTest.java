package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/** Directories and chains of pages as programs write them though they should not; what is odd about each stands above it. */
class TrickyDirectoriesTest {

    private static final int WIDTH = 200;

    @TempDir
    Path folder;

    private final Page page = Pages.lifelike(new Random(21), WIDTH, 40);
    private final byte[] mmr = T4Encoder.encode(page, T4Settings.mmr(WIDTH));

    @Test
    void directoryAtTheStart() throws IOException {
        assertReads(new TiffBuilder(ByteOrder.BIG_ENDIAN)
                .directoryFirst()
                .tag(Tag.IMAGE_WIDTH, WIDTH)
                .tag(Tag.IMAGE_LENGTH, 40)
                .tag(Tag.COMPRESSION, 4)
                .strip(mmr));
    }

    /** Tags are to ascend; a tag that comes twice counts as the first says. */
    @Test
    void tagsOutOfOrderAndTwice() throws IOException {
        assertReads(TiffBuilder.coded(page, 4, mmr)
                .without(Tag.IMAGE_WIDTH)
                .late(Tag.IMAGE_WIDTH, Type.SHORT, 1, WIDTH)
                .late(Tag.COMPRESSION, Type.SHORT, 1, 1)
                .late(Tag.IMAGE_WIDTH, Type.SHORT, 1, 7));
    }

    /** Numbers in types that the tags do not have. */
    @Test
    void numbersOfOtherTypes() throws IOException {
        assertReads(TiffBuilder.coded(page, 4, mmr)
                .entry(Tag.IMAGE_WIDTH, Type.BYTE, 1, WIDTH)
                .entry(Tag.IMAGE_LENGTH, Type.SIGNED_SHORT, 1, 40)
                .entry(Tag.COMPRESSION, Type.UNDEFINED, 1, 4)
                .entry(Tag.FILL_ORDER, Type.FLOAT, 1, Float.floatToIntBits(1))
                .entry(Tag.BITS_PER_SAMPLE, Type.SHORT, 0, 0));
    }

    /** No NUL at the end; NUL before the end; what no terminal should be given. */
    @Test
    void oddTexts() throws IOException {
        Path file = TiffBuilder.coded(page, 4, mmr)
                .value(Tag.SOFTWARE, Type.ASCII, 7, "Scanner".getBytes(StandardCharsets.US_ASCII))
                .value(Tag.DATE_TIME, Type.ASCII, 9, "2026\0\0\0\0".getBytes(StandardCharsets.US_ASCII))
                .value(
                        Tag.IMAGE_DESCRIPTION,
                        Type.ASCII,
                        12,
                        " a\u001b[2J\u0007b  \0".getBytes(StandardCharsets.US_ASCII))
                .write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            PageLabels labels = reader.info(0).labels();
            assertThat(labels.software()).isEqualTo("Scanner");
            assertThat(labels.date()).isEqualTo("2026");
            assertThat(labels.description()).isEqualTo("a?[2J?b");
        }
    }

    /** Text of more than the limit is cut; text said to be endless ends with the file; beyond the file there is none. */
    @Test
    void longTexts() throws IOException {
        byte[] text = new byte[PageLabels.LONGEST_TEXT + 5];
        Arrays.fill(text, (byte) 'x');
        TiffBuilder builder = TiffBuilder.coded(page, 4, mmr);
        try (TiffReader reader = TiffReader.open(
                builder.value(Tag.SOFTWARE, Type.ASCII, text.length, text).write(folder.resolve("a.tif")))) {
            assertThat(reader.info(0).labels().software()).hasSize(PageLabels.LONGEST_TEXT);
        }
        try (TiffReader reader = TiffReader.open(
                builder.entry(Tag.SOFTWARE, Type.ASCII, -1, 9 + mmr.length).write(folder.resolve("a.tif")))) {
            assertThat(reader.info(0).labels().software()).contains("xxx");
        }
        try (TiffReader reader = TiffReader.open(
                builder.entry(Tag.SOFTWARE, Type.ASCII, -1, 0x7FFF_FFFF).write(folder.resolve("a.tif")))) {
            assertThat(reader.info(0).labels().software()).isNull();
        }
    }

    /** Tags that a page can be read without, of a type that there is not, of no number, and with values beyond the file. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                Tag.FILL_ORDER,
                Tag.ORIENTATION,
                Tag.ROWS_PER_STRIP,
                Tag.STRIP_BYTE_COUNTS,
                Tag.X_RESOLUTION,
                Tag.Y_RESOLUTION,
                Tag.T6_OPTIONS,
                Tag.T4_OPTIONS,
                Tag.RESOLUTION_UNIT,
                Tag.PAGE_NUMBER,
                Tag.SOFTWARE,
                Tag.DATE_TIME,
                Tag.IMAGE_DESCRIPTION,
                Tag.BAD_FAX_LINES,
                Tag.CLEAN_FAX_DATA,
                Tag.CONSECUTIVE_BAD_FAX_LINES,
                Tag.NEW_SUBFILE_TYPE
            })
    void spareTagsThatCannotBeRead(int tag) throws IOException {
        for (int type : new int[] {99, Type.ASCII, Type.RATIONAL}) {
            assertReads(TiffBuilder.coded(page, 4, mmr).entry(tag, type, 9, 0x7FFF_FFF0));
        }
        assertReads(TiffBuilder.coded(page, 4, mmr).entry(tag, Type.LONG, 2_000_000, 8));
    }

    // The chain of pages.

    /** The last page's pointer leads to the first one: the chain ends there. Nothing can be appended to it. */
    @Test
    void chainThatLeadsBack() throws IOException {
        byte[] octets = TiffBuilder.coded(page, 4, mmr).octets();
        System.arraycopy(octets, 4, octets, octets.length - 4, 4);
        Path file = Files.write(folder.resolve("a.tif"), octets);
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(1);
            assertThat(reader.read(0).samePixels(page)).isTrue();
        }
        assertThatThrownBy(() -> TiffWriter.open(file))
                .isInstanceOf(TiffException.class)
                .hasMessageContaining("leads back into itself");
        assertThat(Files.readAllBytes(file)).isEqualTo(octets);
    }

    /**
     * Thousands of directories in the octets of a few, each going on between the counts and pointers of the others: to look
     * at all of their tags would take as long as a file of gigabytes does.
     */
    @Test
    void directoriesUponOneAnother() throws IOException {
        int entries = TiffInput.MOST_ENTRIES;
        int directories = 20_000;
        int pointer = 2 + 12 * entries;
        ByteBuffer octets = ByteBuffer.allocate(8 + 8 * directories + pointer).order(ByteOrder.LITTLE_ENDIAN);
        octets.put(0, new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0});
        for (int at = 8; at < 8 + 8 * directories; at += 8) {
            octets.putInt(at + pointer, at + 8);
        }
        for (int at = 8; at < 8 + 8 * directories; at += 8) {
            octets.putShort(at, (short) entries);
        }
        Path file = Files.write(folder.resolve("a.tif"), octets.array());
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isLessThan(10);
        }
        assertThatThrownBy(() -> TiffWriter.open(file))
                .isInstanceOf(TiffException.class)
                .hasMessageContaining("lie upon one another");
    }

    /** The pointer that ends the chain is missing with the end of the file. */
    @Test
    void chainWithoutAnEnd() throws IOException {
        byte[] octets = TiffBuilder.coded(page, 4, mmr).octets();
        for (int missing = 1; missing <= 4; missing++) {
            Path file = Files.write(folder.resolve("a.tif"), Arrays.copyOf(octets, octets.length - missing));
            try (TiffReader reader = TiffReader.open(file)) {
                assertThat(reader.pages()).isEqualTo(1);
                assertThat(reader.read(0).samePixels(page)).isTrue();
            }
        }
    }

    /** A file cut short: whoever reads all pages must learn that there were more. */
    @Test
    void nextPageBeyondTheFile() throws IOException {
        byte[] octets = TiffBuilder.coded(page, 4, mmr).octets();
        ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).putInt(octets.length - 4, 1_000_000);
        Path file = Files.write(folder.resolve("a.tif"), octets);
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(2);
            assertThat(reader.read(0).samePixels(page)).isTrue();
            assertThatThrownBy(() -> reader.info(1))
                    .isInstanceOf(TiffException.class)
                    .hasMessageStartingWith(file + ", page 2, offset 1000000: the file ends at");
        }
        assertThatThrownBy(() -> TiffWriter.open(file)).isInstanceOf(TiffException.class);
    }

    /** A thumbnail before the page, which is no page. */
    @Test
    void thumbnailAmongThePages() throws IOException {
        byte[] thumbnail = new TiffBuilder(ByteOrder.LITTLE_ENDIAN)
                .tag(Tag.NEW_SUBFILE_TYPE, 1)
                .tag(Tag.IMAGE_WIDTH, 8)
                .tag(Tag.IMAGE_LENGTH, 1)
                .strip(new byte[1])
                .octets();
        assertThat(TiffReader.open(Files.write(folder.resolve("b.tif"), thumbnail))
                        .pages())
                .isEqualTo(1);
        TiffBuilder builder = TiffBuilder.coded(page, 4, mmr);
        int at = builder.put(new byte[0]);
        // The thumbnail's file, entered as a directory of this one with its pointer to the page.
        int directory =
                ByteBuffer.wrap(thumbnail).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        builder.put(Arrays.copyOfRange(thumbnail, directory, thumbnail.length));
        ByteBuffer all = ByteBuffer.wrap(builder.octets()).order(ByteOrder.LITTLE_ENDIAN);
        all.putInt(at + thumbnail.length - directory - 4, all.getInt(4)).putInt(4, at);
        try (TiffReader reader = TiffReader.open(Files.write(folder.resolve("a.tif"), all.array()))) {
            assertThat(reader.pages()).isEqualTo(1);
            assertThat(reader.place(0)).isEqualTo(1);
            assertThat(reader.read(0).samePixels(page)).isTrue();
        }
    }

    /** BigTIFF: the same with 64-bit offsets. */
    @Test
    void bigTiffOfEitherByteOrder() throws IOException {
        Page wide = Pages.lifelike(new Random(3), 1728, 40);
        byte[] code = T4Encoder.encode(wide, T4Settings.mmr(1728));
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            ByteBuffer all =
                    ByteBuffer.allocate(16 + code.length + 8 + 7 * 20 + 8).order(order);
            byte letter = (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I');
            all.put(letter).put(letter).putShort((short) 43).putShort((short) 8).putShort((short) 0);
            all.putLong(16 + code.length).put(code).putLong(7);
            bigEntry(all, Tag.IMAGE_WIDTH, Type.SHORT)
                    .putShort((short) 1728)
                    .putShort((short) 0)
                    .putInt(0);
            bigEntry(all, Tag.IMAGE_LENGTH, Type.LONG).putInt(40).putInt(0);
            bigEntry(all, Tag.COMPRESSION, Type.LONG8).putLong(4);
            bigEntry(all, Tag.STRIP_OFFSETS, Type.LONG8).putLong(16);
            bigEntry(all, Tag.STRIP_BYTE_COUNTS, Type.LONG8).putLong(code.length);
            bigEntry(all, Tag.X_RESOLUTION, Type.RATIONAL).putInt(204).putInt(1);
            bigEntry(all, Tag.Y_RESOLUTION, Type.RATIONAL).putInt(196).putInt(1);
            Path file = Files.write(folder.resolve("big.tif"), all.array());
            try (TiffReader reader = TiffReader.open(file)) {
                assertThat(reader.pages()).isEqualTo(1);
                assertThat(reader.read(0).samePixels(wide)).isTrue();
                assertThat(reader.info(0).resolution()).isEqualTo(Pages.FINE);
                assertThat(reader.info(0).storage().profile()).isNull();
            }
            assertThatThrownBy(() -> TiffWriter.open(file))
                    .isInstanceOf(TiffException.class)
                    .hasMessageContaining("BigTIFF");
        }
    }

    private static ByteBuffer bigEntry(ByteBuffer all, int tag, int type) {
        return all.putShort((short) tag).putShort((short) type).putLong(1);
    }

    private void assertReads(TiffBuilder builder) throws IOException {
        try (TiffReader reader = TiffReader.open(builder.write(folder.resolve("a.tif")))) {
            assertThat(reader.pages()).isEqualTo(1);
            assertThat(reader.info(0).height()).isEqualTo(page.height());
            assertThat(reader.read(0).samePixels(page)).isTrue();
        }
    }
}
