package org.pagewire.fuzz.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t85.T85Decoder;
import org.pagewire.image.t85.T85Encoder;
import org.pagewire.image.t85.T85End;
import org.pagewire.image.t85.T85Settings;
import org.pagewire.image.t85.Template;

/** Any page in any setting comes out of T.85 as it went in. */
class T85RoundTripFuzzTest {

    @FuzzTest(maxExecutions = 10_000, maxDuration = "5s")
    void keepsEveryPixel(byte[] octets) {
        FuzzInput input = new FuzzInput(octets);
        int kinds = input.octet();
        int stripeRows = 1 + input.octet();
        int width = 1 + input.pair() % 4_096;
        int chunks = input.octet();
        Page page = FuzzRows.page(input, width);
        if (page.height() == 0) {
            return;
        }
        T85Settings settings = new T85Settings(
                width,
                (kinds & 1) != 0 ? page.height() : T85Settings.UNKNOWN,
                stripeRows,
                (kinds & 2) != 0 ? Template.TWO_LINES : Template.THREE_LINES,
                (kinds & 4) != 0,
                (kinds & 8) != 0);

        byte[] code = encode(page, settings);
        PageBuilder decoded = new PageBuilder(width, page.resolution());
        T85Decoder decoder = new T85Decoder(width, page.height() + 1, header -> decoded);
        Chunks.write(code, chunks, decoder::write);
        decoder.finish();

        assertThat(decoder.counts()).isEqualTo(new RowCounts(page.height(), 0, 0));
        assertThat(decoder.end()).isEqualTo(T85End.COMPLETE);
        assertThat(decoded.build().samePixels(page)).isTrue();
        assertThat(code).isEqualTo(T85Encoder.encode(page, settings));
    }

    /** Fetches what is ready after each row. */
    private static byte[] encode(Page page, T85Settings settings) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        T85Encoder encoder = new T85Encoder(settings);
        page.send((packed, offset) -> {
            encoder.row(packed, offset);
            code.writeBytes(encoder.take());
        });
        encoder.finish();
        code.writeBytes(encoder.take());
        return code.toByteArray();
    }
}
