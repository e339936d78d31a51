package org.pagewire.image.lettering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Pages;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.RowFilter;
import org.pagewire.image.page.ScanWidth;

/** The line at the top of each page (field notes: required by law; lost or with a wrong zone in others' programs). */
class HeaderLineTest {

    private static final ZonedDateTime SENT = ZonedDateTime.of(2026, 11, 20, 9, 2, 0, 0, ZoneId.of("Europe/Berlin"));
    private static final HeaderLine LINE = HeaderLine.of("+49 30 1234567", "Kanzlei Müller", SENT, 3, 7);

    private static final int ROWS = HeaderLine.rows(Pages.FINE);

    private final Page page = Pages.lifelike(new Random(1), 1728, 100);

    @Test
    void tellsNumberNameDateWithZoneAndPage() {
        assertThat(LINE.fitted(90))
                .containsExactly("+49 30 1234567  Kanzlei Müller", "2026-11-20 09:02 +01:00", "Page 3 of 7");
        assertThat(HeaderLine.of("1", "a", SENT, 12, 0).fitted(90)[2]).isEqualTo("Page 12");
    }

    @Test
    void theLongestPartIsShortenedFirst() {
        assertThat(LINE.fitted(60)).containsExactly("+49 30 1234567  Kanzl…", "2026-11-20 09:02 +01:00", "Page 3 of 7");
        assertThat(LINE.fitted(30)).containsExactly("+49 30…", "2026-11-…", "Page 3 o…");
        assertThat(LINE.fitted(4)).containsExactly("", "", "");
        assertThat(new HeaderLine("", "", "x".repeat(20)).fitted(10)).containsExactly("", "", "xxxxxxxxx…");
        assertThat(new HeaderLine("ab\u0332cdef", "", "").fitted(3)[0]).isEqualTo("ab\u0332…");
    }

    @Test
    void takesThePlaceOfTheFirstRows() {
        Page headed = LINE.into(page);

        assertThat(headed.height()).isEqualTo(100);
        assertThat(rows(headed, 0, ROWS).samePixels(rows(page, 0, ROWS))).isFalse();
        assertThat(rows(headed, ROWS, 100).samePixels(rows(page, ROWS, 100))).isTrue();
    }

    @Test
    void standsAboveThePage() {
        Page headed = LINE.above(page);

        assertThat(headed.height()).isEqualTo(100 + ROWS);
        assertThat(rows(headed, 0, ROWS).samePixels(rows(LINE.into(page), 0, ROWS)))
                .isTrue();
        assertThat(rows(headed, ROWS, 100 + ROWS).samePixels(page)).isTrue();
    }

    @Test
    void aPageShorterThanTheLineGetsAllOfIt() {
        Page few = rows(page, 0, 3);
        assertThat(LINE.into(few).height()).isEqualTo(ROWS);
        assertThat(LINE.above(few).height()).isEqualTo(ROWS + 3);
    }

    @ParameterizedTest
    @EnumSource
    void isAsLargeOnPaperAtEveryResolution(FaxResolution resolution) {
        for (ScanWidth paper : ScanWidth.values()) {
            int width = paper.pixels(resolution);
            Page empty = Page.of(width, resolution.resolution(), new byte[0]);
            Page headed = new HeaderLine("H", "", "H").above(empty);
            assertThat(headed.height()).isEqualTo(HeaderLine.rows(resolution.resolution()));

            Box ink = Box.of(headed);
            double perMm = resolution.resolution().vertical() / 25.4;
            assertThat(ink.height() / perMm).isBetween(2.35, 2.7);
            double leftMm = ink.left() * 25.4 / resolution.resolution().horizontal();
            double rightMm =
                    (width - ink.right()) * 25.4 / resolution.resolution().horizontal();
            assertThat(leftMm).isBetween(5.0, 5.6);
            assertThat(rightMm).isBetween(5.0, 7.6);
        }
    }

    /** Files may say any resolution; beyond 2,400 dpi the line gets no larger. */
    @Test
    void theFinestPagesGetTheLineOf2400Dpi() {
        int rows = HeaderLine.rows(new Resolution(2400, 2400));
        assertThat(rows).isEqualTo(425);
        Page expected = LINE.above(Page.of(3000, new Resolution(2400, 2400), new byte[0]));
        for (double dpi : new double[] {2401, 14_900, 100_000}) {
            Page finer = Page.of(3000, new Resolution(dpi, dpi), new byte[0]);
            assertThat(LINE.above(finer).samePixels(expected)).as("%s dpi", dpi).isTrue();
        }
        assertThat(LINE.into(Page.of(3000, new Resolution(1, 1), new byte[0])).height())
                .isEqualTo(1);
    }

    @Test
    void narrowAndTinyPagesGetWhatFits() {
        for (int width : new int[] {1, 7, 20, 100, 300}) {
            Page small = Pages.lifelike(new Random(1), width, 50);
            assertThat(LINE.above(small).height()).isEqualTo(50 + ROWS);
        }
    }

    @Test
    void passesRowsOnAsTheyCome() {
        PageBuilder out = new PageBuilder(1728, Pages.FINE);
        RowFilter filter = LINE.above(1728, Pages.FINE, out);
        filter.row(new byte[216], 0);
        assertThat(out.height()).isEqualTo(ROWS + 1);
        filter.finish();
        assertThat(out.height()).isEqualTo(ROWS + 1);
    }

    private static Page rows(Page page, int from, int to) {
        PageBuilder some = new PageBuilder(page.width(), page.resolution());
        int[] row = {0};
        page.send((packed, offset) -> {
            if (row[0] >= from && row[0] < to) {
                some.row(packed, offset);
            }
            row[0]++;
        });
        return some.build();
    }

    /** Where there is ink. */
    private record Box(int left, int right, int height) {
        static Box of(Page page) {
            int left = page.width();
            int right = 0;
            int top = page.height();
            int bottom = 0;
            for (int y = 0; y < page.height(); y++) {
                for (int x = 0; x < page.width(); x++) {
                    if (page.isBlack(x, y)) {
                        left = Math.min(left, x);
                        right = Math.max(right, x + 1);
                        top = Math.min(top, y);
                        bottom = y + 1;
                    }
                }
            }
            return new Box(left, right, bottom - top);
        }
    }
}
