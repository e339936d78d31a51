package org.pagewire.image.lettering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.FaxResolution;

/** The typeface that comes along, and its letters in pixels. */
class TypefaceTest {

    private static final Typeface MONO = Typeface.mono();

    @Test
    void theFontIsTheOneWhoseHashStandsBesideIt() throws IOException, NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(resource("DejaVuSansMono.ttf"));
        assertThat(new String(resource("DejaVuSansMono.ttf.sha256"), StandardCharsets.US_ASCII))
                .isEqualTo(HexFormat.of().formatHex(hash) + "  DejaVuSansMono.ttf\n");
        assertThat(new String(resource("DejaVuSansMono-LICENSE.txt"), StandardCharsets.US_ASCII))
                .contains("Permission is hereby granted");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Typeface.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void showsWhatEuropeWritesAndHasABoxForTheRest() {
        "AZaz09+äöüßÄÖÜéèñçøåłžşğőΩπЖщ€£„“–…"
                .codePoints()
                .forEach(point -> assertThat(MONO.canShow(point))
                        .as(Character.toString(point))
                        .isTrue());
        assertThat(MONO.canShow('界')).isFalse();
        assertThat(MONO.canShow(0x1F600)).isFalse();
        Glyph box = MONO.letters(40, 40).glyph('界');
        assertThat(box.width()).isGreaterThan(15);
        assertThat(box.height()).isGreaterThan(20);
    }

    @Test
    void everyCellIsAsWideAsTheOthersAndAsHighAsStated() {
        assertThat(MONO.advance()).isCloseTo(0.602, within(0.001));
        assertThat(MONO.capHeight()).isCloseTo(0.729, within(0.001));
        assertThat(MONO.ascent()).isBetween(0.9, 1.0);
        assertThat(MONO.descent()).isBetween(0.2, 0.3);
        assertThat(MONO.outline('H').getBounds2D().getMinY()).isCloseTo(-MONO.capHeight(), within(0.001));
        assertThat(MONO.outline(' ').getBounds2D().isEmpty()).isTrue();
    }

    @Test
    void anOutlineIsTheCallersOwn() {
        Path2D outline = MONO.outline('H');
        outline.reset();
        assertThat(MONO.outline('H').getBounds2D().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, 10, 17", "FINE, 19, 17", "SUPERFINE, 38, 17", "DPI_300, 30, 24", "DPI_600, 59, 49"})
    void lettersOfAHeightOnPaperFillWholeRowsAtEveryResolution(FaxResolution resolution, int rows, int cell) {
        Letters letters = MONO.letters(resolution.resolution(), 2.5);
        assertThat(letters.advance()).isCloseTo(cell, within(1e-9));
        Glyph capital = letters.glyph('H');
        assertThat(capital.top()).isEqualTo(-rows);
        assertThat(capital.height()).isEqualTo(rows);
        for (int y = 0; y < rows; y++) {
            int most = 0;
            for (int x = 0; x < capital.width(); x++) {
                most = Math.max(most, capital.ink(x, y));
            }
            assertThat(most).as("row %s", y).isEqualTo(Glyph.FULL);
        }
    }

    @Test
    void inkIsTheAreaThatTheOutlineCovers() {
        // U+2588 is a full block.
        Glyph block = MONO.letters(10 / MONO.advance(), 20).glyph(0x2588);
        double ink = 0;
        for (int y = 0; y < block.height(); y++) {
            for (int x = 0; x < block.width(); x++) {
                ink += block.ink(x, y) / (double) Glyph.FULL;
            }
        }
        double height = MONO.outline(0x2588).getBounds2D().getHeight() * 20;
        double width = MONO.outline(0x2588).getBounds2D().getWidth() * 10 / MONO.advance();
        assertThat(ink).isCloseTo(height * width, within(0.5));
        assertThat(MONO.letters(100, 100).glyph('o').ink(28, 30))
                .as("inside of an o")
                .isZero();
    }

    @Test
    void textIsSetComposedWithoutControlCharactersAndAccentsTakeNoCell() {
        assertThat(Typeface.settable("Mu\u0308ller\tund\r\nSo\u200Dhn")).isEqualTo("M\u00FCller und  Sohn");
        assertThat(Typeface.cells("x\u0308y")).isEqualTo(2);
        assertThat(Typeface.cells("\uD83D\uDE00")).isEqualTo(1);
    }

    /** A slanted side of this letter begins in the leftmost column and ended, by the last bit of a number, left of it. */
    @Test
    void aSideAtTheVeryLeftStaysOnTheLetter() {
        Glyph glyph = MONO.letters(118.48610832206816, 1.4068415208358767).glyph(0xFBAA);
        assertThat(glyph.width()).isGreaterThan(50);
    }

    @Test
    void lettersKeptAreBoundedByWhatTheyTake() {
        Letters large = MONO.letters(900, 900);
        Glyph first = large.glyph('A');
        assertThat(large.glyph('A')).isSameAs(first);
        for (char letter = 'B'; letter <= 'Z'; letter++) {
            large.glyph(letter);
            assertThat(large.keptOctets()).isBetween(100_000, Letters.MOST_KEPT);
        }
        assertThat(large.glyph('A')).isNotSameAs(first);
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        assertThat(MONO.letters(1, Letters.LARGEST_EM).glyph('M').height()).isGreaterThan(1000);
        assertThatThrownBy(() -> MONO.letters(0.9, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MONO.letters(10, Letters.LARGEST_EM + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MONO.letters(Double.NaN, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lettersLeftOverTheEdgeAreLeftOut() {
        byte[] grey = new byte[30 * 10];
        Arrays.fill(grey, (byte) 255);
        MONO.letters(20, 20).draw("WWWW", -5, 8, grey, 30);
        assertThat(grey).contains(0);
        MONO.letters(20, 20).draw("WWWW", 500, 800, grey, 30);
        MONO.letters(20, 20).draw("WWWW", -500, -800, grey, 30);
    }
}
