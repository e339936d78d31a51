package org.pagewire.image.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.page.ScanWidth;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffWriter;

/** PDF to fax pages and fax pages to PDF (R-G2). */
class PdfTest {

    @TempDir
    Path folder;

    /** A page of 8 by 6 inches (before it is turned) with a black rectangle from one inch right and two down, two by one inches. */
    private PDDocument drawn(int rotation, int pages) throws IOException {
        PDDocument document = new PDDocument();
        for (int i = 0; i < pages; i++) {
            PDPage page = new PDPage(new PDRectangle(576, 432));
            page.setRotation(rotation);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.addRect(72, 432 - 3 * 72, 144, 72);
                content.fill();
            }
        }
        return document;
    }

    private Path saved(PDDocument document) throws IOException {
        Path file = folder.resolve("made.pdf");
        try (document) {
            document.save(file.toFile());
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "FINE", "SUPERFINE"})
    void aRectangleLiesOnItsExactPixelsAtEveryResolution(FaxResolution resolution) throws IOException {
        int dpi = (int) resolution.resolution().vertical();
        try (Document document = Document.open(saved(drawn(0, 3)))) {
            assertThat(document.pages()).isEqualTo(3);
            for (int i = 0; i < 3; i++) {
                Page page = document.page(i, Drawing.fitter(resolution), Mode.TEXT);

                assertThat(page.resolution()).isEqualTo(resolution.resolution());
                assertThat(page.width()).isEqualTo(1728);
                assertThat(page.height()).isEqualTo(6 * dpi);
                assertThat(Drawing.black(page, 204, 2 * dpi, 612, 3 * dpi)).isEqualTo(408 * dpi);
                assertThat(Drawing.black(page, 0, 0, 1728, 6 * dpi)).isEqualTo(408 * dpi);
            }
        }
    }

    @Test
    void aTurnedPageIsDrawnAsItIsLookedAt() throws IOException {
        try (Document document = Document.open(saved(drawn(90, 1)))) {
            Page page = document.page(0, Drawing.fitter(FaxResolution.FINE), Mode.TEXT);

            assertThat(page.height()).isEqualTo(8 * 196);
            assertThat(Drawing.black(page, 3 * 204, 196, 4 * 204, 3 * 196)).isEqualTo(204 * 2 * 196);
        }
    }

    /** Of 14 by 6 inches, so that it is turned to the left; the rectangle stays two by one inches. */
    @ParameterizedTest
    @ValueSource(ints = {0, 90})
    void aPageWithItsLongSideAheadIsTurnedAndNotMadeSmaller(int rotation) throws IOException {
        PDDocument made = new PDDocument();
        PDPage sheet = new PDPage(rotation == 0 ? new PDRectangle(1008, 432) : new PDRectangle(432, 1008));
        sheet.setRotation(rotation);
        made.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(made, sheet)) {
            content.addRect(72, 72, 72, 72);
            content.fill();
        }
        try (Document document = Document.open(saved(made))) {
            for (int i = 0; i < 2; i++) {
                Page page = document.page(0, Drawing.fitter(FaxResolution.FINE), Mode.TEXT);

                assertThat(page.height()).isEqualTo(14 * 196);
                assertThat(Drawing.black(page, 0, 0, 1728, 14 * 196)).isEqualTo(204 * 196);
                // One inch from the left and from the bottom as drawn; turned by the file, one from the left and the
                // top.
                int left = rotation == 0 ? 4 : 1;
                assertThat(Drawing.black(page, left * 204, 12 * 196, (left + 1) * 204, 13 * 196))
                        .isEqualTo(204 * 196);
            }
        }
    }

    /** 600 dpi is drawn in bands: a slanting line goes on from one to the next. */
    @Test
    void bandsMeetWithoutAGap() throws IOException {
        PDDocument made = new PDDocument();
        PDPage sheet = new PDPage(PDRectangle.A4);
        made.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(made, sheet)) {
            content.moveTo(100, 0);
            content.lineTo(100.5f, 842);
            content.setLineWidth(2);
            content.stroke();
        }
        try (Document document = Document.open(saved(made))) {
            Page page = document.page(0, FaxFitter.exactly(FaxResolution.DPI_600, ScanWidth.A4), Mode.TEXT);

            for (int y = 0; y < page.height(); y++) {
                assertThat(Drawing.black(page, 815, y, 855, y + 1)).isBetween(16, 18);
            }
        }
    }

    @Test
    void anEncryptedFileIsRefusedByName() throws IOException {
        PDDocument document = drawn(0, 1);
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        Path file = saved(document);

        assertThatThrownBy(() -> Document.open(file))
                .isInstanceOf(DocumentException.class)
                .hasMessage(file + ": it is encrypted and asks for a password. Save it without a password.");
    }

    @Test
    void aBrokenFileIsRefusedByNameOrDrawn() throws IOException {
        byte[] octets = Files.readAllBytes(saved(drawn(0, 1)));
        Path broken = folder.resolve("broken.pdf");
        int refused = 0;
        for (int length = 9; length < octets.length; length += 61) {
            Files.write(broken, Arrays.copyOf(octets, length));
            try (Document document = Document.open(broken)) {
                for (int page = 0; page < document.pages(); page++) {
                    document.page(page, Drawing.fitter(FaxResolution.STANDARD), Mode.TEXT);
                }
            } catch (DocumentException e) {
                assertThat(e).hasMessageStartingWith(broken.toString());
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aPageLongerThanMemoryIsRefusedBeforeItIsDrawn() throws IOException {
        PDDocument document = new PDDocument();
        document.addPage(new PDPage(new PDRectangle(576, 40_000_000)));
        Path file = saved(document);

        try (Document opened = Document.open(file)) {
            assertThatThrownBy(() -> opened.page(0, Drawing.fitter(FaxResolution.FINE), Mode.TEXT))
                    .isInstanceOf(DocumentException.class)
                    .hasMessageStartingWith(file + ", page 1: it would have 1728 x ");
        }
    }

    @Test
    void anImageThatDeclaresTooManyPixelsIsRefusedBeforeItIsDecoded() throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        COSStream stream = document.getDocument().createCOSStream();
        stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
        stream.setInt(COSName.WIDTH, 50_000);
        stream.setInt(COSName.HEIGHT, 50_000);
        stream.setInt(COSName.BITS_PER_COMPONENT, 8);
        stream.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
        stream.createOutputStream().close();
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(
                    new PDImageXObject(new org.apache.pdfbox.pdmodel.common.PDStream(stream), null), 0, 0, 500, 500);
        }
        Path file = saved(document);

        try (Document opened = Document.open(file)) {
            assertThatThrownBy(() -> opened.page(0, Drawing.fitter(FaxResolution.FINE), Mode.TEXT))
                    .isInstanceOf(DocumentException.class)
                    .hasMessageContaining("page 1: an image on it has 2500000000 pixels");
        }
    }

    /** Coding of the TIFF file; width, rows; points across and down on paper. */
    @ParameterizedTest
    @CsvSource({
        "MMR,STANDARD,1728,1146,609.882,841.959", "MMR,FINE,1728,2292,609.882,841.959",
        "MMR,SUPERFINE,2048,400,722.824,73.657", "MH,FINE,1728,300,609.882,110.204",
        "MR,FINE,2432,50,858.353,18.367"
    })
    void pagesOfATiffFileComeBackFromThePdfPixelForPixel(
            Coding coding, FaxResolution resolution, int width, int rows, float across, float down) throws IOException {
        Page page = Pages.lifelike(new Random(rows), width, rows).at(resolution.resolution());
        Path tiff = folder.resolve("pages.tif");
        Path pdf = folder.resolve("pages.pdf");
        try (TiffWriter writer = TiffWriter.open(tiff, coding)) {
            writer.append(page);
            writer.append(page);
        }
        byte[] strip;
        try (TiffReader reader = TiffReader.open(tiff);
                PdfWriter writer = PdfWriter.open(pdf)) {
            strip = reader.code(1).orElseThrow().octets();
            writer.append(reader, 0);
            writer.append(reader, 1);
        }

        try (PDDocument document = Loader.loadPDF(new File(pdf.toString()))) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            PDPage second = document.getPage(1);
            assertThat(second.getMediaBox().getWidth()).isEqualTo(across);
            assertThat(second.getMediaBox().getHeight()).isEqualTo(down);
            PDImageXObject image = (PDImageXObject) second.getResources().getXObject(COSName.getPDFName("Fax"));
            assertThat(samePixels(image.getImage(), page)).isTrue();
            if (coding == Coding.MMR) {
                try (InputStream raw = image.getCOSObject().createRawInputStream()) {
                    assertThat(raw.readAllBytes()).isEqualTo(strip);
                }
            }
        }
    }

    private static boolean samePixels(BufferedImage image, Page page) {
        if (image.getWidth() != page.width() || image.getHeight() != page.height()) {
            return false;
        }
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                if ((image.getRGB(x, y) & 0xFF) < 128 != page.isBlack(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void aPdfOfOurOwnIsFaxedPixelForPixel() throws IOException {
        Page page = Pages.lifelike(new Random(3), 1728, 500).at(FaxResolution.FINE.resolution());
        Path pdf = folder.resolve("own.pdf");
        try (PdfWriter writer = PdfWriter.open(pdf)) {
            writer.append(page);
        }

        try (Document document = Document.open(pdf)) {
            Page faxed = document.page(0, Drawing.fitter(FaxResolution.FINE), Mode.TEXT);
            assertThat(faxed.height()).isEqualTo(500);
            assertThat(faxed.samePixels(page)).isTrue();
        }
    }

    @Test
    void aDamagedStripIsEncodedAnewAsFarAsItGoes() throws IOException {
        Page page = Pages.lifelike(new Random(4), 1728, 300).at(FaxResolution.FINE.resolution());
        Path tiff = folder.resolve("damaged.tif");
        try (TiffWriter writer = TiffWriter.open(tiff)) {
            writer.append(page);
        }
        byte[] octets = Files.readAllBytes(tiff);
        Arrays.fill(octets, 2_000, 2_040, (byte) 0);
        Files.write(tiff, octets);
        Path pdf = folder.resolve("damaged.pdf");
        try (TiffReader reader = TiffReader.open(tiff);
                PdfWriter writer = PdfWriter.open(pdf)) {
            writer.append(reader, 0);
            try (PDDocument document = closed(writer, pdf)) {
                PDImageXObject image =
                        (PDImageXObject) document.getPage(0).getResources().getXObject(COSName.getPDFName("Fax"));
                assertThat(samePixels(image.getImage(), reader.read(0))).isTrue();
            }
        }
    }

    private static PDDocument closed(PdfWriter writer, Path pdf) throws IOException {
        writer.close();
        return Loader.loadPDF(pdf.toFile());
    }

    @Test
    void aFileThatOnlySaysItIsPdfIsRefused() throws IOException {
        Path file = folder.resolve("false.pdf");
        Files.write(file, "%PDF-1.4\nnothing".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> Document.open(file))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith(file + ": it is no readable PDF file");
    }
}
