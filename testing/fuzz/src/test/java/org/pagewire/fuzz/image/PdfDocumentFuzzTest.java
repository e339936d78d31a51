package org.pagewire.fuzz.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pagewire.image.document.Mode;

/** PDF files from a stranger become a page or an error that names the file. */
class PdfDocumentFuzzTest {

    private final ScratchFile scratch = new ScratchFile(".pdf");

    @FuzzTest(maxExecutions = 150, maxDuration = "6s")
    void becomesAPage(byte[] octets) throws IOException {
        String start = new String(octets, 0, Math.min(octets.length, 1024), StandardCharsets.ISO_8859_1);
        if (start.contains("%PDF-")) {
            scratch.with(octets);
            Cost.inTime(() -> Documents.fax(scratch.path(), 1, Mode.TEXT));
        }
    }
}
