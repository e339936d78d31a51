package org.pagewire.fuzz.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.pagewire.image.document.Document;
import org.pagewire.image.document.DocumentException;
import org.pagewire.image.document.Mode;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.ScanWidth;
import org.pagewire.image.tiff.TiffException;

/** Opens documents as the agent does, and demands of every error that it is one of the two that name the file. */
final class Documents {

    private static final int WIDTH = 1728;
    private static final FaxFitter FITTER = new FaxFitter(Set.of(FaxResolution.STANDARD), ScanWidth.A4);

    private Documents() {}

    /** The first pages of a file, made ready for a fax; the file may be refused. */
    static void fax(Path file, int pages, Mode mode) throws IOException {
        try (Document document = Document.open(file)) {
            for (int i = 0; i < Math.min(document.pages(), pages); i++) {
                try {
                    Page page = document.page(i, FITTER, mode);
                    assertThat(page.width()).isEqualTo(WIDTH);
                    assertThat(page.height()).isPositive();
                } catch (DocumentException | TiffException e) {
                    assertThat(e).hasMessageContaining(file.getFileName().toString());
                }
            }
        } catch (DocumentException | TiffException e) {
            assertThat(e).hasMessageContaining(file.getFileName().toString());
        }
    }
}
