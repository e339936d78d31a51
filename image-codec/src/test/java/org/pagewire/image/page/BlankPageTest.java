package org.pagewire.image.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.image.lettering.HeaderLine;
import org.pagewire.image.lettering.Typeface;

/** Which pages are blank: dust, shadows and holes are nothing, the thinnest writing is something. */
class BlankPageTest {

    /** A sheet to draw on in millimetres. */
    private static final class Sheet {

        private final FaxResolution resolution;
        private final int width;
        private final int height;
        private final byte[] grey;

        Sheet(FaxResolution resolution) {
            this.resolution = resolution;
            this.width = ScanWidth.A4.pixels(resolution);
            this.height = y(297);
            this.grey = new byte[width * height];
            Arrays.fill(grey, (byte) 255);
        }

        int x(double mm) {
            return (int) Math.round(mm / 25.4 * resolution.resolution().horizontal());
        }

        int y(double mm) {
            return (int) Math.round(mm / 25.4 * resolution.resolution().vertical());
        }

        Sheet box(double left, double top, double wide, double high) {
            for (int y = Math.max(0, y(top)); y < Math.min(height, Math.max(y(top) + 1, y(top + high))); y++) {
                int from = Math.max(0, x(left));
                Arrays.fill(
                        grey, y * width + from, y * width + Math.min(width, Math.max(from + 1, x(left + wide))), (byte)
                                0);
            }
            return this;
        }

        Sheet disc(double middleX, double middleY, double diameter, double inner) {
            for (int y = y(middleY - diameter); y < y(middleY + diameter); y++) {
                for (int x = x(middleX - diameter); x < x(middleX + diameter); x++) {
                    double mmX = x * 25.4 / resolution.resolution().horizontal() - middleX;
                    double mmY = y * 25.4 / resolution.resolution().vertical() - middleY;
                    double from = Math.hypot(mmX, mmY) * 2;
                    if (x >= 0 && from <= diameter && from >= inner) {
                        grey[y * width + x] = 0;
                    }
                }
            }
            return this;
        }

        Sheet text(String text, double left, double base, double capitalsMm) {
            Typeface.mono().letters(resolution.resolution(), capitalsMm).draw(text, x(left), y(base), grey, width);
            return this;
        }

        Sheet noise(double share, long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < share * grey.length; i++) {
                grey[random.nextInt(grey.length)] = 0;
            }
            return this;
        }

        Page page() {
            byte[] packed = new byte[Page.stride(width) * height];
            for (int i = 0; i < grey.length; i++) {
                if ((grey[i] & 0xFF) < 140) {
                    int x = i % width;
                    packed[i / width * Page.stride(width) + (x >> 3)] |= (byte) (0x80 >> (x & 7));
                }
            }
            return Page.of(width, resolution.resolution(), packed);
        }
    }

    private static boolean blank(Sheet sheet) {
        return BlankPage.isBlank(sheet.page());
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "FINE", "SUPERFINE", "DPI_300", "DPI_600"})
    void whatFeedersAndPaperLeaveIsNothing(FaxResolution resolution) {
        Sheet dirty = new Sheet(resolution);
        assertThat(blank(dirty)).as("white").isTrue();
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            dirty.box(10 + 190 * random.nextDouble(), 10 + 270 * random.nextDouble(), 0.5, 0.5);
        }
        assertThat(blank(dirty)).as("dust").isTrue();
        dirty.box(0, 0, 220, 6).box(0, 290, 220, 10).box(0, 0, 4, 297).box(211, 0, 10, 297);
        assertThat(blank(dirty)).as("shadows on all sides").isTrue();
        dirty.disc(12, 108, 6, 0).disc(12, 188, 6, 0).disc(108, 280, 6, 0).disc(13, 30, 8, 0);
        assertThat(blank(dirty)).as("punched holes").isTrue();
        dirty.text("i", 100, 150, 1.5);
        assertThat(blank(dirty)).as("and a letter").isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "FINE", "SUPERFINE", "DPI_300", "DPI_600"})
    void theLeastWritingIsSomething(FaxResolution resolution) {
        assertThat(blank(new Sheet(resolution).text("see overleaf", 100, 280, 1.5)))
                .as("a line of 6 point at the foot")
                .isFalse();
        assertThat(blank(new Sheet(resolution).text("7", 107, 288, 2)))
                .as("a page number")
                .isFalse();
        for (String letter : new String[] {"B", "O", "8", "m", "@"}) {
            assertThat(blank(new Sheet(resolution).text(letter, 15, 280, 6)))
                    .as("a large %s", letter)
                    .isFalse();
        }
        Sheet signature = new Sheet(resolution);
        for (double x = 100; x < 140; x += 0.1) {
            signature.box(x, 200 + 5 * Math.sin(x), 0.15, 0.15);
        }
        assertThat(blank(signature)).as("a thin signature").isFalse();
        assertThat(blank(new Sheet(resolution).box(20, 150, 170, 0.1)))
                .as("a hairline across")
                .isFalse();
        assertThat(blank(new Sheet(resolution).box(100, 20, 0.1, 250)))
                .as("a hairline down")
                .isFalse();
        assertThat(blank(new Sheet(resolution).box(0, 0, 216, 297))).as("black").isFalse();
        assertThat(blank(new Sheet(resolution).box(0, 0, 80, 297)))
                .as("a deep black margin may be anything")
                .isFalse();
        Sheet dots = new Sheet(resolution);
        for (int i = 0; i < 400; i++) {
            dots.box(60 + 0.9 * (i % 40), 100 + 0.6 * (i / 40), 0.3, 0.3);
        }
        assertThat(blank(dots)).as("print of separate dots").isFalse();
    }

    @Test
    void noiseOfThreeInAThousandIsNothingAndALineInItIsSomething() {
        for (int seed = 0; seed < 5; seed++) {
            Sheet noisy = new Sheet(FaxResolution.FINE).noise(0.003, seed);
            assertThat(blank(noisy)).as("seed %s", seed).isTrue();
            noisy.text("ok", 60, 120, 1.5);
            assertThat(blank(noisy)).as("seed %s with a word", seed).isFalse();
        }
        assertThat(blank(new Sheet(FaxResolution.DPI_300).noise(0.003, 1))).isTrue();
        assertThat(blank(new Sheet(FaxResolution.DPI_600).noise(0.003, 1))).isTrue();
        assertThat(blank(new Sheet(FaxResolution.FINE).noise(0.03, 1)))
                .as("a tint")
                .isFalse();
    }

    /** Dots of one pixel, as dithering sets them: at 300 dpi and finer each is as small as noise, together they are a picture. */
    @ParameterizedTest
    @EnumSource
    void aTintOfSinglePixelsIsSomethingAtEveryResolution(FaxResolution resolution) {
        Resolution dpi = resolution.resolution();
        for (int apart : new int[] {2, 4, 7}) {
            BlankPage blank = new BlankPage(1000, dpi);
            byte[] dots = new byte[125];
            for (int x = 0; x < 1000; x += apart) {
                dots[x >> 3] |= (byte) (0x80 >> (x & 7));
            }
            for (int y = 0; y < dpi.vertical(); y++) {
                blank.row(y % apart == 0 ? dots : new byte[125], 0);
            }
            assertThat(blank.isBlank()).as("%s apart", apart).isFalse();
        }
    }

    @Test
    void aPageWithNothingButAHeaderLineIsBlank() {
        Page page = new Sheet(FaxResolution.FINE).page();
        assertThat(BlankPage.isBlank(new HeaderLine("+49 30 1234567", "2026-11-20", "Page 1 of 1").into(page)))
                .isTrue();
    }

    @Test
    void limitsOfTheRuleAreWhereTheyAreSaidToBe() {
        FaxResolution fine = FaxResolution.DPI_300;
        assertThat(blank(new Sheet(fine).box(100, 100, 0.9, 0.9))).isTrue();
        assertThat(blank(new Sheet(fine).box(100, 100, 1.1, 0.9))).isFalse();
        assertThat(blank(new Sheet(fine).box(100, 0, 30, 11.8))).isTrue();
        assertThat(blank(new Sheet(fine).box(100, 0, 30, 12.2))).isFalse();
        assertThat(blank(new Sheet(fine).box(100, 0, 9, 11.8))).isFalse();
        assertThat(blank(new Sheet(fine).box(100, 285.4, 30, 12))).isTrue();
        assertThat(blank(new Sheet(fine).box(100, 284.6, 30, 12.4))).isFalse();
        assertThat(blank(new Sheet(fine).box(0, 100, 11.8, 30))).isTrue();
        assertThat(blank(new Sheet(fine).box(0, 100, 12.2, 30))).isFalse();
        assertThat(blank(new Sheet(fine).box(1, 100, 3.4, 30))).isTrue();
        assertThat(blank(new Sheet(fine).box(2, 100, 2.8, 30))).isFalse();
        assertThat(blank(new Sheet(fine).disc(21.5, 100, 6, 0))).isTrue();
        assertThat(blank(new Sheet(fine).disc(22.5, 100, 6, 0))).isFalse();
        assertThat(blank(new Sheet(fine).disc(12, 100, 6, 4))).isFalse();
        assertThat(blank(new Sheet(fine).box(9, 97, 6, 6))).isFalse();
        assertThat(blank(new Sheet(fine).disc(12, 100, 3.7, 0))).isFalse();
        assertThat(blank(new Sheet(fine).disc(12, 100, 9.4, 0))).isFalse();
    }

    @Test
    void rowsThatAreTheLastSoFarMayStillBeAShadow() {
        BlankPage blank = new BlankPage(1728, FaxResolution.FINE.resolution());
        byte[] white = new byte[216];
        byte[] black = new byte[216];
        Arrays.fill(black, (byte) 0xFF);
        for (int y = 0; y < 500; y++) {
            blank.row(white, 0);
        }
        for (int y = 0; y < 60; y++) {
            blank.row(black, 0);
        }
        assertThat(blank.isBlank()).isTrue();
        for (int y = 0; y < 60; y++) {
            blank.row(white, 0);
        }
        assertThat(blank.isBlank()).isFalse();
    }

    @Test
    void aPageWithoutRowsIsBlank() {
        assertThat(BlankPage.isBlank(Page.of(1728, FaxResolution.FINE.resolution(), new byte[0])))
                .isTrue();
    }
}
