package org.pagewire.image.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.ScanWidth;
import org.pagewire.image.tiff.Compression;
import org.pagewire.image.tiff.TiffReader;

/** The demo's document is what its note says, and goes through a fax call as it is. */
class SampleDocumentTest {

    private static final Path FILE = Path.of("../fax-demo/src/main/resources/org/pagewire/demo/three-pages.tif");

    @Test
    void threePagesAtThreeResolutionsPassUnscaled() throws IOException {
        assumeTrue(Files.exists(FILE), "SKIPPED: the demo's document is not beside this module");
        assertThat(Files.size(FILE)).isLessThan(150_000);
        FaxFitter fitter = new FaxFitter(EnumSet.allOf(FaxResolution.class), ScanWidth.A4);
        try (TiffReader reader = TiffReader.open(FILE)) {
            assertThat(reader.pages()).isEqualTo(3);
            FaxResolution[] resolutions = {FaxResolution.FINE, FaxResolution.STANDARD, FaxResolution.SUPERFINE};
            int[] rows = {2292, 1146, 4572};
            for (int i = 0; i < 3; i++) {
                assertThat(reader.info(i).compression()).isEqualTo(Compression.MMR);
                assertThat(reader.info(i).quality().bad()).isZero();
                Page page = reader.read(i);
                assertThat(page.height()).isEqualTo(rows[i]);
                assertThat(fitter.fit(page)).isSameAs(page);
                assertThat(fitter.geometry(page.width(), page.resolution()).resolution())
                        .isEqualTo(resolutions[i]);
            }
        }
    }
}
