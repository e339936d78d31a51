package org.pagewire.fuzz.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.pagewire.image.document.PdfWriter;
import org.pagewire.image.tiff.PageInfo;
import org.pagewire.image.tiff.TiffException;
import org.pagewire.image.tiff.TiffReader;

/** Whatever pages of a stranger's TIFF can be appended, the PDF file is whole and has as many. */
class PdfWriterFuzzTest {

    private static final int PAGES_READ = 3;
    private static final long PIXELS_READ = 1 << 16;

    private final ScratchFile scratch = new ScratchFile(".tif");
    private final ScratchFile written = new ScratchFile(".pdf");

    @FuzzTest(maxExecutions = 3_000, maxDuration = "5s")
    void writesWholeFiles(byte[] octets) throws IOException {
        scratch.with(octets);
        int appended = 0;
        try (TiffReader reader = TiffReader.open(scratch.path());
                PdfWriter writer = PdfWriter.open(written.path())) {
            for (int page = 0; page < Math.min(reader.pages(), PAGES_READ); page++) {
                try {
                    PageInfo info = reader.info(page);
                    if ((long) info.width() * info.height() <= PIXELS_READ) {
                        int each = page;
                        Cost.inTime(() -> writer.append(reader, each));
                        appended++;
                    }
                } catch (TiffException e) {
                    assertThat(e)
                            .hasMessageContaining(scratch.path().getFileName().toString());
                }
            }
        } catch (TiffException e) {
            assertThat(e).hasMessageContaining(scratch.path().getFileName().toString());
            return;
        }
        if (appended > 0) {
            try (PDDocument document = Loader.loadPDF(written.path().toFile())) {
                assertThat(document.getNumberOfPages()).isEqualTo(appended);
            }
        }
    }
}
