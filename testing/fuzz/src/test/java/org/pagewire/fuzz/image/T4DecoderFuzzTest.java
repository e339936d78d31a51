package org.pagewire.fuzz.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.PageEnd;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Settings;

/** MH, MR and MMR from a stranger: no exception, rows that add up, bounded memory and work, whatever the chunks. */
class T4DecoderFuzzTest {

    /** Rows handed out to one input together take no more octets than this: a fuzzer's time is better spent. */
    private static final int MOST_OUTPUT = 1 << 18;
    /** An octet of MMR is at most eight rows of V0; the last row of other codings may lack its end. */
    private static final int ROWS_PER_OCTET = 8;

    private record Outcome(RowCounts counts, PageEnd end, long checksum) {}

    @FuzzTest(maxExecutions = 20_000, maxDuration = "5s")
    void decodes(byte[] octets) {
        FuzzInput input = new FuzzInput(octets);
        T4Settings settings = T4Choice.settings(input, Page.WIDEST);
        int mostRows = Math.min(1 + input.pair(), 1 + MOST_OUTPUT / Page.stride(settings.width()));
        int chunks = input.octet();
        byte[] code = input.rest();

        Cost.atMost(
                (256 << 10) + 32L * settings.width(),
                () -> decode(settings, mostRows, code, new RowRecord(settings.width())));
        RowRecord rows = new RowRecord(settings.width());
        T4Decoder decoder = decode(settings, mostRows, code, rows);
        RowCounts counts = decoder.counts();

        assertThat(rows.rows()).isEqualTo(counts.total()).isLessThanOrEqualTo(mostRows);
        assertThat(rows.rows()).isLessThanOrEqualTo((long) ROWS_PER_OCTET * code.length + 1);
        assertThat(counts.good()).isNotNegative();
        assertThat(counts.longestBadRun()).isBetween(counts.bad() == 0 ? 0 : 1, counts.bad());
        assertThat(decoder.end()).isNotEqualTo(PageEnd.OPEN);
        assertThat(decoder.end() == PageEnd.ROW_LIMIT).isEqualTo(counts.total() == mostRows);
        assertThat(inChunks(settings, mostRows, code, chunks))
                .isEqualTo(new Outcome(counts, decoder.end(), rows.checksum()));
    }

    private static T4Decoder decode(T4Settings settings, int mostRows, byte[] code, RowRecord rows) {
        T4Decoder decoder = new T4Decoder(settings, mostRows, rows);
        decoder.write(code);
        decoder.finish();
        return decoder;
    }

    private static Outcome inChunks(T4Settings settings, int mostRows, byte[] code, int chunks) {
        RowRecord rows = new RowRecord(settings.width());
        T4Decoder decoder = new T4Decoder(settings, mostRows, rows);
        Chunks.write(code, chunks, decoder::write);
        decoder.finish();
        decoder.finish();
        decoder.write(code);
        return new Outcome(decoder.counts(), decoder.end(), rows.checksum());
    }
}
