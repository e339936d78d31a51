package org.pagewire.image.t4;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;

/** A page of any length passes through decoder and encoder row by row. */
class StreamingTest {

    private static final int WIDTH = 1728;

    static T4Settings[] settings() {
        return new T4Settings[] {
            T4Settings.mh(WIDTH),
            T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.OCTET_BOUNDARY),
            T4Settings.mr(WIDTH, 4).withBitOrder(BitOrder.LSB_FIRST),
            T4Settings.mmr(WIDTH)
        };
    }

    /** As a gateway does that recodes a call's pages: a row is handed on before the next one is decoded. */
    @ParameterizedTest
    @MethodSource("settings")
    void memoryDoesNotGrowWithTheRows(T4Settings from) {
        T4Settings to = from.coding() == Coding.MMR ? T4Settings.mr(WIDTH, 4) : T4Settings.mmr(WIDTH);
        byte[] brief = coded(from, 40);
        byte[] lengthy = coded(from, 400);
        recode(from, to, lengthy);
        long few = recode(from, to, brief);
        long many = recode(from, to, lengthy);
        assertThat(many - few).as("octets allocated for 18,000 rows more").isLessThan(20_000);
    }

    /** A page of 50 rows so many times over. */
    private static byte[] coded(T4Settings settings, int times) {
        Page page = Pages.lifelike(new Random(1), WIDTH, 50);
        T4Encoder encoder = new T4Encoder(settings);
        for (int i = 0; i < times; i++) {
            page.send(encoder);
        }
        encoder.finish();
        return encoder.take();
    }

    /** Returns the octets allocated. */
    private static long recode(T4Settings from, T4Settings to, byte[] code) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] taken = new byte[1 << 16];
        long before = threads.getCurrentThreadAllocatedBytes();
        T4Encoder encoder = new T4Encoder(to);
        T4Decoder decoder = new T4Decoder(from, Integer.MAX_VALUE, (row, offset) -> {
            encoder.row(row, offset);
            encoder.take(taken, 0, taken.length);
        });
        for (int at = 0; at < code.length; at += 1_000) {
            decoder.write(code, at, Math.min(1_000, code.length - at));
        }
        decoder.finish();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void octetsTakenInPiecesAreTheSame(T4Settings settings) {
        Page page = Pages.lifelike(new Random(2), WIDTH, 40);
        T4Encoder encoder = new T4Encoder(settings);
        page.send(encoder);
        encoder.finish();
        byte[] whole = T4Encoder.encode(page, settings);
        byte[] pieces = new byte[whole.length + 10];
        int length = 0;
        for (int piece = 1; encoder.available() > 0; piece = piece * 2 % 1_009) {
            length += encoder.take(pieces, length, Math.min(piece, pieces.length - length));
        }
        assertThat(length).isEqualTo(whole.length);
        assertThat(java.util.Arrays.copyOf(pieces, length)).isEqualTo(whole);
    }
}
