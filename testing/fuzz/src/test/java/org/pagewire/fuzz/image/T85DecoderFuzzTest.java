package org.pagewire.fuzz.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t85.T85Decoder;
import org.pagewire.image.t85.T85End;

/** T.85 from a stranger: no exception, rows that add up, bounded memory and work, whatever the chunks. */
class T85DecoderFuzzTest {

    /** Two octets can ask for thousands of millions of pixels; a fuzzer's time is better spent. */
    private static final int MOST_PIXELS = 1 << 18;

    private record Outcome(RowCounts counts, T85End end, long checksum) {}

    @FuzzTest(maxExecutions = 15_000, maxDuration = "5s")
    void decodes(byte[] octets) {
        FuzzInput input = new FuzzInput(octets);
        int widest = 1 + input.pair() % Page.WIDEST;
        int mostRows = Math.min(1 + input.pair(), 1 + MOST_PIXELS / widest);
        int chunks = input.octet();
        byte[] code = input.rest();

        List<RowRecord> opened = new ArrayList<>();
        T85Decoder decoder = decode(widest, mostRows, code, opened);
        RowCounts counts = decoder.counts();
        long rows = opened.isEmpty() ? 0 : opened.get(0).rows();

        assertThat(opened).hasSizeLessThanOrEqualTo(1);
        Cost.atMost(
                (256 << 10) + (opened.isEmpty() ? 0 : 16L * widest),
                () -> decode(widest, mostRows, code, new ArrayList<>()));
        assertThat(rows).isEqualTo(counts.total()).isLessThanOrEqualTo(mostRows);
        assertThat(counts.longestBadRun()).isBetween(counts.bad() == 0 ? 0 : 1, counts.bad());
        assertThat(decoder.end()).isNotEqualTo(T85End.OPEN);
        if (decoder.end() == T85End.REFUSED) {
            assertThat(opened).isEmpty();
        }
        assertThat(inChunks(widest, mostRows, code, chunks)).isEqualTo(outcome(decoder, opened));
    }

    private static T85Decoder decode(int widest, int mostRows, byte[] code, List<RowRecord> opened) {
        T85Decoder decoder = decoder(widest, mostRows, opened);
        decoder.write(code);
        decoder.finish();
        return decoder;
    }

    private static Outcome inChunks(int widest, int mostRows, byte[] code, int chunks) {
        List<RowRecord> opened = new ArrayList<>();
        T85Decoder decoder = decoder(widest, mostRows, opened);
        Chunks.write(code, chunks, decoder::write);
        decoder.finish();
        decoder.finish();
        decoder.write(code);
        return outcome(decoder, opened);
    }

    private static T85Decoder decoder(int widest, int mostRows, List<RowRecord> opened) {
        return new T85Decoder(widest, mostRows, header -> {
            assertThat(header.width()).isBetween(1L, (long) widest);
            RowRecord rows = new RowRecord((int) header.width());
            opened.add(rows);
            return rows;
        });
    }

    private static Outcome outcome(T85Decoder decoder, List<RowRecord> opened) {
        return new Outcome(
                decoder.counts(),
                decoder.end(),
                opened.isEmpty() ? 0 : opened.get(0).checksum());
    }
}
