package org.pagewire.image.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resolutions and scan lines of T.30 (2005), table 2, and T.4, clause 2.2. */
class FaxResolutionTest {

    @ParameterizedTest
    @CsvSource({
        "STANDARD, 204, 98, 1728, 2048, 2432",
        "FINE, 204, 196, 1728, 2048, 2432",
        "SUPERFINE, 204, 391, 1728, 2048, 2432",
        "DPI_300, 300, 300, 2592, 3072, 3648",
        "DPI_300_BY_600, 300, 600, 2592, 3072, 3648",
        "DPI_400, 408, 391, 3456, 4096, 4864",
        "DPI_400_BY_800, 400, 800, 3456, 4096, 4864",
        "DPI_600, 600, 600, 5184, 6144, 7296",
        "DPI_600_BY_1200, 600, 1200, 5184, 6144, 7296",
        "DPI_1200, 1200, 1200, 10368, 12288, 14592",
    })
    void hasTheScanLinesOfTheTable(FaxResolution resolution, double across, double down, int a4, int b4, int a3) {
        assertThat(resolution.resolution()).isEqualTo(new Resolution(across, down));
        assertThat(ScanWidth.A4.pixels(resolution)).isEqualTo(a4);
        assertThat(ScanWidth.B4.pixels(resolution)).isEqualTo(b4);
        assertThat(ScanWidth.A3.pixels(resolution)).isEqualTo(a3);
        assertThat(FaxGeometry.of(b4, resolution)).contains(new FaxGeometry(ScanWidth.B4, resolution));
        assertThat(FaxResolution.of(resolution.resolution())).contains(resolution);
        assertThat(FaxResolution.named(resolution.keyword())).contains(resolution);
    }

    @ParameterizedTest
    @CsvSource({
        "200, 100, STANDARD", "203.2, 97.79, STANDARD", "200, 200, FINE", "200, 400, SUPERFINE",
        "400, 400, DPI_400", "406.4, 391.16, DPI_400", "299.99, 300.01, DPI_300", "600, 600, DPI_600",
    })
    void metricAndInchFormsAreTheSame(double across, double down, FaxResolution resolution) {
        assertThat(FaxResolution.of(new Resolution(across, down))).contains(resolution);
    }

    @ParameterizedTest
    @CsvSource({"150, 150", "204, 150", "300, 200", "1200, 600", "72, 72", "220, 220"})
    void othersAreNone(double across, double down) {
        assertThat(FaxResolution.of(new Resolution(across, down))).isEmpty();
    }

    @Test
    void peopleNameThemInUpperOrLowerCase() {
        assertThat(FaxResolution.named("Fine")).contains(FaxResolution.FINE);
        assertThat(FaxResolution.named("300X600")).contains(FaxResolution.DPI_300_BY_600);
        assertThat(FaxResolution.named("coarse")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1728, 1143, A4, STANDARD", "1728, 2287, A4, FINE", "2432, 1449, A3, STANDARD", "2432, 1450, A3, FINE",
        "2592, 100, A4, DPI_300", "4096, 100, B4, DPI_400", "7296, 9000, A3, DPI_600", "10368, 1, A4, DPI_1200",
    })
    void widthAndRowsTellWhatAFileDoesNot(int width, int height, ScanWidth paper, FaxResolution resolution) {
        assertThat(FaxGeometry.guess(width, height)).contains(new FaxGeometry(paper, resolution));
        assertThat(FaxGeometry.guess(width + 1, height)).isEmpty();
    }
}
