package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.lettering.HeaderLine;
import org.pagewire.image.page.Page;

/** What {@code convert} makes of pages: which, how large, which way up, with what above them. */
class ConvertPagesTest {
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
    void aLandscapeDocumentIsTurnedRatherThanMadeSmallerAndAFaxPageIsNot() throws IOException {
        Path in = rig.path("wide.png"); // 297 x 210 mm at 96 dpi
        ImageIO.write(new BufferedImage(1122, 794, BufferedImage.TYPE_BYTE_GRAY), "png", in.toFile());
        done("convert", in, rig.path("out.tif"));
        assertThat(Rig.read(rig.path("out.tif"), 1).height()).isCloseTo(2291, offset(6));
        Page fax = Rig.page(1, 2432, 240, Rig.FINE);
        done("convert", rig.tiff("in.tif", fax), rig.path("fax.tif"));
        assertThat(Rig.read(rig.path("fax.tif"), 1).samePixels(fax)).isTrue();
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
}
