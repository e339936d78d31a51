package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.lettering.HeaderLine;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.tiff.TiffPage;
import org.pagewire.image.tiff.TiffReader;
import org.pagewire.image.tiff.TiffWriter;

/** {@code convert}: what goes in comes out, in another kind of file (R-G2). */
class ConvertTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private Rig.Ran done(Object... arguments) {
        Rig.Ran ran = rig.run(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mh", "mr", "mmr", "jbig"})
    void aTiffFileBecomesOneOfAnotherCodingPixelForPixel(String coding) throws IOException {
        Page one = Rig.page(1, 300);
        Page scan = Rig.page(2, 2550, 200, new Resolution(300, 300));
        Path in = rig.tiff("in.tif", one, scan);
        Path out = rig.path("out.tif");

        Rig.Ran ran = done("convert", in, out, "--coding", coding);

        assertThat(ran.out()).isEqualTo(out + ": 2 pages, " + Files.size(out) + " octets\n");
        assertThat(ran.err()).isEmpty();
        assertThat(Rig.read(out, 1).samePixels(one)).isTrue();
        assertThat(Rig.read(out, 2).samePixels(scan)).isTrue();
        assertThat(Rig.read(out, 2).resolution()).isEqualTo(scan.resolution());
        try (TiffReader reader = TiffReader.open(out)) {
            assertThat(reader.info(0).compression().name()).isEqualToIgnoringCase(coding);
        }
    }

    @ParameterizedTest
    @CsvSource({"mh,", "mh, lsb-first", "mr,", "mr, lsb-first", "mmr,", "mmr, lsb-first", "jbig,"})
    void rawDataWrittenIsReadAgain(String kind, String bitOrder) {
        Page page = Rig.page(1, 250);
        Path in = rig.tiff("in.tif", page);
        Path raw = rig.path("page." + kind);
        Path out = rig.path("out.tif");
        boolean lsbFirst = bitOrder != null;

        done(lsbFirst ? new Object[] {"convert", in, raw, "--" + bitOrder} : new Object[] {"convert", in, raw});
        done(
                lsbFirst
                        ? new Object[] {"convert", raw, out, "--from", kind, "--input-" + bitOrder}
                        : new Object[] {"convert", raw, out, "--from", kind, "--input-resolution", "fine"});

        assertThat(Rig.read(out, 1).samePixels(page)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void rawMhIsReadWithEolsAndWithout(EndOfLine endOfLine) throws IOException {
        Page page = Rig.page(1, 250);
        Path raw = Files.write(
                rig.path("page.g3"),
                T4Encoder.encode(
                        page, T4Settings.mh(1728).withEndOfLine(endOfLine).withEndOfPage(false)));
        Rig.Ran ran = done("convert", raw, rig.path("out.tif"), "--from", "mh");
        assertThat(ran.err()).isEmpty();
        assertThat(Rig.read(rig.path("out.tif"), 1).samePixels(page)).isTrue();
    }

    @Test
    void theWidthAndResolutionOfRawDataAreAsTold() throws IOException {
        Page page = Rig.page(1, 2048, 90, FaxResolution.STANDARD.resolution());
        Path raw = Files.write(rig.path("page.g4"), T4Encoder.encode(page, T4Settings.mmr(2048)));
        done("convert", raw, rig.path("a.tif"), "--from", "mmr", "--input-width", 2048, "--input-resolution", "204x98");
        assertThat(Rig.read(rig.path("a.tif"), 1).samePixels(page)).isTrue();
        assertThat(Rig.read(rig.path("a.tif"), 1).resolution()).isEqualTo(page.resolution());
    }

    @Test
    void kOfRawMrIsAsTold() throws IOException {
        Page page = Rig.page(1, 100);
        Path in = rig.tiff("in.tif", page);
        done("convert", in, rig.path("k4.mr"));
        done("convert", in, rig.path("k9.mr"), "--k", 9);
        assertThat(Files.readAllBytes(rig.path("k4.mr"))).isEqualTo(T4Encoder.encode(page, T4Settings.mr(1728, 4)));
        assertThat(Files.readAllBytes(rig.path("k9.mr"))).isEqualTo(T4Encoder.encode(page, T4Settings.mr(1728, 9)));
    }

    @Test
    void aPdfFileHoldsTheVeryCodeOfTheTiffFile() throws IOException {
        Page page = Rig.page(1, 300);
        done("convert", rig.tiff("in.tif", page), rig.path("out.pdf"));
        String code = new String(T4Encoder.encode(page, T4Settings.mmr(1728)), StandardCharsets.ISO_8859_1);
        assertThat(Files.readString(rig.path("out.pdf"), StandardCharsets.ISO_8859_1))
                .contains(code);
    }

    @Test
    void ofSeveralFilesThePagesGoIntoOneInTheirOrder() throws IOException {
        Page one = Rig.page(1, 80);
        Page two = Rig.page(2, 90);
        Path text = Files.writeString(rig.path("cover.txt"), "To whom it may concern\n");
        Path out = rig.path("all.tif");
        done("convert", rig.tiff("b.tif", two), text, rig.tiff("a.tif", one, two), "-o", out);
        assertThat(Rig.pages(out)).isEqualTo(4);
        assertThat(Rig.read(out, 1).samePixels(two)).isTrue();
        assertThat(Rig.read(out, 2).width()).isEqualTo(1728);
        assertThat(Rig.read(out, 2).resolution()).isEqualTo(Rig.FINE);
        assertThat(Rig.read(out, 3).samePixels(one)).isTrue();
    }

    @Test
    void chosenPagesComeInTheOrderTheyAreNamed() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10), Rig.page(2, 20), Rig.page(3, 30), Rig.page(4, 40));
        done("convert", in, rig.path("out.tif"), "--pages", "3-,1");
        assertThat(Stream.of(1, 2, 3)
                        .map(page -> Rig.read(rig.path("out.tif"), page).height()))
                .containsExactly(30, 40, 10);
    }

    @Test
    void aPageThatIsNotThereIsNamed() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10));
        Rig.Ran ran = rig.run("convert", in, rig.path("out.tif"), "--pages", "1-3");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("in.tif: it has 1 page; there is no page 3.");
        assertThat(rig.path("out.tif")).doesNotExist();
    }

    @Test
    void ofSeveralPagesEachIsAFileWhereAFileHoldsOne() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10), Rig.page(2, 20));
        Rig.Ran ran = done("convert", in, rig.path("out.png"));
        assertThat(rig.path("out-001.png")).exists();
        assertThat(rig.path("out-002.png")).exists();
        assertThat(rig.path("out.png")).doesNotExist();
        assertThat(ran.out()).startsWith(rig.path("out-001.png") + " to out-002.png: 2 pages, ");
    }

    @Test
    void withoutANameTheOutputIsCalledLikeTheInput() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10));
        assertThat(done("convert", in, "--to", "png").out())
                .startsWith(rig.path("in.png").toString());
        assertThat(rig.path("in.png")).exists();
    }

    @Test
    void aFileThatIsThereStaysUnlessItIsToBeReplaced() throws IOException {
        Path in = rig.tiff("in.tif", Rig.page(1, 10));
        Path out = Files.writeString(rig.path("out.pdf"), "precious");

        Rig.Ran refused = rig.run("convert", in, out);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("out.pdf: it is there already.", "--overwrite");
        assertThat(out).hasContent("precious");

        done("convert", in, out, "--overwrite");
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    }

    @Test
    void aFileCanBeReplacedByItselfInAnotherCoding() {
        Page page = Rig.page(1, 100);
        Path file = rig.tiff("a.tif", Coding.MH, page);
        done("convert", file, file, "--overwrite", "--resolution", "standard");
        assertThat(Rig.read(file, 1).height()).isEqualTo(50);
    }

    @Test
    void whenItFailsNothingIsLeftBehindAndNothingIsLost() throws IOException {
        Path in = rig.tiff("in.tif", Rig.page(1, 10), Rig.page(2, 10));
        Path broken = Files.write(rig.path("broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        Path out = Files.writeString(rig.path("out.tif"), "precious");
        List<Path> before = list();

        Rig.Ran ran = rig.run("convert", in, broken, out, "--overwrite");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("broken.png, page 1: ");
        assertThat(out).hasContent("precious");
        assertThat(list()).isEqualTo(before);
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"standard, 1728, 150", "fine, 1728, 300", "superfine, 1728, 600", "300, 2592, 460", "600, 5184, 920"})
    void pagesAreScaledToTheResolutionByTheirSizeOnPaper(String resolution, int width, int height) {
        Path in = rig.tiff("in.tif", Rig.page(1, 300));
        done("convert", in, rig.path("out.tif"), "--resolution", resolution);
        assertThat(Rig.read(rig.path("out.tif"), 1).width()).isEqualTo(width);
        assertThat(Rig.read(rig.path("out.tif"), 1).height()).isCloseTo(height, offset(3));
    }

    @Test
    void aPageWiderThanThePaperIsMadeSmaller() {
        Path in = rig.tiff("in.tif", Rig.page(1, 2432, 240, Rig.FINE), Rig.page(1, 1728, 99, Rig.FINE));
        done("convert", in, rig.path("out.tif"), "--width", "b4");
        assertThat(Rig.read(rig.path("out.tif"), 1).width()).isEqualTo(2048);
        assertThat(Rig.read(rig.path("out.tif"), 2).samePixels(Rig.page(1, 99))).isTrue();
    }

    @Test
    void aPageIsTurnedClockwiseAndFittedToThePaper() {
        byte[] rows = new byte[216 * 400];
        rows[0] = (byte) 0xFF; // top left
        for (int y = 1; y < 8; y++) {
            rows[216 * y] = (byte) 0xFF;
        }
        Path in = rig.tiff("in.tif", Page.of(1728, Rig.FINE, rows));

        done("convert", in, rig.path("half.tif"), "--rotate", 180);
        Page half = Rig.read(rig.path("half.tif"), 1);
        assertThat(half.isBlack(1727, 399)).isTrue();

        done("convert", in, rig.path("right.tif"), "--rotate", 90);
        Page right = Rig.read(rig.path("right.tif"), 1);
        assertThat(right.width()).isEqualTo(1728);
        assertThat(right.height()).as("215 mm at 7.7 rows/mm").isBetween(1650, 1670);
        assertThat(right.isBlack(412, 3))
                .as("top left is at the top right of 400 rows")
                .isTrue();
    }

    @Test
    void aDocumentThatIsTurnedIsNotMadeSmallerBefore() throws IOException {
        Path in = rig.path("wide.png"); // 303 x 215 mm at 96 dpi
        ImageIO.write(new BufferedImage(1145, 813, BufferedImage.TYPE_BYTE_GRAY), "png", in.toFile());
        done("convert", in, rig.path("out.tif"), "--rotate", 90);
        assertThat(Rig.read(rig.path("out.tif"), 1).width()).isEqualTo(1728);
        assertThat(Rig.read(rig.path("out.tif"), 1).height()).isCloseTo(2334, offset(6));
    }

    @Test
    void aPageTooLongToBeTurnedIsNamed() {
        Path in = rig.tiff("in.tif", Page.of(8, Rig.FINE, new byte[65_535]), Page.of(8, Rig.FINE, new byte[65_536]));
        done("convert", in, rig.path("out.tif"), "--rotate", 90, "--pages", 1);
        Rig.Ran ran = rig.run("convert", in, rig.path("out.pdf"), "--rotate", 90);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("in.tif, page 2: it has 65536 rows, which is too many to be columns");
    }

    @Test
    void aPageOfMoreRowsThanAFileTakesIsNamed() {
        Path in = rig.tiff("in.tif", Page.of(8, Rig.FINE, new byte[Conversion.MOST_ROWS]));
        done("convert", in, rig.path("out.tif"));
        Rig.Ran ran = rig.run("convert", in, rig.path("headed.tif"), "--header", "x");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("in.tif, page 1: it would have 8 x 1000035 pixels, more than 1000000 rows");
    }

    @Test
    void aPageOfTooManyPixelsIsNamed() {
        int rows = (int) (Conversion.MOST_PIXELS / 65_535);
        Path in = rig.tiff("in.tif", Page.of(65_535, Rig.FINE, new byte[8192 * rows]));
        done("convert", in, rig.path("out.tif"), "--coding", "mh");
        Path larger = rig.tiff("larger.tif", Page.of(65_535, Rig.FINE, new byte[8192 * (rows + 1)]));
        Rig.Ran ran = rig.run("convert", larger, rig.path("out.mh"));
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("larger.tif, page 1: it would have 65535 x " + (rows + 1) + " pixels");
    }

    @Test
    void aHeaderLineStandsAboveEachPage() {
        Page page = Rig.blank(100);
        Path in = rig.tiff("in.tif", page, page);
        done("convert", in, rig.path("out.tif"), "--header", "Anna|{date} {time}|{page}/{pages}");
        Page expected = new HeaderLine("Anna", "2026-11-20 08:30 +01:00", "2/2").above(page);
        assertThat(Rig.read(rig.path("out.tif"), 2).samePixels(expected)).isTrue();
        assertThat(expected.height()).isGreaterThan(100);
    }

    @Test
    void aDamagedPageIsNamedAndWrittenAsFarAsItCouldBeDecoded() throws IOException {
        Path in = rig.tiff("in.tif", Coding.MH, Rig.page(1, 200), Rig.page(2, 200));
        long offset = InfoTest.damage(in, 1);

        Rig.Ran ran = done("convert", in, rig.path("out.tif"));

        assertThat(ran.err())
                .containsPattern(
                        "in.tif, page 2, offset " + offset + ": [0-9]+ of 200 rows bad, .*\\. It is written as far");
        assertThat(Rig.read(rig.path("out.tif"), 2).height()).isEqualTo(200);
        try (TiffReader reader = TiffReader.open(rig.path("out.tif"))) {
            assertThat(reader.info(1).quality().bad()).isPositive();
        }
        Rig.Ran strict = rig.run("convert", in, rig.path("strict.pdf"), "--strict");
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(rig.path("strict.pdf")).exists();
    }

    @Test
    void damageInRawDataIsNamedWithTheOctet() throws IOException {
        byte[] octets = T4Encoder.encode(Rig.page(1, 200), T4Settings.mmr(1728));
        for (int i = 0; i < 6; i++) {
            octets[octets.length / 2 + i] = 0;
        }
        Path in = Files.write(rig.path("page.mmr"), octets);

        Rig.Ran ran = done("convert", in, rig.path("out.tif"), "--from", "mmr");

        int at = Integer.parseInt(ran.err().replaceAll("(?s).*offset ([0-9]+): .*", "$1"));
        assertThat(at).isBetween(octets.length / 2, octets.length / 2 + 10);
        assertThat(ran.err()).contains("the data is damaged and ends the page after ");
        assertThat(Rig.read(rig.path("out.tif"), 1).height()).isLessThan(200);
    }

    @Test
    void rawDataOfWhichNothingCanBeDecodedIsRefused() throws IOException {
        Path in = Files.write(rig.path("page.mmr"), new byte[100]);
        Rig.Ran ran = rig.run("convert", in, rig.path("out.tif"), "--from", "mmr");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .contains("page.mmr: no row of it could be decoded as MMR 1728 pixels wide", "--input-width");
    }

    @Test
    void whatTheTagsTellOfTheCallStaysWithThePage() throws IOException {
        Path in = rig.path("in.tif");
        try (TiffWriter writer = TiffWriter.open(in)) {
            TiffPage page = writer.begin(1728, Rig.FINE);
            Rig.page(1, 50).send(page);
            page.commit(new RowCounts(43, 7, 4));
        }
        done("convert", in, rig.path("out.tif"), "--coding", "mh");
        try (TiffReader reader = TiffReader.open(rig.path("out.tif"))) {
            assertThat(reader.info(0).quality()).isEqualTo(new RowCounts(43, 7, 4));
        }
    }

    @Test
    void standardInputAndOutputTakeTheirPlaces() throws IOException {
        Page page = Rig.page(1, 120);
        Path in = rig.tiff("in.tif", page);
        Rig.Ran ran = rig.withInput(Files.readAllBytes(in)).run("convert", "-", "-", "--to", "mmr");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.octets()).isEqualTo(T4Encoder.encode(page, T4Settings.mmr(1728)));

        Rig.Ran tiff = rig.withInput(ran.octets()).run("convert", "-", "--to", "tiff", "--from", "mmr");
        Path out = Files.write(rig.path("out.tif"), tiff.octets());
        assertThat(Rig.read(out, 1).samePixels(page)).isTrue();
    }

    @Test
    void standardOutputTakesOnePageOfAKindThatHoldsOne() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10), Rig.page(2, 10));
        Rig.Ran ran = rig.run("convert", in, "-", "--to", "png");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.octets()).isEmpty();
        assertThat(ran.err()).contains("takes one page of png, not 2", "--pages");
        assertThat(rig.run("convert", in, "-", "--to", "png", "--pages", "2").octets())
                .startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aTerminalIsSparedThePages() {
        Path in = rig.tiff("in.tif", Rig.page(1, 10));
        Rig.Ran ran = rig.onTerminal().run("convert", in, "-", "--to", "tiff");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("Standard output is a terminal");
    }

    @Test
    void aFileWithoutAPageIsRefused() throws IOException {
        Path in = rig.tiff("in.tif");
        Rig.Ran ran = rig.run("convert", in, rig.path("out.pdf"));
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("in.tif: there is no page in it.");
        assertThat(rig.path("out.pdf")).doesNotExist();
    }

    @Test
    void aFolderIsNoFileOfPages() {
        assertThat(rig.run("convert", folder, rig.path("out.pdf")).err()).contains(folder + ": it is a folder.");
        assertThat(rig.run("convert", folder, rig.path("out.pdf"), "--from", "mh")
                        .err())
                .contains("it is a folder.");
    }

    @Test
    void lsbFirstGoesIntoTiffToo() throws IOException {
        Page page = Rig.page(1, 50);
        done("convert", rig.tiff("in.tif", page), rig.path("out.tif"), "--lsb-first");
        try (TiffReader reader = TiffReader.open(rig.path("out.tif"))) {
            assertThat(reader.info(0).storage().bitOrder()).isEqualTo(BitOrder.LSB_FIRST);
            assertThat(reader.read(0).samePixels(page)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "in.tif => Say what to write: an OUT, or --to KIND.",
                "in.tif out.xyz => What to write does not show in the name",
                "in.tif out.tif --to jpg => expected one of [tiff, pdf, png, mh, mr, mmr, jbig]",
                "in.tif out.pdf --coding mh => --coding is for TIFF; what is written is PDF.",
                "in.tif out.tif --k 4 => --k is for raw MR; what is written is TIFF.",
                "in.tif out.mr --k 0 => --k is 0, not 1 to 65535.",
                "in.tif out.png --lsb-first => --lsb-first is for MH, MR and MMR, raw or in TIFF; what is written is PNG.",
                "in.tif out.tif --coding jbig --lsb-first => what is written is JBIG.",
                "in.tif out.tif --rotate 45 => --rotate takes 90, 180 or 270.",
                "in.tif out.tif --pages 0 => '0' is no choice of pages such as 1-3,5 or 4-",
                "in.tif out.tif --pages 3-1 => '3-1' ends before it starts",
                "in.tif out.tif --resolution fin => 'fin' is no fax resolution. There are: standard, fine, superfine",
                "in.tif out.tif --input-width 3 => are for raw data: say --from too.",
                "in.tif out.tif --from mh --input-width 0 => --input-width is 0, not 1 to 65535.",
                "in.tif out.tif --from mh --input-resolution 2 => '2' is no resolution such as fine or 204x196.",
                "in.tif out.tif --header {side} => {side} stands for nothing. There are: {page}",
                "in.tif out.tif --header a|b|c|d => 4 parts",
                "in.tif out.tif --overwritten => Possible solutions: --overwrite",
            })
    void wrongUsageIsSaidInASentenceAndEndsWithTwo(String typed, String sentence) {
        Rig.Ran ran = rig.run((Object[]) ("convert " + typed).split(" "));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(sentence);
        assertThat(ran.err()).endsWith("pagewire-image convert --help\n");
    }
}
