package org.pagewire.image.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.ScanWidth;
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

    /** Ink on ground. */
    private static final Color[][] PAIRS = {
        {Color.BLACK, Color.WHITE}, {grey(120), Color.WHITE}, {grey(190), Color.WHITE},
        {new Color(220, 30, 30), Color.WHITE}, {Color.YELLOW, Color.WHITE}, {Color.BLACK, new Color(200, 210, 200)},
        {Color.BLACK, Color.YELLOW}, {Color.BLACK, grey(150)}, {Color.WHITE, Color.BLACK},
        {Color.WHITE, new Color(40, 70, 110)}, {Color.WHITE, new Color(200, 30, 30)}, {Color.WHITE, grey(140)}
    };

    private static Color grey(int value) {
        return new Color(value, value, value);
    }

    /** Twelve patches with strokes of 6 pixels at 408 dpi, as the stems of letters are, 12 of them on each. */
    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "FINE", "SUPERFINE", "DPI_300", "DPI_400", "DPI_600"})
    void strokesOfAnyColourOnAnyGroundStayInMixedMode(FaxResolution resolution) throws Exception {
        BufferedImage image = Drawing.blank(1800, 2000);
        for (int i = 0; i < PAIRS.length; i++) {
            int left = 50 + i % 3 * 600;
            int top = 50 + i / 3 * 490;
            Drawing.fill(image, PAIRS[i][1], left, top, 500, 400);
            for (int stroke = 0; stroke < 12; stroke++) {
                Drawing.fill(image, PAIRS[i][0], left + 100 + 24 * stroke, top + 100, 6, 200);
            }
        }
        Path file = folder.resolve("patches.png");
        Drawing.write(image, "png", 408, file);
        Page page;
        try (Document document = Document.open(file)) {
            page = document.page(0, FaxFitter.exactly(resolution, ScanWidth.A4), Mode.MIXED);
        }

        for (int i = 0; i < PAIRS.length; i++) {
            int y = 50 + i / 3 * 490 + 200;
            boolean black = PAIRS[i][1] != Color.BLACK && PAIRS[i][0] != Color.WHITE;
            for (int stroke = 0; stroke < 12; stroke++) {
                int x = 50 + i % 3 * 600 + 100 + 24 * stroke;
                assertThat(isBlack(page, x + 3, y))
                        .as("stroke %s of pair %s", stroke, i)
                        .isEqualTo(black);
                assertThat(isBlack(page, x + 15, y))
                        .as("ground after stroke %s of pair %s", stroke, i)
                        .isEqualTo(!black);
            }
        }
    }

    /** What a place of an image at 408 dpi became. */
    private static boolean isBlack(Page page, int x, int y) {
        return page.isBlack((int) (x * page.resolution().horizontal() / 408), (int)
                (y * page.resolution().vertical() / 408));
    }

    /** Ground that text stands on is white or black up to its edges, with no dots; a tint without text has dots. */
    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "FINE", "DPI_300"})
    void aTintIsDotsUnlessTextStandsOnIt(FaxResolution resolution) throws Exception {
        BufferedImage image = Drawing.blank(1600, 2000);
        Color[] tints = {grey(200), new Color(250, 220, 90), new Color(40, 90, 60), grey(170)};
        for (int i = 0; i < tints.length; i++) {
            Drawing.fill(image, tints[i], 100, 100 + 450 * i, 1200, 350);
        }
        for (int i = 0; i < 3; i++) {
            for (int stroke = 0; stroke < 30; stroke++) {
                Drawing.fill(image, i < 2 ? Color.BLACK : Color.WHITE, 300 + 24 * stroke, 200 + 450 * i, 6, 50);
                Drawing.fill(image, i < 2 ? Color.BLACK : Color.WHITE, 300 + 24 * stroke, 300 + 450 * i, 6, 50);
            }
        }
        Path file = folder.resolve("tints.png");
        Drawing.write(image, "png", 408, file);
        try (Document document = Document.open(file)) {
            Page page = document.page(0, FaxFitter.exactly(resolution, ScanWidth.A4), Mode.MIXED);

            assertThat(blackShare(page, 1100, 110, 1290, 440)).isZero();
            assertThat(blackShare(page, 1100, 560, 1290, 890)).isZero();
            assertThat(blackShare(page, 1100, 1010, 1290, 1340)).isEqualTo(1);
            assertThat(blackShare(page, 110, 1460, 1290, 1790)).isCloseTo(1 - 170 / 255.0, within(0.03));
        }
    }

    /** Paper that is no white, darkens to the right and is noisy, with rows tinted and strokes in each. */
    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "FINE", "DPI_300"})
    void theNoiseOfAScanLeavesNoDotsOnPaperAndTintedRows(FaxResolution resolution) throws Exception {
        BufferedImage image = Drawing.blank(1600, 2000);
        for (int row = 0; row < 12; row++) {
            Drawing.fill(image, row % 2 == 0 ? grey(225) : Color.WHITE, 100, 100 + 120 * row, 1400, 120);
            for (int stroke = 0; stroke < 30; stroke++) {
                Drawing.fill(image, Color.BLACK, 200 + 24 * stroke, 140 + 120 * row, 6, 40);
            }
        }
        Random random = new Random(5);
        for (int y = 0; y < 2000; y++) {
            for (int x = 0; x < 1600; x++) {
                double light = 0.95 - 0.2 * x / 1600;
                int value = (int) ((20 + (image.getRGB(x, y) & 0xFF) * 0.92) * light + 8 * random.nextGaussian());
                image.setRGB(x, y, 0x010101 * Math.max(0, Math.min(255, value)));
            }
        }
        Path file = folder.resolve("scan.png");
        Drawing.write(image, "png", 408, file);
        try (Document document = Document.open(file)) {
            Page page = document.page(0, FaxFitter.exactly(resolution, ScanWidth.A4), Mode.MIXED);

            for (int row = 0; row < 12; row++) {
                int top = 100 + 120 * row;
                assertThat(blackShare(page, 1000, top + 15, 1480, top + 105))
                        .as("row %s", row)
                        .isLessThan(0.002);
                assertThat(blackShare(page, 190, top + 45, 910, top + 75))
                        .as("strokes of row %s", row)
                        .isBetween(0.2, 0.4);
            }
            assertThat(blackShare(page, 100, 1600, 1500, 1950)).isZero();
        }
    }

    /** Of a rectangle of an image at 408 dpi. */
    private static double blackShare(Page page, int left, int top, int right, int bottom) {
        double across = page.resolution().horizontal() / 408;
        double down = page.resolution().vertical() / 408;
        int x = (int) Math.ceil(left * across);
        int y = (int) Math.ceil(top * down);
        int endX = (int) (right * across);
        int endY = (int) (bottom * down);
        return (double) Drawing.black(page, x, y, endX, endY) / ((endX - x) * (endY - y));
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
