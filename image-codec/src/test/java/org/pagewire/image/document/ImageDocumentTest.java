package org.pagewire.image.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.ScanWidth;

/** PNG, JPEG and TIFF of other kinds as fax pages (R-G2). */
class ImageDocumentTest {

    @TempDir
    Path folder;

    private static Page read(Path file, FaxResolution resolution) throws IOException {
        try (Document document = Document.open(file)) {
            assertThat(document.pages()).isEqualTo(1);
            return document.page(0, Drawing.fitter(resolution), Mode.TEXT);
        }
    }

    /** Two inches by one at one inch from the left and two from the top of a page 8 inches wide: the fax pixels of it. */
    @ParameterizedTest
    @CsvSource({"png,STANDARD,98", "png,FINE,196", "png,SUPERFINE,391", "jpeg,FINE,196"})
    void whatIsSquareOnPaperStaysSquareInExactPixels(String format, FaxResolution resolution, int dpi)
            throws IOException {
        BufferedImage image = Drawing.blank(2400, 1800);
        Drawing.fill(image, Color.BLACK, 300, 600, 600, 300);
        Path file = folder.resolve("square");
        Drawing.write(image, format, 300, file);

        Page page = read(file, resolution);

        assertThat(page.width()).isEqualTo(1728);
        assertThat(page.height()).isEqualTo(6 * dpi);
        assertThat(page.resolution()).isEqualTo(resolution.resolution());
        assertThat(Drawing.black(page, 0, 0, 1728, page.height())).isEqualTo(408 * dpi);
        assertThat(Drawing.black(page, 204, 2 * dpi, 612, 3 * dpi)).isEqualTo(408 * dpi);
    }

    @Test
    void anImageWiderThanThePaperIsMadeSmallerAndNotCut() throws IOException {
        BufferedImage image = Drawing.blank(3456, 3920);
        Drawing.fill(image, Color.BLACK, 3456 - 8, 3920 - 8, 8, 8);
        Path file = folder.resolve("wide.png");
        Drawing.write(image, "png", 204, file);

        Page page = read(file, FaxResolution.FINE);

        assertThat(page.height()).isEqualTo(1883);
        assertThat(page.isBlack(1727, 1882)).isTrue();
        assertThat(Drawing.black(page, 0, 0, 1728, 1883)).isBetween(16, 20);
    }

    private Optional<Page> stored(BufferedImage image, int dpi) throws IOException {
        Path file = folder.resolve("image.png");
        Drawing.write(image, "png", dpi, file);
        try (Document document = Document.open(file)) {
            return document.stored(0);
        }
    }

    @Test
    void aPageInBlackAndWhiteIsThereAsItIsStored() throws IOException {
        BufferedImage image = new BufferedImage(13, 2, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(12, 1, 0xFFFFFFFF);
        Page page = stored(image, 240).orElseThrow();
        assertThat(page.resolution()).isEqualTo(new Resolution(240, 240));
        assertThat(page.samePixels(Page.of(13, page.resolution(), new byte[] {-1, -8, -1, -16})))
                .isTrue();
    }

    @Test
    void aPageInOtherColoursOrOfUnknownSizeOnPaperIsNotThereAsItIsStored() throws IOException {
        byte[] red = {(byte) 255, 0};
        byte[] rest = {0, 0};
        BufferedImage redAndBlack =
                new BufferedImage(1728, 8, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(1, 2, red, rest, rest));
        assertThat(stored(redAndBlack, 204)).isEmpty();
        assertThat(stored(Drawing.blank(1728, 8), 204)).as("in colour").isEmpty();
        assertThat(stored(new BufferedImage(1728, 8, BufferedImage.TYPE_BYTE_BINARY), 0))
                .as("a fax width")
                .isPresent();
        assertThat(stored(new BufferedImage(1000, 8, BufferedImage.TYPE_BYTE_BINARY), 0))
                .isEmpty();
    }

    @Test
    void anImageWithoutResolutionIsTakenForScreenPixels() throws IOException {
        Path file = folder.resolve("screen.png");
        Drawing.write(Drawing.blank(480, 960), "png", 0, file);

        assertThat(read(file, FaxResolution.FINE).height()).isEqualTo(1960);
    }

    @Test
    void greyOfAGreyImageIsTakenAsItIs() throws IOException {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 100 * 100; i++) {
            image.getRaster().setSample(i % 100, i / 100, 0, i % 100 < 50 ? 180 : 200);
        }
        Path file = folder.resolve("grey.png");
        Drawing.write(image, "png", 204, file);

        Page page = read(file, FaxResolution.FINE);

        assertThat(Drawing.black(page, 0, 0, 50, page.height())).isEqualTo(50 * page.height());
        assertThat(Drawing.black(page, 50, 0, 1728, page.height())).isZero();
    }

    @Test
    void whatIsTransparentIsWhite() throws IOException {
        Path file = folder.resolve("clear.png");
        Drawing.write(new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB), "png", 204, file);

        Page page = read(file, FaxResolution.FINE);

        assertThat(Drawing.black(page, 0, 0, 1728, page.height())).isZero();
    }

    /** Exif orientation; where the black top left corner of the stored image lies when looked at, and the size then. */
    @ParameterizedTest
    @CsvSource({"1,0,0,204,98", "3,195,92,204,98", "6,90,0,102,196", "8,0,186,102,196"})
    void aPhotographIsTurnedAsItsExifTagSays(int orientation, int left, int top, int width, int height)
            throws IOException {
        BufferedImage image = Drawing.blank(204, 102);
        Drawing.fill(image, Color.BLACK, 0, 0, 16, 16);
        Path plain = folder.resolve("plain.jpg");
        Drawing.write(image, "jpeg", 204, plain);
        byte[] octets = Files.readAllBytes(plain);
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        // SOI and JFIF, then APP1: length 34, "Exif", little-endian TIFF with one entry: tag 274, SHORT, one value.
        turned.write(octets, 0, 20);
        turned.write(
                new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0});
        turned.write(new byte[] {1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0});
        turned.write(octets, 20, octets.length - 20);
        Path file = folder.resolve("turned.jpg");
        Files.write(file, turned.toByteArray());

        Page page = read(file, FaxResolution.FINE);

        assertThat(page.height()).isEqualTo(height);
        assertThat(Drawing.black(page, 0, 0, 1728, height)).isBetween(12 * 12, 18 * 18);
        assertThat(Drawing.black(page, left, top, Math.min(width, left + 9), Math.min(height, top + 6)))
                .isEqualTo((Math.min(width, left + 9) - left) * (Math.min(height, top + 6) - top));
    }

    /** A page with its long side ahead is turned left, so that it keeps its size. */
    @Test
    void anImageWithItsLongSideAheadIsTurned() throws IOException {
        BufferedImage image = Drawing.blank(1190, 842);
        Drawing.fill(image, Color.BLACK, 1100, 0, 90, 40);
        Path file = folder.resolve("landscape.png");
        Drawing.write(image, "png", 100, file);

        Page page = read(file, FaxResolution.FINE);

        assertThat(page.height()).isEqualTo((int) Math.round(11.9 * 196));
        int black = Drawing.black(page, 0, 0, 1728, page.height());
        assertThat(black).isCloseTo((int) (0.4 * 204 * 0.9 * 196), within(200));
        assertThat(Drawing.black(page, 0, 0, 84, 178)).isEqualTo(black);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp"})
    void otherKindsOfImagesAreKnownByTheirFirstOctets(String format) throws IOException {
        BufferedImage image = new BufferedImage(192, 96, BufferedImage.TYPE_INT_RGB);
        Drawing.fill(image, Color.WHITE, 0, 0, 192, 96);
        Drawing.fill(image, Color.BLACK, 96, 0, 48, 48);
        Path file = folder.resolve("image");
        ImageIO.write(image, format, file.toFile());

        Page page = read(file, FaxResolution.FINE);

        assertThat(page.height()).isEqualTo(196);
        assertThat(Drawing.black(page, 204, 0, 306, 98)).isEqualTo(102 * 98);
        assertThat(Drawing.black(page, 0, 0, 1728, 196)).isEqualTo(102 * 98);
    }

    @Test
    void textThatStartsLikeABitmapIsText() throws IOException {
        Path file = folder.resolve("letter.txt");
        Files.writeString(file, "BMW 320, and more words.");

        assertThat(read(file, FaxResolution.FINE).height()).isEqualTo(2292);
    }

    /** Three fifths of black on the right, on white or on nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BYTE_BINARY",
                "BYTE_INDEXED",
                "BYTE_GRAY",
                "USHORT_GRAY",
                "3BYTE_BGR",
                "4BYTE_ABGR",
                "INT_RGB",
                "INT_ARGB"
            })
    void pngOfEveryKindKeepsItsTones(String type) throws Exception {
        int kind = BufferedImage.class.getField("TYPE_" + type).getInt(null);
        BufferedImage image = new BufferedImage(204, 98, kind);
        if (!image.getColorModel().hasAlpha()) {
            Drawing.fill(image, Color.WHITE, 0, 0, 204, 98);
        }
        Drawing.fill(
                image,
                kind == BufferedImage.TYPE_BYTE_BINARY ? Color.BLACK : new Color(102, 102, 102),
                102,
                0,
                102,
                98);
        Path file = folder.resolve("kind.png");
        Drawing.write(image, "png", 204, file);
        try (Document document = Document.open(file)) {
            Page page = document.page(0, FaxFitter.exactly(FaxResolution.FINE, ScanWidth.A4), Mode.PHOTO);

            double share = Drawing.black(page, 102, 0, 204, 94) / (102.0 * 94);
            assertThat(share).isCloseTo(kind == BufferedImage.TYPE_BYTE_BINARY ? 1 : 0.6, within(0.04));
            assertThat(Drawing.black(page, 0, 0, 101, 94)).isZero();
        }
    }

    /** The transform that Adobe's segment tells: none and YCCK; -1 for a file without the segment. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void jpegInTheColoursOfPrintIsConverted(int adobe) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 160, 80, 4, null);
        int none = adobe < 0 ? 0 : 255;
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 160; x++) {
                // Yellow ink on the left, which is stored as YCbCr if the segment says so; black on the right.
                int[] yellow = adobe == 2 ? new int[] {226, 0, 149, none} : new int[] {none, none, 255 - none, none};
                int[] white = adobe == 2 ? new int[] {255, 128, 128} : new int[] {none, none, none};
                int[] black = {white[0], white[1], white[2], 255 - none};
                raster.setPixel(x, y, x < 80 ? yellow : black);
            }
        }
        Path file = folder.resolve("print.jpg");
        Drawing.writeJpeg(raster, adobe, file);

        Page text = read(file, FaxResolution.FINE);
        Page photo;
        try (Document document = Document.open(file)) {
            photo = document.page(0, Drawing.fitter(FaxResolution.FINE), Mode.PHOTO);
        }

        int half = 204 * 80 / 96;
        assertThat(Drawing.black(text, half + 4, 4, 2 * half - 4, 150)).isEqualTo((half - 8) * 146);
        // Yellow is 226 of lightness and 0 in blue.
        double share = Drawing.black(photo, 4, 4, half - 4, 150) / ((half - 8) * 146.0);
        assertThat(share).isCloseTo(1 - 0.75 * 226 / 255, within(0.06));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "tiff"})
    void brokenFilesGiveAnErrorThatNamesFileAndPageOrAPage(String format) throws IOException {
        BufferedImage image = Drawing.blank(120, 90);
        Drawing.fill(image, Color.RED, 20, 20, 60, 40);
        Path whole = folder.resolve("whole");
        Drawing.write(image, format, format.equals("tiff") ? "Deflate" : null, 100, whole);
        byte[] octets = Files.readAllBytes(whole);
        Path broken = folder.resolve("broken");
        int refused = 0;
        for (int length = 16; length < octets.length; length += 7) {
            Files.write(broken, Arrays.copyOf(octets, length));
            refused += refused(broken) ? 1 : 0;
        }
        for (int at = 8; at < octets.length; at += 3) {
            byte[] changed = octets.clone();
            changed[at] ^= (byte) 0x91;
            Files.write(broken, changed);
            refused(broken);
        }
        assertThat(refused).isPositive();
    }

    private static boolean refused(Path file) throws IOException {
        try (Document document = Document.open(file)) {
            for (int page = 0; page < Math.min(3, document.pages()); page++) {
                document.page(page, Drawing.fitter(FaxResolution.STANDARD), Mode.TEXT);
            }
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith(file.toString()).hasMessageEndingWith(".");
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({"LZW,3", "Deflate,3", "ZLib,3", "JPEG,3", "PackBits,3", "LZW,1", "Deflate,1", "JPEG,1", "PackBits,1"})
    void tiffOfOtherKindsIsImported(String compression, int samples) throws IOException {
        BufferedImage image =
                new BufferedImage(600, 300, samples == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        Drawing.fill(image, Color.WHITE, 0, 0, 600, 300);
        Drawing.fill(image, samples == 3 ? Color.RED : Color.DARK_GRAY, 300, 0, 150, 150);
        Path file = folder.resolve("foreign.tif");
        Drawing.write(image, "tiff", compression, 300, file);

        Page page = read(file, FaxResolution.FINE);

        assertThat(page.height()).isEqualTo(196);
        assertThat(Drawing.black(page, 204, 0, 306, 98)).isEqualTo(102 * 98);
        assertThat(Drawing.black(page, 0, 0, 1728, 196)).isEqualTo(102 * 98);
    }

    /** Three fifths of black on the right, on white or on nothing; in strips and in tiles. */
    @ParameterizedTest
    @CsvSource({
        "BYTE_INDEXED,false",
        "BYTE_GRAY,true",
        "USHORT_GRAY,false",
        "USHORT_GRAY,true",
        "3BYTE_BGR,true",
        "4BYTE_ABGR,false"
    })
    void tiffOfOtherPixelsIsImported(String type, boolean tiles) throws Exception {
        BufferedImage image = new BufferedImage(
                204, 98, BufferedImage.class.getField("TYPE_" + type).getInt(null));
        if (!image.getColorModel().hasAlpha()) {
            Drawing.fill(image, Color.WHITE, 0, 0, 204, 98);
        }
        Drawing.fill(image, new Color(102, 102, 102), 102, 0, 102, 98);
        Path file = folder.resolve("kind.tif");
        Drawing.writeTiff(image, tiles, 204, file);
        try (Document document = Document.open(file)) {
            Page page = document.page(0, FaxFitter.exactly(FaxResolution.FINE, ScanWidth.A4), Mode.PHOTO);

            assertThat(Drawing.black(page, 102, 0, 204, 94) / (102.0 * 94)).isCloseTo(0.6, within(0.04));
            assertThat(Drawing.black(page, 0, 0, 101, 94)).isZero();
        }
    }
}
