package org.pagewire.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.image.document.Document;
import org.pagewire.image.document.Mode;
import org.pagewire.image.document.PdfWriter;
import org.pagewire.image.lettering.HeaderLine;
import org.pagewire.image.page.BlankPage;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Pages;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.RowFilter;
import org.pagewire.image.page.ScanWidth;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.t85.T85Decoder;
import org.pagewire.image.t85.T85Encoder;
import org.pagewire.image.t85.T85End;
import org.pagewire.image.t85.T85Settings;
import org.pagewire.image.tiff.PageInfo;
import org.pagewire.image.tiff.TiffPage;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffWriter;

/** The examples of docs/image.md, run. */
class ExamplesTest {

    private static final Path DOCUMENTATION = Path.of("../docs/image.md");
    private static final Path SOURCE = Path.of("src/test/java/org/pagewire/image/ExamplesTest.java");

    @TempDir
    Path folder;

    private Path document;

    @BeforeEach
    void makeDocument() throws IOException {
        document = folder.resolve("document.tif");
        try (TiffWriter writer = TiffWriter.open(document)) {
            writer.append(Pages.lifelike(new Random(1), 1728, 200));
            writer.append(Pages.lifelike(new Random(2), 2550, 300).at(new Resolution(300, 300)));
        }
    }

    @Test
    void readsAFileAndFitsItsPages() throws IOException {
        FaxFitter fitter = new FaxFitter(EnumSet.of(FaxResolution.STANDARD, FaxResolution.FINE), ScanWidth.A4);
        try (TiffReader reader = TiffReader.open(document)) {
            for (int i = 0; i < reader.pages(); i++) {
                PageInfo info = reader.info(i);
                FaxGeometry geometry = fitter.geometry(info.width(), info.resolution());
                Page page = fitter.fit(reader.read(i));
                send(geometry, page);
            }
        }
    }

    @Test
    void headsAPageWhileItIsFittedAndTellsWhetherItIsBlank() throws IOException {
        ZonedDateTime sent = ZonedDateTime.parse("2026-11-20T09:02:00+01:00");

        HeaderLine header = HeaderLine.of("+49 30 1234567", "Kanzlei Müller", sent, 1, 2);
        FaxFitter fitter = FaxFitter.exactly(FaxResolution.DPI_300, ScanWidth.A4);
        try (TiffReader reader = TiffReader.open(document)) {
            PageInfo info = reader.info(0);
            FaxGeometry geometry = fitter.geometry(info.width(), info.resolution());
            T4Encoder encoder = new T4Encoder(T4Settings.mmr(geometry.width()));
            RowFilter headed =
                    header.into(geometry.width(), geometry.resolution().resolution(), encoder);
            RowFilter fitted = fitter.rows(info.width(), info.resolution(), headed);
            BlankPage blank = new BlankPage(info.width(), info.resolution());
            reader.read(0, (packed, offset) -> {
                blank.row(packed, offset);
                fitted.row(packed, offset);
            });
            fitted.finish();
            headed.finish();
            encoder.finish();
            transmit(encoder.take());
            if (blank.isBlank()) {
                warn("The page is blank: is it the wrong way up?");
            }
        }
    }

    private static void transmit(byte[] mmr) {
        PageBuilder sent = new PageBuilder(2592, FaxResolution.DPI_300.resolution());
        T4Decoder decoder = new T4Decoder(T4Settings.mmr(2592), 10_000, sent);
        decoder.write(mmr);
        decoder.finish();
        assertThat(sent.height()).isEqualTo(Math.round(200 * 300 / 195.58));
    }

    private static void warn(String text) {
        throw new AssertionError(text);
    }

    private static void send(FaxGeometry geometry, Page page) {
        assertThat(page.width()).isEqualTo(geometry.width());
        assertThat(page.resolution()).isEqualTo(geometry.resolution().resolution());
    }

    @Test
    void encodesAndDecodesAPage() {
        Page page = Pages.lifelike(new Random(1), 1728, 200);
        byte[] mmr = T4Encoder.encode(page, T4Settings.mmr(1728));
        byte[] mr = T4Encoder.encode(
                page,
                T4Settings.mr(1728, 4)
                        .withMinimumRowOctets(T4Settings.minimumRowOctets(14_400, 5))
                        .withBitOrder(BitOrder.LSB_FIRST));

        T4Decoder decoder = new T4Decoder(T4Settings.mmr(1728), 10_000, (packed, offset) -> print(packed, offset));
        decoder.write(mmr);
        decoder.finish();
        RowCounts counts = decoder.counts();

        assertThat(counts).isEqualTo(new RowCounts(200, 0, 0));
        assertThat(mr.length).isGreaterThan(200 * 9);
    }

    @Test
    void encodesAndDecodesAPageInT85() {
        Page page = Pages.lifelike(new Random(1), 1728, 200);
        byte[] jbig = T85Encoder.encode(page, T85Settings.of(1728).withHeight(page.height()));

        PageBuilder rows = new PageBuilder(1728, page.resolution());
        T85Decoder decoder = new T85Decoder(1728, 10_000, header -> rows);
        decoder.write(jbig);
        decoder.finish();
        T85End end = decoder.end();

        assertThat(end).isEqualTo(T85End.COMPLETE);
        assertThat(rows.build().samePixels(page)).isTrue();
    }

    private static void print(byte[] packed, int offset) {
        assertThat(packed.length - offset).isGreaterThanOrEqualTo(216);
    }

    @Test
    void receivesAPageIntoAFile() throws IOException {
        byte[][] blocks = {T4Encoder.encode(Pages.lifelike(new Random(1), 1728, 200), T4Settings.mmr(1728))};
        Path received = folder.resolve("received.tif");

        try (TiffWriter writer = TiffWriter.open(received)) {
            TiffPage page = writer.begin(1728, FaxResolution.FINE.resolution());
            T4Decoder decoder = new T4Decoder(T4Settings.mmr(1728), 10_000, page);
            for (byte[] block : blocks) {
                decoder.write(block);
            }
            decoder.finish();
            if (page.rows() > 0) {
                page.commit(decoder.counts());
            }
        }

        try (TiffReader reader = TiffReader.open(received)) {
            assertThat(reader.info(0).quality()).isEqualTo(new RowCounts(200, 0, 0));
        }
    }

    @Test
    void faxesADocumentAndKeepsAFaxAsPdf() throws IOException {
        Path letter = folder.resolve("letter.png");
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_BYTE_GRAY), "png", letter.toFile());
        Path received = document;
        Path archive = folder.resolve("archive.pdf");
        FaxFitter fitter = new FaxFitter(EnumSet.of(FaxResolution.STANDARD, FaxResolution.FINE), ScanWidth.A4);

        try (Document pages = Document.open(letter)) {
            for (int i = 0; i < pages.pages(); i++) {
                send(pages.page(i, fitter, Mode.MIXED));
            }
        }

        try (TiffReader reader = TiffReader.open(received);
                PdfWriter pdf = PdfWriter.open(archive)) {
            for (int i = 0; i < reader.pages(); i++) {
                pdf.append(reader, i);
            }
        }

        try (Document pages = Document.open(archive)) {
            assertThat(pages.pages()).isEqualTo(2);
        }
    }

    private static void send(Page page) {
        assertThat(page.width()).isEqualTo(1728);
    }

    @Test
    void examplesInTheDocumentationAreTheseMethods() throws IOException {
        String source = withoutSpace(Files.readString(SOURCE));
        Pattern block = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
        assertThat(block.matcher(Files.readString(DOCUMENTATION))
                        .results()
                        .map((MatchResult result) -> withoutSpace(result.group(1))))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(example -> assertThat(source).contains(example));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
