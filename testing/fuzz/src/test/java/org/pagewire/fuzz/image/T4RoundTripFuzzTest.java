package org.pagewire.fuzz.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.PageEnd;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/** Any page in any setting comes out of MH, MR and MMR as it went in. */
class T4RoundTripFuzzTest {

    @FuzzTest(maxExecutions = 10_000, maxDuration = "5s")
    void keepsEveryPixel(byte[] octets) {
        FuzzInput input = new FuzzInput(octets);
        T4Settings settings = T4Choice.settings(input, 8_192);
        int chunks = input.octet();
        Page page = FuzzRows.page(input, settings.width());

        byte[] code = encode(page, settings);
        PageBuilder decoded = new PageBuilder(page.width(), page.resolution());
        T4Decoder decoder = new T4Decoder(settings, page.height() + 1, decoded);
        Chunks.write(code, chunks, decoder::write);
        decoder.finish();

        assertThat(decoder.counts()).isEqualTo(new RowCounts(page.height(), 0, 0));
        assertThat(decoded.build().samePixels(page)).isTrue();
        assertThat(code).isEqualTo(T4Encoder.encode(page, settings));
        assertThat(decoder.end()).isEqualTo(hasEnd(settings) ? PageEnd.END_CODE : PageEnd.DATA_ENDED);
    }

    private static boolean hasEnd(T4Settings settings) {
        return settings.endOfPage()
                && (settings.coding() != Coding.MH || settings.endOfLine().isCode());
    }

    /** Fetches what is ready after each row. */
    private static byte[] encode(Page page, T4Settings settings) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        T4Encoder encoder = new T4Encoder(settings);
        page.send((packed, offset) -> {
            encoder.row(packed, offset);
            code.writeBytes(encoder.take());
        });
        encoder.finish();
        code.writeBytes(encoder.take());
        return code.toByteArray();
    }
}
