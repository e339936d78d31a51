package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/** Equality with libtiff, by its tiffcp and tiffinfo (Debian: libtiff-tools), both ways. */
class LibtiffTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void libtiffIsInstalled() {
        assumeTrue(
                installed("tiffcp") && installed("tiffinfo"),
                "SKIPPED: tiffcp and tiffinfo are not installed (package libtiff-tools), so nothing was compared with"
                        + " libtiff");
    }

    /** What tiffcp is told, and the same in our words; it writes EOFB but no RTC. Single strips, as 1,000,000 rows are more than a page has. */
    @ParameterizedTest
    @CsvSource({
        "g4,            MMR, CODE,           MSB_FIRST",
        "g4,            MMR, CODE,           LSB_FIRST",
        "g3:1d,         MH,  CODE,           MSB_FIRST",
        "g3:1d,         MH,  CODE,           LSB_FIRST",
        "g3:1d:fill,    MH,  ALIGNED_CODE,   MSB_FIRST",
        "g3:2d,         MR,  CODE,           MSB_FIRST",
        "g3:2d:fill,    MR,  ALIGNED_CODE,   LSB_FIRST",
    })
    void stripsAreLibtiffsOctetForOctetAndLibtiffsFilesReadTheSame(
            String compression, Coding coding, EndOfLine endOfLine, BitOrder order) throws Exception {
        List<Page> pages = pages();
        Path ours = write(pages, TiffSettings.of(Compression.MMR));
        Path theirs = folder.resolve("theirs.tif");
        String fillOrder = order == BitOrder.LSB_FIRST ? "lsb2msb" : "msb2lsb";
        run("tiffcp -c " + compression + " -f " + fillOrder + " -r 1000000 " + ours + " " + theirs);

        try (TiffReader reader = TiffReader.open(theirs)) {
            assertThat(reader.pages()).isEqualTo(pages.size());
            for (int i = 0; i < pages.size(); i++) {
                Page page = pages.get(i);
                assertThat(reader.read(i).samePixels(page)).as("page %s", i).isTrue();
                assertThat(reader.read(i, (row, offset) -> {})).isEqualTo(new RowCounts(page.height(), 0, 0));
                int k = page.resolution().vertical() > 150 ? 4 : 2;
                T4Settings settings = new T4Settings(
                        coding, page.width(), k, endOfLine, /* endOfPage= */ coding == Coding.MMR, 0, order);
                byte[] encoded = T4Encoder.encode(page, settings);
                assertThat(strip(theirs, i)).as("page %s", i).isEqualTo(encoded);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "packbits", "lzw", "zip", "g4", "g3:1d", "g3:1d:fill", "g3:2d", "g3:2d:fill"})
    void filesOfAnyStripsByteOrderAndBitOrderReadTheSame(String compression) throws Exception {
        List<Page> pages = pages();
        Path ours = write(pages, TiffSettings.of(Compression.MMR));
        for (String orders : new String[] {"-L -f msb2lsb", "-B -f lsb2msb"}) {
            for (String rows : new String[] {"1", "7", "1000000"}) {
                Path theirs = folder.resolve("theirs.tif");
                run("tiffcp " + orders + " -c " + compression + " -r " + rows + " " + ours + " " + theirs);
                assertReadsAs(theirs, pages);
            }
        }
    }

    @Test
    void bigTiffFilesReadTheSame() throws Exception {
        List<Page> pages = pages();
        Path ours = write(pages, TiffSettings.of(Compression.MMR));
        Path theirs = folder.resolve("theirs.tif");
        run("tiffcp -8 -c lzw -r 7 " + ours + " " + theirs);
        assertReadsAs(theirs, pages);
    }

    @ParameterizedTest
    @CsvSource({"MMR, MSB_FIRST", "MMR, LSB_FIRST", "MR, MSB_FIRST", "MR, LSB_FIRST", "MH, MSB_FIRST", "MH, LSB_FIRST"})
    void libtiffReadsWhatIsWritten(Compression compression, BitOrder order) throws Exception {
        List<Page> pages = pages();
        Path ours = write(pages, TiffSettings.of(compression).withBitOrder(order));
        Path plain = folder.resolve("plain.tif");
        assertThat(run("tiffcp -c none " + ours + " " + plain)).isEmpty();
        assertReadsAs(plain, pages);
        assertThat(run("tiffinfo -d " + ours)).doesNotContain("Warning").doesNotContain("Error");
    }

    /** libtiff cannot copy JBIG row by row, as tiffcp does, but turn it into colours. */
    @Test
    void libtiffReadsTheJbigThatIsWritten() throws Exception {
        Page page = Pages.lifelike(new Random(5), 1728, 300);
        Path ours = write(List.of(page), TiffSettings.of(Compression.JBIG));
        Path colours = folder.resolve("colours.tif");
        assertThat(run("tiff2rgba -c none -n " + ours + " " + colours)).isEmpty();
        byte[] pixels = Files.readAllBytes(colours);
        // Three octets a pixel, behind the header.
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                assertThat(pixels[8 + 3 * (y * page.width() + x)] == 0).isEqualTo(page.isBlack(x, y));
            }
        }
    }

    /** Old kinds that tiffcp reads but does not write. (It loses its place in 32771, rows on words, where an octet is skipped.) */
    @Test
    void libtiffReadsOldKindsAsWeDo() throws Exception {
        Page page = Pages.lifelike(new Random(6), 203, 50);
        T4Settings mh = T4Settings.mh(203);
        List<TiffBuilder> files = List.of(
                TiffBuilder.coded(page, 2, T4Encoder.encode(page, mh.withEndOfLine(EndOfLine.OCTET_BOUNDARY))),
                TiffBuilder.coded(page, 5, OldLzw.encode(page)));
        for (TiffBuilder builder : files) {
            Path file = builder.tag(Tag.BITS_PER_SAMPLE, 1)
                    .tag(Tag.SAMPLES_PER_PIXEL, 1)
                    .tag(Tag.PHOTOMETRIC_INTERPRETATION, 0)
                    .tag(Tag.ROWS_PER_STRIP, 50)
                    .write(folder.resolve("old.tif"));
            Path plain = folder.resolve("plain.tif");
            run("tiffcp -c none " + file + " " + plain);
            assertReadsAs(plain, List.of(page));
            assertReadsAs(file, List.of(page));
        }
    }

    /**
     * libtiff's pixels as stored, turned by netpbm's pamflip. Not by tifftopnm itself, which (11.1) makes noise of rows that are
     * columns.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TOP_LEFT; -null",
                "TOP_RIGHT; -leftright",
                "BOTTOM_RIGHT; -rotate180",
                "BOTTOM_LEFT; -topbottom",
                "LEFT_TOP; -transpose",
                "RIGHT_TOP; -rotate270",
                "RIGHT_BOTTOM; -xform=transpose,leftright,topbottom",
                "LEFT_BOTTOM; -rotate90"
            })
    void pagesAreTurnedAsNetpbmTurnsThem(Orientation orientation, String turn) throws Exception {
        assumeTrue(installed("tifftopnm"), "SKIPPED: tifftopnm is not installed (package netpbm)");
        Page stored = Pages.lifelike(new Random(7), 83, 47);
        Path file = TiffBuilder.coded(stored, 4, T4Encoder.encode(stored, T4Settings.mmr(83)))
                .tag(Tag.BITS_PER_SAMPLE, 1)
                .tag(Tag.SAMPLES_PER_PIXEL, 1)
                .tag(Tag.PHOTOMETRIC_INTERPRETATION, 0)
                .tag(Tag.ORIENTATION, orientation.ordinal() + 1)
                .write(folder.resolve("turned.tif"));
        byte[] pbm = pipe(List.of("tifftopnm", "-quiet", "-orientraw", file.toString()), List.of("pamflip", turn));
        try (TiffReader reader = TiffReader.open(file)) {
            Page page = reader.read(0);
            byte[] header = ("P4\n" + page.width() + " " + page.height() + "\n").getBytes(StandardCharsets.US_ASCII);
            assertThat(Arrays.copyOf(pbm, header.length)).isEqualTo(header);
            byte[] rows = Arrays.copyOfRange(pbm, header.length, pbm.length);
            assertThat(page.samePixels(Page.of(page.width(), Pages.FINE, rows))).isTrue();
        }
    }

    private static byte[] pipe(List<String> first, List<String> second) throws Exception {
        List<Process> processes = ProcessBuilder.startPipeline(List.of(
                new ProcessBuilder(first).redirectError(ProcessBuilder.Redirect.DISCARD),
                new ProcessBuilder(second).redirectError(ProcessBuilder.Redirect.DISCARD)));
        byte[] said = processes.get(1).getInputStream().readAllBytes();
        assertThat(processes.get(1).waitFor()).isZero();
        return said;
    }

    @Test
    void tiffinfoShowsTheTagsOfTiffF() throws Exception {
        Path file = folder.resolve("fax.tif");
        try (TiffWriter writer = TiffWriter.open(file)) {
            TiffPage page = writer.begin(1728, FaxResolution.STANDARD.resolution());
            Pages.lifelike(new Random(2), 1728, 100).send(page);
            page.commit(new RowCounts(97, 3, 2));
        }
        assertThat(run("tiffinfo " + file))
                .contains("Subfile Type: multi-page document (2 = 0x2)")
                .contains("Image Width: 1728 Image Length: 100")
                .contains("Resolution: 204, 98 pixels/inch")
                .contains("Bits/Sample: 1")
                .contains("Compression Scheme: CCITT Group 4")
                .contains("Photometric Interpretation: min-is-white")
                .contains("FillOrder: msb-to-lsb")
                .contains("Rows/Strip: 100")
                .contains("Page Number: 0-0")
                .contains("Software: Pagewire")
                .contains("Fax Data: receiver regenerated")
                .contains("Bad Fax Lines: 3")
                .contains("Consecutive Bad Fax Lines: 2");
    }

    private List<Page> pages() {
        Random random = new Random(12);
        List<Page> pages = new ArrayList<>();
        pages.add(Pages.lifelike(random, 1728, 300));
        pages.add(Pages.lifelike(random, 2432, 100).at(FaxResolution.STANDARD.resolution()));
        for (int width : new int[] {1, 2, 7, 8, 9, 31, 32, 33, 63, 64, 65, 127, 128, 2623, 2624, 2625, 5183, 5184}) {
            pages.add(Pages.lifelike(random, width, 40));
        }
        pages.add(Pages.ofRuns(10_000, 10_000));
        pages.add(Pages.ofRuns(10_000, 0, 10_000));
        return pages;
    }

    private Path write(List<Page> pages, TiffSettings settings) throws IOException {
        Path file = folder.resolve("ours.tif");
        Files.deleteIfExists(file);
        try (TiffWriter writer = TiffWriter.open(file, settings)) {
            for (Page page : pages) {
                writer.append(page);
            }
        }
        return file;
    }

    private static void assertReadsAs(Path file, List<Page> pages) throws IOException {
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(pages.size());
            for (int i = 0; i < pages.size(); i++) {
                assertThat(reader.read(i).samePixels(pages.get(i)))
                        .as("page %s", i)
                        .isTrue();
            }
        }
    }

    private static byte[] strip(Path file, int page) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            TiffInput input = new TiffInput(channel, file);
            PageTags tags = PageTags.of(
                    input, new Directory(input, page + 1, input.chain().offsets()[page]));
            assertThat(tags.strips().offsets()).hasSize(1);
            byte[] octets = new byte[(int) tags.strips().lengths()[0]];
            input.read(tags.strips().offsets()[0], octets, 0, octets.length);
            return octets;
        }
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static String run(String command) throws Exception {
        Process process =
                new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
