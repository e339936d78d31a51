package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Pages;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/** Files that programs write though they should not, each made anew here; what is odd about each stands above it. */
class TrickyFilesTest {

    private static final int WIDTH = 200;

    @TempDir
    Path folder;

    private final Page page = Pages.lifelike(new Random(21), WIDTH, 40);
    private final byte[] mmr = T4Encoder.encode(page, T4Settings.mmr(WIDTH));

    // The code.

    /** T.4 has an EOL before the first row; some cards leave it out. */
    @Test
    void noEolBeforeTheFirstRow() throws IOException {
        byte[] code = T4Encoder.encode(page, T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.ALIGNED_CODE));
        assertReads(TiffBuilder.coded(page, 3, Arrays.copyOfRange(code, 2, code.length)));
    }

    /** RFC 2306 has no RTC in files, T.4 has; both are about, and EOFB is left out too. */
    @Test
    void noEndOfPage() throws IOException {
        assertReads(coded(3, T4Settings.mh(WIDTH).withEndOfPage(false)));
        assertReads(coded(3, T4Settings.mr(WIDTH, 4).withEndOfPage(false)).tag(Tag.T4_OPTIONS, 1));
        assertReads(coded(4, T4Settings.mmr(WIDTH).withEndOfPage(false)));
        assertReads(coded(3, T4Settings.mh(WIDTH)));
    }

    /** Pieces of a page put together as they came, each with its RTC, and one piece that is an RTC alone. */
    @Test
    void endOfPageInTheMiddle() throws IOException {
        for (EndOfLine eol : new EndOfLine[] {EndOfLine.CODE, EndOfLine.ALIGNED_CODE}) {
            T4Settings mh = T4Settings.mh(WIDTH).withEndOfLine(eol);
            byte[] blank = T4Encoder.encode(part(0, 0), mh);
            assertReads(TiffBuilder.coded(
                    page, 3, joined(T4Encoder.encode(part(0, 13), mh), blank, T4Encoder.encode(part(13, 27), mh))));
            T4Settings mr = T4Settings.mr(WIDTH, 4).withEndOfLine(eol).withBitOrder(BitOrder.LSB_FIRST);
            byte[] both = joined(T4Encoder.encode(part(0, 13), mr), T4Encoder.encode(part(13, 27), mr));
            assertReads(TiffBuilder.coded(page, 3, both).tag(Tag.T4_OPTIONS, 1).tag(Tag.FILL_ORDER, 2));
        }
        Page long2d = Pages.lifelike(new Random(22), 1728, 200);
        byte[] code = T4Encoder.encode(long2d, T4Settings.mr(1728, 4));
        Page twice = twice(long2d);
        assertReads(TiffBuilder.coded(twice, 3, joined(code, code)).tag(Tag.T4_OPTIONS, 1), twice);
    }

    private static Page twice(Page page) {
        PageBuilder builder = new PageBuilder(page.width(), page.resolution());
        page.send(builder);
        page.send(builder);
        return builder.build();
    }

    /** Fill bits as modems insert them, in the file as they came. */
    @Test
    void fillBits() throws IOException {
        assertReads(coded(3, T4Settings.mh(WIDTH).withMinimumRowOctets(60)));
        assertReads(coded(3, T4Settings.mr(WIDTH, 2).withMinimumRowOctets(60)).tag(Tag.T4_OPTIONS, 1));
    }

    /** Row 7 says more runs than the width has pixels: that row is bad, no other. */
    @Test
    void moreChangesThanPixels() throws IOException {
        Page wide = Pages.ofRuns(2 * WIDTH, 1, 1);
        T4Settings plain = T4Settings.mh(WIDTH).withEndOfPage(false).withEndOfLine(EndOfLine.ALIGNED_CODE);
        byte[] before = T4Encoder.encode(part(0, 6), plain);
        byte[] row = T4Encoder.encode(
                wide, T4Settings.mh(2 * WIDTH).withEndOfPage(false).withEndOfLine(EndOfLine.ALIGNED_CODE));
        byte[] after = T4Encoder.encode(part(7, 33), plain);
        Path file = TiffBuilder.coded(page, 3, joined(before, row, after)).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.read(0, (packed, offset) -> {})).isEqualTo(new RowCounts(39, 1, 1));
            Page found = reader.read(0);
            for (int y = 0; y < 40; y++) {
                assertThat(row(found, y)).isEqualTo(row(page, y == 6 ? 5 : y));
            }
        }
    }

    /** MH data whose rows start on words, as TIFF's Compression 32771 has them. */
    @Test
    void rowsOnWords() throws IOException {
        assertReads(coded(32771, T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.WORD_BOUNDARY)));
    }

    // The strips.

    /** Lengths of 0 or none at all: the strip ends where something else begins. */
    @Test
    void noStripByteCounts() throws IOException {
        assertReads(TiffBuilder.coded(page, 4, mmr).tag(Tag.STRIP_BYTE_COUNTS, 0));
        assertReads(TiffBuilder.coded(page, 4, mmr).without(Tag.STRIP_BYTE_COUNTS));
        TiffBuilder strips = manyStrips(10).longs(Tag.STRIP_BYTE_COUNTS, 0, 0, 0, 0);
        assertReads(strips);
    }

    /** Lengths far beyond the file. */
    @Test
    void stripByteCountsBeyondTheFile() throws IOException {
        assertReads(TiffBuilder.coded(page, 4, mmr).tag(Tag.STRIP_BYTE_COUNTS, 0xFFFF_FFFFL));
    }

    /** The length leaves out EOFB. */
    @Test
    void stripByteCountsWithoutTheEndOfTheCode() throws IOException {
        assertReads(TiffBuilder.coded(page, 4, mmr).tag(Tag.STRIP_BYTE_COUNTS, mmr.length - 3));
    }

    /** Extra octets behind the code, and before it in the file. */
    @Test
    void extraOctets() throws IOException {
        assertReads(TiffBuilder.coded(page, 4, joined(mmr, new byte[] {1, 2, 3, 4, 5})));
    }

    /** RowsPerStrip of 2^32 - 1, of 0, or one that does not fit to the one strip there is. */
    @ParameterizedTest
    @ValueSource(longs = {0xFFFF_FFFFL, 0, 7, 41})
    void oddRowsPerStrip(long rows) throws IOException {
        assertReads(TiffBuilder.coded(page, 4, mmr).tag(Tag.ROWS_PER_STRIP, rows));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 39})
    void lastStripIsShort(int rows) throws IOException {
        assertReads(manyStrips(rows));
    }

    /** The last two of four strips are missing: white, and bad. */
    @Test
    void fewerStripsThanRows() throws IOException {
        TiffBuilder builder = manyStrips(10);
        byte[] first = T4Encoder.encode(part(0, 10), T4Settings.mmr(WIDTH));
        byte[] second = T4Encoder.encode(part(10, 10), T4Settings.mmr(WIDTH));
        Path file = builder.strips(10, first, second).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.read(0, (packed, offset) -> {})).isEqualTo(new RowCounts(20, 20, 20));
            assertThat(row(reader.read(0), 19)).isEqualTo(row(page, 19));
        }
    }

    /** Two strips that share octets: a blank strip written once. */
    @Test
    void stripsThatOverlap() throws IOException {
        Page twice = Page.of(8, Pages.FINE, new byte[] {1, 2, 3, 1, 2, 3});
        TiffBuilder builder = new TiffBuilder(ByteOrder.BIG_ENDIAN);
        int at = builder.put(new byte[] {1, 2, 3});
        assertReads(
                builder.tag(Tag.IMAGE_WIDTH, 8)
                        .tag(Tag.IMAGE_LENGTH, 6)
                        .tag(Tag.ROWS_PER_STRIP, 3)
                        .longs(Tag.STRIP_OFFSETS, at, at)
                        .longs(Tag.STRIP_BYTE_COUNTS, 3, 3),
                twice);
    }

    /** ImageLength says fewer rows than there are, or more. */
    @Test
    void otherHeightThanTheData() throws IOException {
        assertReads(TiffBuilder.coded(page, 4, mmr).tag(Tag.IMAGE_LENGTH, 30), part(0, 30));
        Path file = TiffBuilder.coded(page, 4, mmr).tag(Tag.IMAGE_LENGTH, 60).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.read(0, (packed, offset) -> {})).isEqualTo(new RowCounts(40, 20, 20));
        }
    }

    /** 20 octets of data that say they are 65 thousand million pixels. */
    @Test
    void manyPixelsOfFewOctets() throws IOException {
        for (int compression : new int[] {1, 2, 3, 4, 5, 8, 32773}) {
            Path file = TiffBuilder.coded(page, compression, new byte[20])
                    .tag(Tag.IMAGE_WIDTH, 65_535)
                    .tag(Tag.IMAGE_LENGTH, 1_000_000)
                    .write(folder.resolve("a.tif"));
            try (TiffReader reader = TiffReader.open(file)) {
                assertThatThrownBy(() -> reader.read(0))
                        .isInstanceOf(TiffException.class)
                        .hasMessageContaining("65535 x 1000000 pixels, more than its 20 octets of data can be");
            }
        }
    }

    // The page.

    @Test
    void onePixelWide() throws IOException {
        Page narrow = Pages.lifelike(new Random(3), 1, 50);
        assertReads(TiffBuilder.coded(narrow, 4, T4Encoder.encode(narrow, T4Settings.mmr(1))), narrow);
        assertReads(TiffBuilder.coded(narrow, 3, T4Encoder.encode(narrow, T4Settings.mh(1))), narrow);
    }

    /** Pixels beyond the width are black in the file. */
    @Test
    void garbageBeyondTheWidth() throws IOException {
        Page clean = Page.of(12, Pages.FINE, new byte[] {(byte) 0xF0, 0x10, 0, 0});
        byte[] dirty = {(byte) 0xF0, 0x1F, 0, 0x0B};
        assertReads(TiffBuilder.coded(clean, 1, dirty), clean);
    }

    /** A palette of one bit: black and white whichever way round it says, on either byte order. */
    @Test
    void paletteOfOneBit() throws IOException {
        byte[] rows = {(byte) 0xF0, 0x10, 0, 0};
        Page ones = Page.of(12, Pages.FINE, rows);
        Page zeros = Page.of(12, Pages.FINE, new byte[] {0x0F, (byte) 0xEF, -1, -1});
        TiffBuilder whiteFirst = TiffBuilder.coded(ones, 1, rows).tag(Tag.PHOTOMETRIC_INTERPRETATION, 3);
        assertReads(whiteFirst.shorts(Tag.COLOR_MAP, 65535, 0, 65535, 0, 65535, 0), ones);
        assertReads(whiteFirst.shorts(Tag.COLOR_MAP, 0, 65535, 0, 65535, 0, 65535), zeros);
        assertReads(whiteFirst.without(Tag.COLOR_MAP), ones);
    }

    /** Resolutions with the wrong unit, no unit, or exchanged, of fax pages. */
    @Test
    void oddResolutionsOfFaxPages() throws IOException {
        assertThat(resolution(204, 196, 1)).isEqualTo(FaxResolution.FINE);
        assertThat(resolution(204, 98, 3)).isEqualTo(FaxResolution.STANDARD);
        assertThat(resolution(80, 154, 2)).isEqualTo(FaxResolution.SUPERFINE);
        assertThat(resolution(98, 204, 2)).isEqualTo(FaxResolution.STANDARD);
        assertThat(resolution(77, 80, 3)).isEqualTo(FaxResolution.FINE);
    }

    private FaxResolution resolution(int x, int y, int unit) throws IOException {
        Page blank = Page.of(1728, Pages.FINE, new byte[216 * 20]);
        Path file = TiffBuilder.coded(blank, 4, T4Encoder.encode(blank, T4Settings.mmr(1728)))
                .fraction(Tag.X_RESOLUTION, x, 1)
                .fraction(Tag.Y_RESOLUTION, y, 1)
                .tag(Tag.RESOLUTION_UNIT, unit)
                .write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.info(0).resolutionTold()).isTrue();
            return FaxResolution.of(reader.info(0).resolution()).orElseThrow();
        }
    }

    /** Resolutions of nothing, of a fraction over zero, and as floating point. */
    @Test
    void resolutionsThatAreNone() throws IOException {
        try (TiffReader reader = TiffReader.open(TiffBuilder.coded(page, 4, mmr)
                .fraction(Tag.X_RESOLUTION, 200, 0)
                .fraction(Tag.Y_RESOLUTION, 0, 0)
                .write(folder.resolve("a.tif")))) {
            assertThat(reader.info(0).resolutionTold()).isFalse();
        }
        int dpi = Float.floatToIntBits(300);
        assertThat(read(TiffBuilder.coded(page, 4, mmr)
                                .entry(Tag.X_RESOLUTION, Type.FLOAT, 1, dpi)
                                .entry(Tag.Y_RESOLUTION, Type.FLOAT, 1, dpi))
                        .resolution())
                .isEqualTo(new Resolution(300, 300));
    }

    /** An orientation that there is not: upright. */
    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65_535})
    void orientationThatThereIsNot(int orientation) throws IOException {
        assertReads(TiffBuilder.coded(page, 4, mmr).tag(Tag.ORIENTATION, orientation));
        try (TiffReader reader = TiffReader.open(folder.resolve("a.tif"))) {
            assertThat(reader.info(0).orientation()).isEqualTo(Orientation.TOP_LEFT);
        }
    }

    private TiffBuilder coded(int compression, T4Settings settings) {
        return TiffBuilder.coded(page, compression, T4Encoder.encode(page, settings));
    }

    private TiffBuilder manyStrips(int rows) {
        byte[][] strips = new byte[(40 + rows - 1) / rows][];
        for (int i = 0; i < strips.length; i++) {
            strips[i] = T4Encoder.encode(part(i * rows, Math.min(rows, 40 - i * rows)), T4Settings.mmr(WIDTH));
        }
        return TiffBuilder.coded(page, 4, mmr).strips(rows, strips);
    }

    private Page part(int from, int rows) {
        byte[] octets = new byte[rows * 25];
        int[] row = {0};
        page.send((packed, offset) -> {
            int at = row[0]++ - from;
            if (at >= 0 && at < rows) {
                System.arraycopy(packed, offset, octets, at * 25, 25);
            }
        });
        return Page.of(WIDTH, Pages.FINE, octets);
    }

    private static String row(Page page, int y) {
        StringBuilder row = new StringBuilder();
        for (int x = 0; x < page.width(); x++) {
            row.append(page.isBlack(x, y) ? '#' : '.');
        }
        return row.toString();
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private Page read(TiffBuilder builder) throws IOException {
        try (TiffReader reader = TiffReader.open(builder.write(folder.resolve("a.tif")))) {
            assertThat(reader.pages()).isEqualTo(1);
            return reader.read(0);
        }
    }

    private void assertReads(TiffBuilder builder) throws IOException {
        assertReads(builder, page);
    }

    private void assertReads(TiffBuilder builder, Page expected) throws IOException {
        assertThat(read(builder).samePixels(expected)).isTrue();
        try (TiffReader reader = TiffReader.open(folder.resolve("a.tif"))) {
            assertThat(reader.read(0, (packed, offset) -> {})).isEqualTo(new RowCounts(expected.height(), 0, 0));
        }
    }
}
