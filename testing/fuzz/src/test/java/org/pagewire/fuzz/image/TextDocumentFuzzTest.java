package org.pagewire.fuzz.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.pagewire.image.document.Mode;

/** Octets of any kind become text on pages or an error that names the file. */
class TextDocumentFuzzTest {

    private final ScratchFile scratch = new ScratchFile(".txt");

    @FuzzTest(maxExecutions = 300, maxDuration = "6s")
    void becomesPages(byte[] octets) throws IOException {
        FuzzInput input = new FuzzInput(octets);
        // To draw a sheet takes a hundred times as long as to break its lines.
        int drawn = input.octet() % 16 == 15 ? 1 : 0;
        scratch.with(input.rest());
        Cost.inTime(() -> Documents.fax(scratch.path(), drawn, Mode.TEXT));
    }
}
