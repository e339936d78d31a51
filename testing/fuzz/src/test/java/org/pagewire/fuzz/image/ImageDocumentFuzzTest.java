package org.pagewire.fuzz.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.pagewire.image.document.Mode;

/** PNG, JPEG, GIF, BMP and TIFF files of all kinds from a stranger become a page or an error that names the file. */
class ImageDocumentFuzzTest {

    /** Everything else is text to a document, which another target does faster. */
    private static final Pattern IMAGE = Pattern.compile(
            "\u0089PNG\r\n\u001a\n|\u00ff\u00d8\u00ff|GIF8|BM....\0\0\0\0|II[*+]\0|MM\0[*+]", Pattern.DOTALL);

    private static final Mode[] MODES = Mode.values();

    private final ScratchFile scratch = new ScratchFile(".image");

    @FuzzTest(maxExecutions = 400, maxDuration = "6s")
    void becomesAPage(byte[] octets) throws IOException {
        FuzzInput input = new FuzzInput(octets);
        Mode mode = MODES[input.octet() % MODES.length];
        byte[] image = input.rest();
        String start = new String(image, 0, Math.min(image.length, 1024), StandardCharsets.ISO_8859_1);
        if (IMAGE.matcher(start).lookingAt() && !start.contains("%PDF-")) {
            scratch.with(image);
            Cost.inTime(() -> Documents.fax(scratch.path(), 2, mode));
        }
    }
}
