package org.pagewire.image.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Quarter turns and mirroring, octets at a time, against pixels one by one. */
class TurningTest {

    @ParameterizedTest
    @EnumSource
    void everyPixelOfEveryOrientationIsWhereItBelongs(Orientation orientation) {
        for (int width : new int[] {1, 7, 8, 9, 15, 16, 17, 64, 65, 100}) {
            for (int height : new int[] {1, 7, 8, 9, 16, 23, 64}) {
                Page stored = Pages.lifelike(new Random(31L * width + height), width, height);
                Page upright = orientation.upright(stored);

                boolean swaps = orientation.swapsAxes();
                assertThat(upright.width()).isEqualTo(swaps ? height : width);
                assertThat(upright.height()).isEqualTo(swaps ? width : height);
                assertThat(upright.resolution())
                        .isEqualTo(swaps ? stored.resolution().turned() : stored.resolution());
                for (int y = 0; y < upright.height(); y++) {
                    for (int x = 0; x < upright.width(); x++) {
                        int across = swaps ? y : x;
                        int down = swaps ? x : y;
                        boolean black = stored.isBlack(
                                orientation.fromRight() ? width - 1 - across : across,
                                orientation.fromBottom() ? height - 1 - down : down);
                        assertThat(upright.isBlack(x, y)).isEqualTo(black);
                    }
                }
                assertThat(Page.of(upright.width(), upright.resolution(), packed(upright))
                                .samePixels(upright))
                        .as("bits beyond the width are clear")
                        .isTrue();
            }
        }
    }

    /** The letter F as TIFF (tag 274) has it stored, for each of its values in their order. */
    @ParameterizedTest
    @CsvSource({
        "TOP_LEFT, ### #.. ##. #.. #..", "TOP_RIGHT, ### ..# .## ..# ..#",
        "BOTTOM_RIGHT, ..# ..# .## ..# ###", "BOTTOM_LEFT, #.. #.. ##. #.. ###",
        "LEFT_TOP, ##### #.#.. #....", "RIGHT_TOP, #.... #.#.. #####",
        "RIGHT_BOTTOM, ....# ..#.# #####", "LEFT_BOTTOM, ##### ..#.# ....#",
    })
    void theLetterFIsUpright(Orientation orientation, String stored) {
        String[] rows = stored.split(" ");
        byte[] packed = new byte[rows.length];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                packed[y] |= (byte) (rows[y].charAt(x) == '#' ? 0x80 >> x : 0);
            }
        }
        Page upright = orientation.upright(Page.of(rows[0].length(), Pages.FINE, packed));
        byte[] letter = {(byte) 0xE0, (byte) 0x80, (byte) 0xC0, (byte) 0x80, (byte) 0x80};
        assertThat(upright.samePixels(Page.of(3, Pages.FINE, letter))).isTrue();
    }

    private static byte[] packed(Page page) {
        return page.bits().clone();
    }

    @Test
    void fourQuartersAreTheWholeAndOneMovesTheTopLeftToTheTopRight() {
        Page page = Pages.lifelike(new Random(1), 100, 60);
        assertThat(page.turned(1).turned(1).turned(1).turned(1).samePixels(page))
                .isTrue();
        assertThat(page.turned(2).samePixels(page.turned(1).turned(1))).isTrue();
        assertThat(page.turned(-1).samePixels(page.turned(3))).isTrue();
        assertThat(page.turned(4)).isSameAs(page);
        assertThat(page.turned(1).isBlack(59, 0)).isEqualTo(page.isBlack(0, 0));
        assertThat(page.turned(1).isBlack(0, 99)).isEqualTo(page.isBlack(99, 59));
    }

    @Test
    void aLandscapePageIsUpendedWhereItWouldBeMadeSmaller() {
        FaxFitter a4 = new FaxFitter(Set.of(FaxResolution.FINE), ScanWidth.A4);
        FaxFitter a3 = new FaxFitter(Set.of(FaxResolution.FINE), ScanWidth.A3);
        Page landscape = Pages.lifelike(new Random(1), 3508, 2480).at(new Resolution(300, 300));

        Page upended = a4.upended(landscape);
        assertThat(upended.samePixels(landscape.turned(-1))).isTrue();
        assertThat(PaperSize.describe(upended.width(), upended.height(), upended.resolution()))
                .isEqualTo("A4");
        assertThat(a3.upended(landscape)).isSameAs(landscape);
        Page upright = landscape.turned(1);
        assertThat(a4.upended(upright)).isSameAs(upright);
        Page wide = Pages.lifelike(new Random(1), 3508, 4961).at(new Resolution(300, 300));
        assertThat(a4.upended(wide)).as("A3 upright is only worse when turned").isSameAs(wide);
        Page empty = Page.of(3508, new Resolution(300, 300), new byte[0]);
        assertThat(a4.upended(empty)).isSameAs(empty);
    }
}
