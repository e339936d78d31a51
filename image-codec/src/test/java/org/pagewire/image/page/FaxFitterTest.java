package org.pagewire.image.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages that a fax can carry go as they are, others by their size on paper. */
class FaxFitterTest {

    private static final Set<FaxResolution> ALL = EnumSet.range(FaxResolution.STANDARD, FaxResolution.SUPERFINE);

    private final FaxFitter a4 = new FaxFitter(ALL, ScanWidth.A4);
    private final FaxFitter a3 = new FaxFitter(ALL, ScanWidth.A3);

    @ParameterizedTest
    @CsvSource({
        "204, 98, STANDARD", "200, 100, STANDARD", "203.2, 97.79, STANDARD",
        "204, 196, FINE", "200, 200, FINE", "203.2, 195.58, FINE",
        "204, 391, SUPERFINE", "200, 400, SUPERFINE", "203.2, 391.16, SUPERFINE",
    })
    void faxPagesPassPixelForPixel(double horizontal, double vertical, FaxResolution resolution) {
        for (int width : new int[] {1728, 2048, 2432}) {
            Page page = Pages.lifelike(new Random(1), width, 50).at(new Resolution(horizontal, vertical));
            Page fitted = a3.fit(page);
            assertThat(fitted.samePixels(page)).isTrue();
            assertThat(fitted.resolution()).isEqualTo(resolution.resolution());
            assertThat(a3.geometry(width, page.resolution()))
                    .isEqualTo(FaxGeometry.of(width, resolution).orElseThrow());
        }
    }

    @Test
    void pageThatNeedsNothingIsTheSameObject() {
        Page page = Pages.lifelike(new Random(1), 1728, 50);
        assertThat(a4.fit(page)).isSameAs(page);
    }

    @Test
    void narrowPageIsPaddedWithWhiteOnTheRight() {
        Page letter = Pages.lifelike(new Random(1), 1700, 50).at(new Resolution(200, 200));
        Page fitted = a4.fit(letter);
        assertThat(fitted.width()).isEqualTo(1728);
        assertThat(fitted.height()).isEqualTo(50);
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < 1728; x++) {
                assertThat(fitted.isBlack(x, y)).isEqualTo(x < 1700 && letter.isBlack(x, y));
            }
        }
    }

    @Test
    void fineForAMachineThatTakesStandardHasHalfTheRows() {
        FaxFitter standard = new FaxFitter(Set.of(), ScanWidth.A4);
        Page page = Pages.lifelike(new Random(1), 1728, 50).at(new Resolution(200, 200));
        Page fitted = standard.fit(page);
        assertThat(fitted.height()).isEqualTo(25);
        assertThat(fitted.resolution()).isEqualTo(FaxResolution.STANDARD.resolution());
        for (int y = 0; y < 25; y++) {
            for (int x = 0; x < 1728; x++) {
                // One of two pixels black is black: a thin line stays.
                assertThat(fitted.isBlack(x, y)).isEqualTo(page.isBlack(x, 2 * y) || page.isBlack(x, 2 * y + 1));
            }
        }
    }

    @Test
    void squareStaysSquareOnPaper() {
        // A black square of one inch at 300 by 300, one inch from the left and from the top.
        Page page = square(2550, 1200, 300, new Resolution(300, 300));
        Page fitted = a4.fit(page);
        assertThat(fitted.width()).isEqualTo(1728);
        assertThat(fitted.resolution()).isEqualTo(FaxResolution.SUPERFINE.resolution());
        assertThat(extent(fitted, true)).isBetween(202, 206);
        assertThat(extent(fitted, false)).isBetween(388, 393);
        assertThat(fitted.isBlack(205, 392)).isTrue();
        assertThat(fitted.isBlack(200, 392)).isFalse();
    }

    @Test
    void a3IsMadeSmallerForA4PaperAndKeepsItsShape() {
        Page page = square(2432, 800, 204, FaxResolution.FINE.resolution());
        assertThat(a3.fit(page)).isSameAs(page);
        Page fitted = a4.fit(page);
        assertThat(fitted.width()).isEqualTo(1728);
        assertThat(fitted.height()).isEqualTo(Math.round(800 * 1728 / 2432.0));
        assertThat(extent(fitted, true)).isBetween(144, 146);
        assertThat(extent(fitted, false)).isBetween(144, 146);
    }

    @Test
    void letterAt300DpiIsAsWideAsA4Fax() {
        assertThat(a3.geometry(2550, new Resolution(300, 300)).width()).isEqualTo(1728);
        assertThat(a3.geometry(3508, new Resolution(300, 300)).width()).isEqualTo(2432);
        assertThat(a3.geometry(3035, new Resolution(300, 300)).width()).isEqualTo(2048);
        assertThat(a4.geometry(3508, new Resolution(300, 300)).width()).isEqualTo(1728);
    }

    @Test
    void resolutionTakenIsTheBestTheOtherMachineHas() {
        FaxFitter fine = new FaxFitter(Set.of(FaxResolution.FINE), ScanWidth.A4);
        assertThat(fine.geometry(1728, FaxResolution.SUPERFINE.resolution()).resolution())
                .isEqualTo(FaxResolution.FINE);
        assertThat(fine.geometry(5100, new Resolution(600, 600)).resolution()).isEqualTo(FaxResolution.FINE);
        assertThat(fine.geometry(850, new Resolution(100, 100)).resolution()).isEqualTo(FaxResolution.STANDARD);
    }

    @Test
    void tinyAndHugePagesFitToo() {
        assertThat(a4.fit(Pages.lifelike(new Random(1), 1, 1).at(new Resolution(72, 72)))
                        .width())
                .isEqualTo(1728);
        assertThat(a4.fit(Pages.lifelike(new Random(1), 65_535, 3).at(new Resolution(1200, 1200)))
                        .width())
                .isEqualTo(1728);
        Page thin = a4.fit(Pages.lifelike(new Random(1), 65_535, 1).at(new Resolution(600, 100_000)));
        assertThat(thin.height()).isEqualTo(1);
    }

    @Test
    void noWidthIsAGeometryUnlessAFaxHasIt() {
        assertThat(FaxGeometry.of(1000, FaxResolution.FINE)).isEmpty();
    }

    /** Whatever a file says, within the limits of its type. */
    @Test
    void pagesOfAnyResolutionHaveAGeometryAndKeepTheirRows() {
        double[] limits = {1, 10, 98, 391, 10_000, 100_000};
        for (int width : new int[] {1, 1728, 65_535}) {
            Page page = Page.of(width, Pages.FINE, new byte[2 * Page.stride(width)]);
            for (double across : limits) {
                for (double down : limits) {
                    Resolution resolution = new Resolution(across, down);
                    Page fitted = a4.fit(page.at(resolution));
                    assertThat(fitted.width()).isEqualTo(1728);
                    assertThat(fitted.height())
                            .as("%s at %s", width, resolution)
                            .isPositive();
                    assertThat(BlankPage.isBlank(page.at(resolution))).isTrue();
                }
            }
        }
    }

    @Test
    void resolutionsAreWithinTheirLimits() {
        for (double bad : new double[] {0, -1, 0.999, 100_001, Double.NaN, Double.MIN_VALUE}) {
            assertThatThrownBy(() -> new Resolution(bad, 100)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Resolution(100, bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Page across, page down, resolutions taken, the one chosen: most of the page kept, no pixels made for nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            600; 600;  FINE SUPERFINE DPI_300 DPI_400 DPI_600 DPI_1200; DPI_600
            600; 600;  FINE SUPERFINE DPI_300 DPI_400;  DPI_400
            600; 600;  FINE SUPERFINE DPI_300;          DPI_300
            600; 600;  FINE SUPERFINE;                  SUPERFINE
            600; 600;  FINE;                            FINE
            300; 300;  FINE SUPERFINE DPI_300 DPI_400 DPI_600; DPI_300
            300; 300;  FINE SUPERFINE DPI_400 DPI_600;  DPI_400
            300; 300;  FINE SUPERFINE;                  SUPERFINE
            204; 391;  FINE DPI_400;                    DPI_400
            204; 391;  FINE DPI_300;                    DPI_300
            204; 196;  SUPERFINE DPI_300;               SUPERFINE
            204; 98;   FINE SUPERFINE DPI_300;          STANDARD
            400; 400;  FINE DPI_400 DPI_600;            DPI_400
            300; 600;  FINE SUPERFINE DPI_300 DPI_300_BY_600 DPI_600; DPI_300_BY_600
            240; 240;  FINE SUPERFINE;                  FINE
            250; 250;  FINE SUPERFINE;                  SUPERFINE
            120; 120;  FINE;                            STANDARD
            130; 130;  FINE;                            FINE
            96;  96;   FINE SUPERFINE DPI_300;          STANDARD
            """)
    void ofWhatIsTakenAPageGetsWhatKeepsMostOfIt(double across, double down, String taken, FaxResolution chosen) {
        Set<FaxResolution> all = EnumSet.noneOf(FaxResolution.class);
        for (String each : taken.split(" ")) {
            all.add(FaxResolution.valueOf(each));
        }
        assertThat(new FaxFitter(all, ScanWidth.A3)
                        .geometry(1000, new Resolution(across, down))
                        .resolution())
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @EnumSource
    void exactlyOneResolutionCanBeAskedFor(FaxResolution wanted) {
        FaxFitter exactly = FaxFitter.exactly(wanted, ScanWidth.A3);
        for (FaxResolution from : FaxResolution.values()) {
            for (ScanWidth paper : ScanWidth.values()) {
                int width = paper.pixels(from);
                FaxGeometry geometry = exactly.geometry(width, from.resolution());
                assertThat(geometry).isEqualTo(new FaxGeometry(paper, wanted));
            }
            int width = ScanWidth.A4.pixels(from);
            Page fitted = exactly.fit(Pages.lifelike(new Random(1), width, 30).at(from.resolution()));
            assertThat(fitted.width()).isEqualTo(ScanWidth.A4.pixels(wanted));
            assertThat(fitted.resolution()).isEqualTo(wanted.resolution());
            double wantedRows =
                    30 * wanted.resolution().vertical() / from.resolution().vertical();
            assertThat((double) fitted.height()).isBetween(wantedRows * 0.97 - 1, wantedRows * 1.005 + 1);
        }
    }

    @Test
    void aScanOfA4At400DpiStaysAsLongAsThePaper() {
        FaxFitter fine = FaxFitter.exactly(FaxResolution.FINE, ScanWidth.A4);
        Page fitted = fine.fit(Page.of(3307, new Resolution(400, 400), new byte[414 * 4677]));
        assertThat(fitted.height()).as("297 mm, and not half of 4677").isBetween(2285, 2293);
    }

    @Test
    void metricResolutionsAreMultiplesOfOneAnother() {
        Page standard = Pages.lifelike(new Random(1), 1728, 30).at(FaxResolution.STANDARD.resolution());
        Page fine = FaxFitter.exactly(FaxResolution.FINE, ScanWidth.A4).fit(standard);
        Page superfine =
                FaxFitter.exactly(FaxResolution.SUPERFINE, ScanWidth.A4).fit(standard);
        Page dpi400 = FaxFitter.exactly(FaxResolution.DPI_400, ScanWidth.A4).fit(fine);
        assertThat(fine.height()).isEqualTo(60);
        assertThat(superfine.height()).isEqualTo(120);
        assertThat(dpi400.height()).isEqualTo(120);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 1728; x++) {
                boolean black = standard.isBlack(x, y / 4);
                assertThat(fine.isBlack(x, y / 2)).isEqualTo(black);
                assertThat(superfine.isBlack(x, y)).isEqualTo(black);
                assertThat(dpi400.isBlack(2 * x, y)).isEqualTo(black);
                assertThat(dpi400.isBlack(2 * x + 1, y)).isEqualTo(black);
            }
        }
        assertThat(a4.fit(superfine).samePixels(superfine)).isTrue();
        Page back = FaxFitter.exactly(FaxResolution.STANDARD, ScanWidth.A4).fit(dpi400);
        assertThat(back.samePixels(standard)).isTrue();
    }

    @Test
    void rowsFittedAsTheyComeMakeTheSamePage() {
        for (Resolution resolution : new Resolution[] {
            new Resolution(600, 600), new Resolution(204, 98), new Resolution(200, 200), new Resolution(123, 77)
        }) {
            Page page = Pages.lifelike(new Random(3), 1600, 333).at(resolution);
            FaxGeometry geometry = a4.geometry(page.width(), resolution);
            PageBuilder rows =
                    new PageBuilder(geometry.width(), geometry.resolution().resolution());
            RowFilter filter = a4.rows(page.width(), resolution, rows);
            page.send(filter);
            filter.finish();
            assertThat(rows.build().samePixels(a4.fit(page))).isTrue();
            FaxFitter.Area area = FaxFitter.area(geometry, page.width(), page.height(), resolution);
            assertThat(rows.height()).isBetween(area.height(), area.height() + 1);
        }
    }

    @Test
    void aPageThatWouldOutgrowMemoryIsSqueezedIntoIt() {
        for (int width : new int[] {8, 1728, 3000}) {
            PageBuilder rows = new PageBuilder(1728, Pages.FINE);
            RowFilter squeezed = a4.rows(width, FaxResolution.FINE.resolution(), 0.25, rows);
            Pages.lifelike(new Random(1), width, 400).send(squeezed);
            squeezed.finish();
            assertThat(rows.height()).as("%s wide", width).isEqualTo(100);
        }
    }

    @Test
    void anEmptyPageStaysEmpty() {
        Page none = Page.of(1000, new Resolution(300, 300), new byte[0]);
        assertThat(a4.fit(none).height()).isZero();
        assertThat(a4.fit(none).width()).isEqualTo(1728);
    }

    /** A page with a black square of {@code side} pixels at (side, side). */
    private static Page square(int width, int height, int side, Resolution resolution) {
        PageBuilder builder = new PageBuilder(width, resolution);
        byte[] white = new byte[Page.stride(width)];
        byte[] row = new byte[Page.stride(width)];
        for (int x = side; x < 2 * side; x++) {
            row[x >> 3] |= (byte) (0x80 >> (x & 7));
        }
        for (int y = 0; y < height; y++) {
            builder.row(y >= side && y < 2 * side ? row : white, 0);
        }
        return builder.build();
    }

    /** Columns or rows with anything black. */
    private static int extent(Page page, boolean columns) {
        int count = 0;
        for (int a = 0; a < (columns ? page.width() : page.height()); a++) {
            boolean any = false;
            for (int b = 0; b < (columns ? page.height() : page.width()) && !any; b++) {
                any = columns ? page.isBlack(a, b) : page.isBlack(b, a);
            }
            count += any ? 1 : 0;
        }
        return count;
    }
}
