package org.pagewire.image.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.tiff.Compression;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffSettings;
import org.pagewire.image.tiff.TiffWriter;

/** What PDF viewers make of fax pages kept as PDF: poppler (pdftoppm) and ghostscript draw them pixel for pixel (R-G2). */
class PdfWriterTest {

    /** Where the tag's value stands in a file of one page by our writer. */
    private static final int ORIENTATION_TAG = 274;

    @TempDir
    Path folder;

    private final Page page = Pages.lifelike(new Random(31), 1728, 300).at(FaxResolution.FINE.resolution());

    @ParameterizedTest
    @CsvSource({
        "MMR, MSB_FIRST",
        "MMR, LSB_FIRST",
        "MR, MSB_FIRST",
        "MR, LSB_FIRST",
        "MH, MSB_FIRST",
        "MH, LSB_FIRST",
        "JBIG, MSB_FIRST"
    })
    void viewersShowEveryCodingPixelForPixel(Compression compression, BitOrder order) throws Exception {
        Path tiff = folder.resolve("a.tif");
        try (TiffWriter writer =
                TiffWriter.open(tiff, TiffSettings.of(compression).withBitOrder(order))) {
            writer.append(page);
        }
        Path pdf = converted(tiff);
        assertShown(pdf, page);
        boolean kept = compression != Compression.JBIG;
        assertThat(text(pdf))
                .contains(
                        kept && compression == Compression.MR
                                ? "/K 4"
                                : kept && compression == Compression.MH ? "/K 0" : "/K -1");
    }

    @ParameterizedTest
    @EnumSource
    void viewersShowEveryOrientationUpright(Orientation orientation) throws Exception {
        Path tiff = folder.resolve("a.tif");
        try (TiffWriter writer = TiffWriter.open(tiff, TiffSettings.of(Compression.MMR))) {
            writer.append(page);
        }
        byte[] octets = Files.readAllBytes(tiff);
        int entry = new String(octets, StandardCharsets.ISO_8859_1)
                .indexOf(new String(new char[] {ORIENTATION_TAG & 0xFF, ORIENTATION_TAG >> 8, 3, 0, 1, 0, 0, 0}));
        octets[entry + 8] = (byte) (orientation.ordinal() + 1);
        Files.write(tiff, octets);
        Path pdf = converted(tiff);
        try (TiffReader reader = TiffReader.open(tiff)) {
            assertThat(reader.info(0).orientation()).isEqualTo(orientation);
            assertShown(pdf, reader.read(0));
        }
    }

    @Test
    void theSamePagesMakeTheSameOctets() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first")).resolve("a.pdf");
        Path second = folder.resolve("b.pdf");
        for (Path file : List.of(first, second)) {
            try (PdfWriter writer = PdfWriter.open(file)) {
                writer.append(page);
                writer.append(page.at(FaxResolution.STANDARD.resolution()));
            }
        }
        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
        assertThat(text(first)).contains("/Producer (Pagewire)");
    }

    @Test
    void aThousandPagesMakeAFileOfAThousandPages() throws IOException {
        Page small = Pages.lifelike(new Random(32), 64, 20);
        Path pdf = folder.resolve("a.pdf");
        try (PdfWriter writer = PdfWriter.open(pdf)) {
            for (int i = 0; i < 1_000; i++) {
                writer.append(small);
            }
        }
        try (PDDocument document = Loader.loadPDF(new File(pdf.toString()))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1_000);
        }
    }

    private Path converted(Path tiff) throws IOException {
        Path pdf = folder.resolve("a.pdf");
        try (TiffReader reader = TiffReader.open(tiff);
                PdfWriter writer = PdfWriter.open(pdf)) {
            writer.append(reader, 0);
        }
        return pdf;
    }

    private void assertShown(Path pdf, Page expected) throws Exception {
        assumeTrue(
                installed("pdftoppm") || installed("gs"),
                "SKIPPED: neither pdftoppm (package poppler-utils) nor gs (ghostscript) is installed, so no viewer was asked");
        int across = (int) expected.resolution().horizontal();
        int down = (int) expected.resolution().vertical();
        if (installed("pdftoppm")) {
            Path root = folder.resolve("poppler");
            run(
                    "pdftoppm",
                    "-mono",
                    "-singlefile",
                    "-rx",
                    "" + across,
                    "-ry",
                    "" + down,
                    pdf.toString(),
                    root.toString());
            assertShows(folder.resolve("poppler.pbm"), expected);
        }
        if (installed("gs")) {
            Path drawn = folder.resolve("gs.pbm");
            run(
                    "gs",
                    "-q",
                    "-dNOPAUSE",
                    "-dBATCH",
                    "-sDEVICE=pbmraw",
                    "-r" + across + "x" + down,
                    "-o",
                    drawn.toString(),
                    pdf.toString());
            assertShows(drawn, expected);
        }
    }

    /** Compares the rows of a PBM file, which stand at its end. */
    private static void assertShows(Path pbm, Page expected) throws IOException {
        byte[] octets = Files.readAllBytes(pbm);
        int length = Page.stride(expected.width()) * expected.height();
        String header = new String(octets, 0, octets.length - length, StandardCharsets.US_ASCII);
        assertThat(header).endsWith(expected.width() + " " + expected.height() + "\n");
        byte[] rows = Arrays.copyOfRange(octets, octets.length - length, octets.length);
        assertThat(Page.of(expected.width(), expected.resolution(), rows).samePixels(expected))
                .isTrue();
    }

    private static String text(Path pdf) throws IOException {
        return Files.readString(pdf, StandardCharsets.ISO_8859_1);
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).isEmpty();
    }
}
