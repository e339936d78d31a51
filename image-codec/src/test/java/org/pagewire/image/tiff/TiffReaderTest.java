package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/** What scanners and fax machines write is read; what is not, is named with file, page and offset (R-G2). */
class TiffReaderTest {

    /** Twelve by three: a row of each kind. */
    private static final byte[] PLAIN = {(byte) 0xF0, 0x10, 0x00, 0x00, (byte) 0xAA, (byte) 0xA0};

    @TempDir
    Path folder;

    @Test
    void plainBitsOfEitherByteOrderAreRead() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            Page page = read(plain(order));
            assertThat(page.samePixels(Page.of(12, Pages.FINE, PLAIN))).isTrue();
        }
    }

    @Test
    void bitsBeyondTheWidthAreWhite() throws IOException {
        byte[] dirty = PLAIN.clone();
        dirty[1] |= 0x0F;
        assertThat(read(plain().strip(dirty)).samePixels(Page.of(12, Pages.FINE, PLAIN)))
                .isTrue();
        assertThat(read(plain().strip(inverted(dirty)).tag(Tag.PHOTOMETRIC_INTERPRETATION, 1))
                        .samePixels(Page.of(12, Pages.FINE, PLAIN)))
                .isTrue();
    }

    @Test
    void leastSignificantBitFirstIsRead() throws IOException {
        byte[] reversed = new byte[PLAIN.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = (byte) (Integer.reverse(PLAIN[i]) >>> 24);
        }
        assertThat(read(plain().strip(reversed).tag(Tag.FILL_ORDER, 2)).samePixels(Page.of(12, Pages.FINE, PLAIN)))
                .isTrue();
    }

    @Test
    void thumbnailsAreNoPages() throws IOException {
        Path file = folder.resolve("thumbnail.tif");
        try (TiffWriter writer = TiffWriter.open(file)) {
            writer.append(Pages.lifelike(new Random(1), 40, 9));
            writer.append(Pages.lifelike(new Random(2), 99, 30));
        }
        byte[] octets = Files.readAllBytes(file);
        ByteBuffer tags = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        tags.putInt(tags.getInt(4) + 2 + 8, 1);
        Files.write(file, octets);
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(1);
            assertThat(reader.info(0).width()).isEqualTo(99);
            assertThat(reader.place(0)).isEqualTo(1);
        }
    }

    @Test
    void stripsThatReachIntoOneAnotherEndWhereTheNextOneStarts() throws IOException {
        assertThat(read(plain().tag(Tag.ROWS_PER_STRIP, 1)
                                .longs(Tag.STRIP_OFFSETS, 8, 10, 12)
                                .longs(Tag.STRIP_BYTE_COUNTS, -1, -1, -1))
                        .samePixels(Page.of(12, Pages.FINE, PLAIN)))
                .isTrue();
    }

    /** Each strip would be the whole file: time would grow with its square. */
    @Test
    void thousandsOfStripsOfTheSameDataAreRefused() throws IOException {
        int[] same = new int[3_000];
        Arrays.fill(same, 8);
        TiffBuilder file = plain().strip(new byte[3_000])
                .tag(Tag.IMAGE_LENGTH, same.length)
                .tag(Tag.ROWS_PER_STRIP, 1)
                .tag(Tag.COMPRESSION, 3)
                .longs(Tag.STRIP_OFFSETS, same)
                .without(Tag.STRIP_BYTE_COUNTS);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(TiffException.class)
                .hasMessageContaining("its strips lie upon one another");
    }

    @Test
    void packBitsIsReadWithItsNothings() throws IOException {
        // Copy 1: F0. Nothing (-128). Repeat 1-(-1)=2 of ... as TIFF 6.0, section 9.
        byte[] packed = {1, (byte) 0xF0, 0x10, (byte) 0x80, (byte) 0xFF, 0, 1, (byte) 0xAA, (byte) 0xA0};
        assertThat(read(plain().strip(packed).tag(Tag.COMPRESSION, 32773)).samePixels(Page.of(12, Pages.FINE, PLAIN)))
                .isTrue();
    }

    @Test
    void mhWithoutEolIsRead() throws IOException {
        Page page = Pages.lifelike(new Random(3), 99, 30);
        byte[] code =
                T4Encoder.encode(page, T4Settings.mh(99).withEndOfLine(org.pagewire.image.t4.EndOfLine.OCTET_BOUNDARY));
        assertThat(read(TiffBuilder.coded(page, 2, code)).samePixels(page)).isTrue();
    }

    @Test
    void invertedMmrIsRead() throws IOException {
        Page page = Page.of(12, Pages.FINE, PLAIN);
        Page negative = Page.of(12, Pages.FINE, inverted(PLAIN));
        byte[] code = T4Encoder.encode(negative, T4Settings.mmr(12));
        assertThat(read(TiffBuilder.coded(page, 4, code).tag(Tag.PHOTOMETRIC_INTERPRETATION, 1))
                        .samePixels(page))
                .isTrue();
    }

    @Test
    void stripLengthOfZeroOrNoneRunsToTheEndOfTheFile() throws IOException {
        Page page = Pages.lifelike(new Random(4), 99, 30);
        byte[] code = T4Encoder.encode(page, T4Settings.mmr(99));
        assertThat(read(TiffBuilder.coded(page, 4, code).tag(Tag.STRIP_BYTE_COUNTS, 0))
                        .samePixels(page))
                .isTrue();
        assertThat(read(TiffBuilder.coded(page, 4, code).without(Tag.STRIP_BYTE_COUNTS))
                        .samePixels(page))
                .isTrue();
    }

    @Test
    void pageThatEndsEarlyIsFilledWithWhiteAndCounted() throws IOException {
        Page page = Page.of(12, Pages.FINE, PLAIN);
        byte[] code = T4Encoder.encode(page, T4Settings.mmr(12));
        Path file = TiffBuilder.coded(page, 4, code).tag(Tag.IMAGE_LENGTH, 5).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.read(0, (row, offset) -> {})).isEqualTo(new RowCounts(3, 2, 2));
            Page found = reader.read(0);
            assertThat(found.samePixels(Page.of(12, Pages.FINE, Arrays.copyOf(PLAIN, 10))))
                    .isTrue();
        }
    }

    @Test
    void resolutionIsReadInInchesAndCentimetres() throws IOException {
        assertThat(read(plain().fraction(Tag.X_RESOLUTION, 204, 1).fraction(Tag.Y_RESOLUTION, 98, 1))
                        .resolution())
                .isEqualTo(FaxResolution.STANDARD.resolution());
        Resolution metric = read(plain().fraction(Tag.X_RESOLUTION, 80, 1)
                        .fraction(Tag.Y_RESOLUTION, 77, 1)
                        .tag(Tag.RESOLUTION_UNIT, 3))
                .resolution();
        assertThat(metric.horizontal()).isCloseTo(203.2, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(FaxResolution.of(metric)).contains(FaxResolution.FINE);
    }

    /** T.85 makes any number of blank rows of two octets: they may be streamed, but not be held. */
    @Test
    void aPageOfJbigWithoutDataForItsRowsIsNotHeldInMemory() throws IOException {
        TiffBuilder file = plain().strip(new byte[30])
                .tag(Tag.COMPRESSION, 34661)
                .tag(Tag.IMAGE_WIDTH, 52_000)
                .tag(Tag.IMAGE_LENGTH, 30_000);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(TiffException.class)
                .hasMessageContaining("it is too large to be held in memory (52000 x 30000 pixels)");
        try (TiffReader reader = TiffReader.open(folder.resolve("a.tif"))) {
            assertThat(reader.read(0, (packed, offset) -> {}).total()).isEqualTo(30_000);
        }
    }

    @Test
    void resolutionOfAnyTypeIsReadOrGuessed() throws IOException {
        for (int type = 0; type < 256; type++) {
            Page page = read(plain().entry(Tag.X_RESOLUTION, type, 1, 8).entry(Tag.Y_RESOLUTION, type, 1, 8));
            assertThat(page.resolution().horizontal()).as("type %s", type).isBetween(1.0, 100_000.0);
        }
    }

    @Test
    void resolutionThatIsNotToldIsGuessedFromTheWidth() throws IOException {
        assertThat(read(blank(1728, 1100)).resolution()).isEqualTo(FaxResolution.STANDARD.resolution());
        assertThat(read(blank(1728, 2200)).resolution()).isEqualTo(FaxResolution.FINE.resolution());
        assertThat(read(blank(2481, 3508)).resolution()).isEqualTo(new Resolution(300, 300));
        assertThat(read(plain().fraction(Tag.X_RESOLUTION, 1, 0).fraction(Tag.Y_RESOLUTION, 0, 1))
                        .resolution()
                        .horizontal())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "1, abc def",
        "2, cba fed",
        "3, fed cba",
        "4, def abc",
        "5, ad be cf",
        "6, da eb fc",
        "7, fc eb da",
        "8, cf be ad"
    })
    void everyOrientationComesOutUpright(int orientation, String upright) throws IOException {
        // The stored page is 3 x 2 with letters for pixels; for each letter, a page with that pixel alone black.
        String stored = "abc def";
        for (char letter = 'a'; letter <= 'f'; letter++) {
            Page expected = lettered(upright, letter);
            Page given = lettered(stored, letter);
            byte[] rows = new byte[2];
            for (int y = 0; y < 2; y++) {
                for (int x = 0; x < 3; x++) {
                    rows[y] |= (byte) (given.isBlack(x, y) ? 0x80 >> x : 0);
                }
            }
            Path file = plain().tag(Tag.IMAGE_WIDTH, 3)
                    .tag(Tag.IMAGE_LENGTH, 2)
                    .fraction(Tag.X_RESOLUTION, 204, 1)
                    .fraction(Tag.Y_RESOLUTION, 98, 1)
                    .tag(Tag.ORIENTATION, orientation)
                    .strip(rows)
                    .write(folder.resolve("a.tif"));
            try (TiffReader reader = TiffReader.open(file)) {
                Page page = reader.read(0);
                assertThat(page.samePixels(expected)).isTrue();
                assertThat(page.resolution().horizontal()).isEqualTo(orientation > 4 ? 98 : 204);
                PageInfo info = reader.info(0);
                assertThat(info.width()).isEqualTo(page.width());
                assertThat(info.height()).isEqualTo(page.height());
                assertThat(info.resolution()).isEqualTo(page.resolution());
                assertThat(info.orientation()).isEqualTo(Orientation.values()[orientation - 1]);
            }
        }
    }

    @Test
    void whatIsNotSupportedIsNamedWithAWayOut() throws IOException {
        refused(plain().tag(Tag.COMPRESSION, 7), "page 1, offset ", "JPEG", "Open it as a document");
        refused(plain().tag(Tag.COMPRESSION, 10), "mixed raster content");
        refused(plain().tag(Tag.COMPRESSION, 5).tag(Tag.PREDICTOR, 2), "differences of neighbouring pixels");
        refused(plain().tag(Tag.COMPRESSION, 99), "method 99");
        refused(plain().tag(Tag.BITS_PER_SAMPLE, 8), "grey or colour", "black and white");
        refused(plain().tag(Tag.SAMPLES_PER_PIXEL, 3), "grey or colour");
        refused(plain().tag(Tag.PHOTOMETRIC_INTERPRETATION, 2), "grey or colour");
        refused(plain().tag(Tag.TILE_WIDTH, 64), "tiles");
    }

    @Test
    void tagsThatMakeNoSenseAreNamed() throws IOException {
        refused(plain().tag(Tag.IMAGE_WIDTH, 65_536), "width is 65536", "damaged");
        refused(plain().without(Tag.IMAGE_WIDTH), "width is 0");
        refused(plain().tag(Tag.IMAGE_LENGTH, 1_000_001), "1000001 rows");
        refused(plain().without(Tag.IMAGE_LENGTH), "0 rows");
        refused(plain().tag(Tag.STRIP_OFFSETS, 100_000), "offset 100000", "its data should start here");
        refused(plain().without(Tag.STRIP_OFFSETS), "has no strips");
        refused(plain().entry(Tag.IMAGE_WIDTH, Type.ASCII, 1, 7), "tag 256 has type 2");
        refused(plain().entry(Tag.STRIP_OFFSETS, Type.LONG, 2_000_000, 8), "2000000 values");
        refused(plain().entry(Tag.STRIP_OFFSETS, Type.LONG, 2_000, 8), "the file ends at");
    }

    @Test
    void whatIsNoTiffIsRefused() throws IOException {
        Path file = folder.resolve("x.tif");
        for (String text : new String[] {"", "II", "%PDF-1.7 and so on", "II*X"}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> TiffReader.open(file))
                    .isInstanceOf(TiffException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private void refused(TiffBuilder builder, String... words) throws IOException {
        Path file = builder.write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThatThrownBy(() -> reader.read(0))
                    .isInstanceOf(TiffException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContainingAll(words);
        }
    }

    private Page read(TiffBuilder builder) throws IOException {
        try (TiffReader reader = TiffReader.open(builder.write(folder.resolve("a.tif")))) {
            assertThat(reader.pages()).isEqualTo(1);
            return reader.read(0);
        }
    }

    private static TiffBuilder plain() {
        return plain(ByteOrder.LITTLE_ENDIAN);
    }

    private static TiffBuilder plain(ByteOrder order) {
        return new TiffBuilder(order)
                .tag(Tag.IMAGE_WIDTH, 12)
                .tag(Tag.IMAGE_LENGTH, 3)
                .strip(PLAIN);
    }

    private static TiffBuilder blank(int width, int height) {
        return plain().tag(Tag.IMAGE_WIDTH, width).tag(Tag.IMAGE_LENGTH, height);
    }

    private static byte[] inverted(byte[] octets) {
        byte[] inverted = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            inverted[i] = (byte) ~octets[i];
        }
        return inverted;
    }

    private static Page lettered(String rows, char black) {
        String[] lines = rows.split(" ");
        byte[] bits = new byte[lines.length];
        for (int y = 0; y < lines.length; y++) {
            for (int x = 0; x < lines[y].length(); x++) {
                bits[y] |= (byte) (lines[y].charAt(x) == black ? 0x80 >> x : 0);
            }
        }
        return Page.of(lines[0].length(), Pages.FINE, bits);
    }
}
