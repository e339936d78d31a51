package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;

/** {@code view}: a page in characters. */
class ViewTest {
    @Test
    void coloursAreLeftOutWhereTheyAreNotWanted() {
        assertThat(ImageMain.isColoured(Map.of("TERM", "xterm"))).isTrue();
        assertThat(ImageMain.isColoured(Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isTrue();
        assertThat(ImageMain.isColoured(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(ImageMain.isColoured(Map.of("TERM", "dumb"))).isFalse();
    }

    private static final char EMPTY = '\u2800';
    private static final char FULL = '\u28FF';

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    /** Black where the first quarter of the columns and rows is. */
    private static Page cornered(int height, FaxResolution resolution) {
        byte[] rows = new byte[216 * height];
        for (int y = 0; y < height / 4; y++) {
            Arrays.fill(rows, 216 * y, 216 * y + 54, (byte) 0xFF);
        }
        return Page.of(1728, resolution.resolution(), rows);
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, 830", "FINE, 1660", "SUPERFINE, 3312"})
    void aSquareOfPaperIsTwiceAsManyColumnsAsLinesAtEveryResolution(FaxResolution resolution, int height) {
        Path file = rig.tiff("a.tif", cornered(height, resolution));

        Rig.Ran ran = rig.run("view", file, "--columns", 40);

        assertThat(ran.exitCode()).isZero();
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSize(20).allMatch(line -> line.length() == 40);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 40; x++) {
                assertThat(lines.get(y).charAt(x)).as("%s, %s", x, y).isEqualTo(x < 10 && y < 5 ? FULL : EMPTY);
            }
        }
    }

    @Test
    void aPipeGetsPlainCharactersAndATerminalBlackOnWhite() {
        Path file = rig.tiff("a.tif", cornered(1660, FaxResolution.FINE));
        assertThat(rig.run("view", file).out()).doesNotContain("\u001b");
        rig.onTerminal();
        assertThat(rig.run("view", file).out())
                .startsWith("\u001b[30;107m" + FULL)
                .contains(EMPTY + "\u001b[0m\n");
        assertThat(rig.run("view", file, "--invert").out()).startsWith("\u001b[97;40m" + FULL);
    }

    @Test
    void invertedInAPipeTheDotsAreThePaper() {
        Path file = rig.tiff("a.tif", cornered(1660, FaxResolution.FINE));
        assertThat(rig.run("view", file, "--invert").out())
                .startsWith(String.valueOf(EMPTY))
                .contains(FULL + "\n");
    }

    @Test
    void zoomShowsAPartFromACorner() {
        Path file = rig.tiff("a.tif", cornered(1660, FaxResolution.FINE));
        List<String> lines = rig.run("view", file, "--columns", 40, "--zoom", 4, "--at", "27,27")
                .out()
                .lines()
                .toList();
        assertThat(lines).hasSize(20);
        assertThat(lines.get(0)).startsWith("" + FULL).endsWith("" + EMPTY);
        assertThat(lines.get(19)).startsWith("" + EMPTY);
        assertThat(lines.get(0).chars().filter(each -> each == FULL).count())
                .as("27 of 54 mm")
                .isBetween(18L, 21L);
    }

    @Test
    void anotherPageIsShownAndOneThatIsNotThereIsNamed() {
        Path file = rig.tiff("a.tif", Rig.blank(200), cornered(1660, FaxResolution.FINE));
        assertThat(rig.run("view", file).out()).doesNotContain("" + FULL);
        assertThat(rig.run("view", file, "--page", 2).out()).contains("" + FULL);
        Rig.Ran third = rig.run("view", file, "--page", 3);
        assertThat(third.exitCode()).isEqualTo(1);
        assertThat(third.err()).contains("a.tif: it has 2 pages; there is no page 3.");
    }

    @Test
    void linesOfTextAreToldApart() {
        Path file = rig.tiff("a.tif", Rig.page(1, 2292));
        List<String> lines =
                rig.run("view", file, "--columns", 160).out().lines().toList();
        long inked = lines.stream()
                .filter(line -> line.chars().anyMatch(each -> each != EMPTY))
                .count();
        assertThat(inked).as("of %s lines", lines.size()).isGreaterThan(50);
        assertThat(lines)
                .allMatch(line -> line.chars().filter(each -> each == FULL).count() < 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--columns 0 ; --columns is 0, not 1 to 1000.",
                "--zoom 0.5 ; --zoom is 0.5, not 1 to 100.",
                "--at 3 ; --at is '3', not two numbers of millimetres such as 20,30."
            })
    void wrongUsageIsSaidInASentenceAndEndsWithTwo(String typed, String sentence) {
        Rig.Ran ran = rig.run((Object[]) ("view a.tif " + typed).split(" "));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains(sentence);
    }
}
