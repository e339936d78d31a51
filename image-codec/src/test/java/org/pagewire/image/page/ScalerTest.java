package org.pagewire.image.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scaling of bi-level pages: by area, exactly where it can be exact, without losing thin strokes. */
class ScalerTest {

    private static final Resolution ANY = new Resolution(300, 300);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1, 2", "3, 2", "6, 6", "5, 7"})
    void wholeNumbersRepeatPixelsExactly(int across, int down) {
        for (int width : new int[] {1, 7, 8, 63, 64, 65, 129, 1728}) {
            Page page = Pages.lifelike(new Random(width), width, 40);
            Page scaled = Scaler.scale(page, width * across, 40 * down, ANY);
            assertThat(scaled.height()).isEqualTo(40 * down);
            for (int y = 0; y < scaled.height(); y++) {
                for (int x = 0; x < scaled.width(); x++) {
                    assertThat(scaled.isBlack(x, y)).isEqualTo(page.isBlack(x / across, y / down));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6})
    void enlargedAndMadeSmallerAgainAPageIsTheSame(int times) {
        Page page = Pages.lifelike(new Random(times), 333, 60);
        Page large = Scaler.scale(page, 333 * times, 60 * times, ANY);
        assertThat(Scaler.scale(large, 333, 60, page.resolution()).samePixels(page))
                .isTrue();
    }

    /** Against a plain reckoning of each pixel's area where no stroke is thin: blocks of 8 by 8 pixels. */
    @ParameterizedTest
    @CsvSource({"0.3386, 0.3267", "0.68, 0.6533", "1.4764, 1.5339", "0.5, 0.25", "2.953, 0.9"})
    void aPixelIsBlackWhereHalfOfItsAreaIs(double across, double down) {
        Random random = new Random(5);
        Page blocks = Scaler.scale(Page.of(20, ANY, bytes(random, 3 * 20)), 400, 400, ANY);
        PageBuilder result = new PageBuilder((int) Math.ceil(400 * across), ANY);
        Scaler scaler = new Scaler(400, (int) Math.ceil(400 * across), across, down, result);
        blocks.send(scaler);
        scaler.finish();
        Page scaled = result.build();

        int doubtful = 0;
        for (int y = 0; y < (int) (400 * down); y++) {
            for (int x = 0; x < (int) (400 * across); x++) {
                double ink = ink(blocks, x / across, (x + 1) / across, y / down, (y + 1) / down);
                if (Math.abs(ink - 0.5) < 0.36) {
                    doubtful += scaled.isBlack(x, y) == ink >= 0.5 ? 0 : 1;
                } else {
                    assertThat(scaled.isBlack(x, y)).as("%s, %s: %s", x, y, ink).isEqualTo(ink > 0.5);
                }
            }
        }
        assertThat(doubtful).isLessThan(400 * 400 / 100);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static double ink(Page page, double left, double right, double top, double bottom) {
        double ink = 0;
        for (int y = (int) top; y < Math.min(page.height(), bottom); y++) {
            double rows = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < Math.min(page.width(), right); x++) {
                ink += page.isBlack(x, y) ? rows * (Math.min(right, x + 1) - Math.max(left, x)) : 0;
            }
        }
        return ink / ((right - left) * (bottom - top));
    }

    /** White lines in black: one that is a third of a pixel stays where it falls on one, and fills where it falls on two. */
    @Test
    void aThinGapStaysIfThreeTenthsOfAPixelAreWhite() {
        assertThat(whiteOfGap(200)).isEqualTo(1);
        assertThat(whiteOfGap(266)).isEqualTo(1);
        assertThat(whiteOfGap(283)).isZero();
    }

    /** White pixels of a black row made smaller a hundred times, with a gap of 34 before. */
    private static int whiteOfGap(int from) {
        byte[] row = new byte[75];
        for (int x = 0; x < 600; x++) {
            row[x >> 3] |= (byte) (x >= from && x < from + 34 ? 0 : 0x80 >> (x & 7));
        }
        Page scaled = Scaler.scale(Page.of(600, ANY, row), 6, 1, ANY);
        int white = 0;
        for (int x = 0; x < 6; x++) {
            white += scaled.isBlack(x, 0) ? 0 : 1;
        }
        return white;
    }

    /** Hairlines of one pixel each way and slanted, 20 pixels apart, wherever they fall. */
    @ParameterizedTest
    @CsvSource({"300, FINE", "400, FINE", "600, FINE", "600, STANDARD", "600, DPI_300", "391, STANDARD"})
    void aThinStrokeStaysAndStaysThin(int dpi, FaxResolution target) {
        Resolution from = new Resolution(dpi, dpi);
        int size = 2 * dpi;
        byte[] rows = new byte[Page.stride(size) * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean ink = y < size / 2 ? x % 19 == 3 || y % 23 == 5 : (x + y) % 29 == 7;
                if (ink) {
                    rows[y * Page.stride(size) + (x >> 3)] |= (byte) (0x80 >> (x & 7));
                }
            }
        }
        Page page = Page.of(size, from, rows);
        double across = target.resolution().horizontal() / dpi;
        double down = target.resolution().vertical() / dpi;
        Page scaled =
                Scaler.scale(page, (int) Math.round(size * across), (int) Math.round(size * down), target.resolution());

        // Upright strokes: between two level ones every stroke is one or two pixels wide.
        int y = (int) (14 * down);
        for (int x = 3; x < size - 19; x += 19) {
            int at = (int) (x * across);
            int width = 0;
            for (int i = Math.max(0, at - 1); i <= at + 2 && i < scaled.width(); i++) {
                width += scaled.isBlack(i, y) ? 1 : 0;
            }
            assertThat(width).as("upright stroke at %s", x).isBetween(1, 2);
        }
        int x = (int) (12 * across);
        for (int level = 5; level < size / 2 - 23; level += 23) {
            int at = (int) (level * down);
            int height = 0;
            for (int i = Math.max(0, at - 1); i <= at + 2; i++) {
                height += scaled.isBlack(x, i) ? 1 : 0;
            }
            assertThat(height).as("level stroke at %s", level).isBetween(1, 2);
        }
        // Slanted strokes: in nine of ten rows each is there.
        int found = 0;
        int all = 0;
        for (int row = (int) (0.6 * scaled.height()); row < 0.9 * scaled.height(); row++) {
            int changes = 0;
            for (int i = 1; i < scaled.width(); i++) {
                changes += scaled.isBlack(i, row) && !scaled.isBlack(i - 1, row) ? 1 : 0;
            }
            found += Math.min(changes, size / 29);
            all += size / 29;
        }
        assertThat((double) found / all).isGreaterThan(0.9);
    }

    @Test
    void theAmountOfInkStaysAbout() {
        Page page = Scaler.scale(Pages.lifelike(new Random(8), 200, 200), 1600, 1600, ANY);
        double before = share(page);
        assertThat(share(Scaler.scale(page, 1088, 1045, ANY))).isCloseTo(before, within(0.02));
        assertThat(share(Scaler.scale(page, 2361, 2400, ANY))).isCloseTo(before, within(0.02));
    }

    private static double share(Page page) {
        long black = 0;
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                black += page.isBlack(x, y) ? 1 : 0;
            }
        }
        return (double) black / page.width() / page.height();
    }

    @Test
    void rowsAreGivenAsSoonAsTheRowAfterThemIsKnown() {
        PageBuilder out = new PageBuilder(100, ANY);
        Scaler scaler = new Scaler(300, 100, 1 / 3.0, 1 / 3.0, out);
        byte[] row = new byte[38];
        for (int i = 0; i < 300; i++) {
            scaler.row(row, 0);
            assertThat(out.height()).isEqualTo(Math.max(0, (i + 1) / 3 - 1));
        }
        scaler.finish();
        assertThat(out.height()).isEqualTo(100);
    }

    @Test
    void aLastRowIsGivenIfHalfOrIfThereIsInkInIt() {
        assertThat(rowsOf(301, false)).isEqualTo(100);
        assertThat(rowsOf(302, false)).isEqualTo(101);
        assertThat(rowsOf(301, true)).isEqualTo(101);
        assertThat(rowsOf(1, false)).isEqualTo(1);
        assertThat(rowsOf(0, false)).isZero();
        assertThat(Scaler.scale(Page.of(9, ANY, new byte[200_000]), 9, 1, ANY).height())
                .isEqualTo(1);
        PageBuilder out = new PageBuilder(9, ANY);
        Scaler hardlyAny = new Scaler(9, 9, 1, 1e-6, out);
        hardlyAny.row(new byte[2], 0);
        hardlyAny.finish();
        assertThat(out.height()).as("a page never loses its only row").isEqualTo(1);
    }

    private static int rowsOf(int rows, boolean lastIsBlack) {
        PageBuilder out = new PageBuilder(100, ANY);
        Scaler scaler = new Scaler(300, 100, 1 / 3.0, 1 / 3.0, out);
        byte[] row = new byte[38];
        for (int i = 0; i < rows; i++) {
            if (lastIsBlack && i == rows - 1) {
                java.util.Arrays.fill(row, (byte) 0xFF);
            }
            scaler.row(row, 0);
        }
        scaler.finish();
        if (lastIsBlack) {
            assertThat(out.build().isBlack(50, out.height() - 1)).isTrue();
        }
        return out.height();
    }

    @Test
    void scalesOutOfRangeAreRefused() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 70_000}) {
            assertThatThrownBy(() -> new Scaler(10, 10, bad, 1, (row, at) -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Scaler(10, 10, 1, bad, (row, at) -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Scaler(0, 10, 1, 1, (row, at) -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scaler(10, 65_536, 1, 1, (row, at) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
