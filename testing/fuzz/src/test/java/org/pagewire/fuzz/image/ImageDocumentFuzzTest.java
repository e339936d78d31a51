package org.pagewire.fuzz.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pagewire.image.document.Mode;

/** PNG, JPEG and TIFF files of all kinds from a stranger become a page or an error that names the file. */
class ImageDocumentFuzzTest {

    private static final Mode[] MODES = Mode.values();

    private final ScratchFile scratch = new ScratchFile(".image");

    @FuzzTest(maxExecutions = 400, maxDuration = "6s")
    void becomesAPage(byte[] octets) throws IOException {
        FuzzInput input = new FuzzInput(octets);
        Mode mode = MODES[input.octet() % MODES.length];
        byte[] image = input.rest();
        String start = new String(image, 0, Math.min(image.length, 1024), StandardCharsets.ISO_8859_1);
        if (start.matches("(?s)(\u0089PNG\r\n\u001a\n|\u00ff\u00d8\u00ff|II\\*\0|MM\0\\*).*")
                && !start.contains("%PDF-")) {
            scratch.with(image);
            Cost.inTime(() -> Documents.fax(scratch.path(), 2, mode));
        }
    }
}
