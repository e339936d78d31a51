package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/**
 * The ITU-T fax charts come out as libtiff codes them. They are no part of the project: looked for where the system property
 * {@code pagewire.pages} says, or in {@code ../shared/pages} beside the repository.
 */
class ItuChartsTest {

    @ParameterizedTest
    @CsvSource({"1, 18103, 37414", "4, 69275, 108066", "5, 32222, 68308", "8, 19099, 62792"})
    void chartTakesAsManyOctetsAsLibtiffWritesForIt(int chart, int mmr, int mh) throws IOException {
        Path file = Path.of(System.getProperty("pagewire.pages", "../../shared/pages"), "itu-chart-" + chart + ".tif");
        assumeTrue(Files.exists(file), "SKIPPED: " + file + " is not there");
        try (TiffReader reader = TiffReader.open(file)) {
            Page page = reader.read(0);
            assertThat(page.width()).isEqualTo(1728);
            assertThat(T4Encoder.encode(page, T4Settings.mmr(1728))).hasSize(mmr);
            assertThat(T4Encoder.encode(page, T4Settings.mh(1728).withEndOfPage(false)))
                    .hasSize(mh);
        }
    }
}
