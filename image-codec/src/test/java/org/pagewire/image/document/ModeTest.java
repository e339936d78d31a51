package org.pagewire.image.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/** How grey and colour become black and white (R-G2; field notes 9: dithered text is unreadable, a threshold loses grey and red text). */
class ModeTest {

    @TempDir
    Path folder;

    /** Strokes of 6 pixels at 408 dpi, 3 on the fax, as the stems of letters are, 12 of them; ink and ground as given. */
    private Page strokes(Color ink, Color ground, FaxResolution resolution, Mode mode) throws Exception {
        BufferedImage image = Drawing.blank(1600, 1200);
        Drawing.fill(image, ground, 400, 200, 1100, 800);
        for (int i = 0; i < 12; i++) {
            Drawing.fill(image, ink, 1000 + 24 * i, 400, 6, 400);
        }
        Path file = folder.resolve("strokes.png");
        Drawing.write(image, "png", 408, file);
        try (Document document = Document.open(file)) {
            return document.page(0, Drawing.fitter(resolution), mode);
        }
    }

    /** Ink red, green, blue; ground red, green, blue; whether the ink comes out black. */
    @ParameterizedTest
    @CsvSource({
        "0,0,0, 255,255,255, true",
        "120,120,120, 255,255,255, true",
        "190,190,190, 255,255,255, true",
        "220,30,30, 255,255,255, true",
        "255,255,0, 255,255,255, true",
        "0,0,0, 200,210,200, true",
        "0,0,0, 255,255,0, true",
        "0,0,0, 150,150,150, true",
        "255,255,255, 0,0,0, false",
        "255,255,255, 40,70,110, false",
        "255,255,255, 200,30,30, false",
        "255,255,255, 140,140,140, false",
    })
    void strokesOfAnyColourOnAnyGroundStayInMixedMode(
            int r, int g, int b, int groundR, int groundG, int groundB, boolean black) throws Exception {
        for (FaxResolution resolution : EnumSet.range(FaxResolution.STANDARD, FaxResolution.SUPERFINE)) {
            Page page = strokes(new Color(r, g, b), new Color(groundR, groundG, groundB), resolution, Mode.MIXED);

            int y = page.height() / 2;
            for (int i = 0; i < 12; i++) {
                assertThat(page.isBlack(501 + 12 * i, y))
                        .as("stroke %s at %s", i, resolution)
                        .isEqualTo(black);
                assertThat(page.isBlack(507 + 12 * i, y))
                        .as("ground after stroke %s at %s", i, resolution)
                        .isEqualTo(!black);
            }
        }
    }

    @Test
    void textModeKeepsWhatIsDarkerThanThreeQuartersOfWhite() throws Exception {
        Page kept = strokes(new Color(180, 180, 180), Color.WHITE, FaxResolution.FINE, Mode.TEXT);
        Page lost = strokes(new Color(200, 200, 200), Color.WHITE, FaxResolution.FINE, Mode.TEXT);

        assertThat(Drawing.black(kept, 0, 0, 1728, kept.height())).isEqualTo(12 * 3 * 192);
        assertThat(Drawing.black(lost, 0, 0, 1728, lost.height())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"204,98", "204,196", "204,391", "408,391"})
    void theShareOfBlackOfATintIsItsDarknessAtAnyResolution(double across, double down) {
        Halftone halftone = new Halftone(new Resolution(across, down));
        for (int grey = 0; grey <= 255; grey += 15) {
            int black = 0;
            for (int i = 0; i < 320 * 320; i++) {
                black += halftone.isBlack(i % 320, i / 320, grey) ? 1 : 0;
            }
            assertThat((double) black / (320 * 320)).isCloseTo(1 - grey / 255.0, within(0.035));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MIXED", "PHOTO"})
    void aPhotographKeepsItsTones(Mode mode) throws Exception {
        Page page = mixed(mode);
        double worst = 0;
        double squares = 0;
        int cells = 0;
        // The photograph lies at 200,1950 of 300 dpi; cells of 16 fax pixels, two dots and more.
        for (int y = 1300; y < 2100; y += 16) {
            for (int x = 160; x < 1440; x += 16) {
                double shown = 1 - Drawing.black(page, x, y, x + 16, y + 16) / 256.0;
                double drawn = drawn(x, y) / 255;
                worst = Math.max(worst, Math.abs(shown - drawn));
                squares += (shown - drawn) * (shown - drawn);
                cells++;
            }
        }
        assertThat(Math.sqrt(squares / cells)).isLessThan(0.06);
        assertThat(worst).isLessThan(0.35);
    }

    private static double drawn(int left, int top) {
        double sum = 0;
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                int rgb = Drawing.photograph(
                        (int) ((left + x + 0.5) * 300 / 204) - 200, (int) ((top + y + 0.5) * 300 / 196) - 1950);
                sum += (0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255)) * 0.75
                        + 0.25 * (rgb >> 8 & 255);
            }
        }
        return sum / 256;
    }

    private Page mixed(Mode mode) throws Exception {
        Path file = folder.resolve("mixed.png");
        Drawing.write(Drawing.mixed(), "png", 300, file);
        try (Document document = Document.open(file)) {
            return document.page(0, Drawing.fitter(FaxResolution.FINE), mode);
        }
    }

    @Test
    void mixedModeCostsFewerOctetsThanDotsEverywhere() throws Exception {
        int mixed = T4Encoder.encode(mixed(Mode.MIXED), T4Settings.mmr(1728)).length;
        int photo = T4Encoder.encode(mixed(Mode.PHOTO), T4Settings.mmr(1728)).length;

        assertThat(mixed).isLessThan(photo);
    }
}
