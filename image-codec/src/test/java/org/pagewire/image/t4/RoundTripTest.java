package org.pagewire.image.t4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Pages;

/** What is encoded decodes to the same pixels (R-G2). */
class RoundTripTest {

    static List<T4Settings> settings() {
        List<T4Settings> all = new ArrayList<>();
        for (BitOrder order : BitOrder.values()) {
            for (boolean endOfPage : new boolean[] {true, false}) {
                List<T4Settings> some = new ArrayList<>();
                some.add(T4Settings.mmr(1));
                for (EndOfLine endOfLine : EndOfLine.values()) {
                    some.add(T4Settings.mh(1).withEndOfLine(endOfLine));
                }
                for (int k : new int[] {1, 2, 4, 7, 1000}) {
                    some.add(T4Settings.mr(1, k));
                    some.add(T4Settings.mr(1, k).withEndOfLine(EndOfLine.ALIGNED_CODE));
                }
                some.add(T4Settings.mh(1).withMinimumRowOctets(24));
                some.add(T4Settings.mr(1, 4).withMinimumRowOctets(24));
                some.forEach(s -> all.add(s.withBitOrder(order).withEndOfPage(endOfPage)));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyWidthTo300DecodesToTheRowsEncoded(T4Settings form) {
        Random random = new Random(4);
        for (int width = 1; width <= 300; width++) {
            Page page = Pages.lifelike(random, width, 12);
            assertSame(page, of(form, width));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void runsOfEveryMakeUpCodeDecodeToTheRowsEncoded(T4Settings form) {
        for (int run = 0; run <= 5_300; run += 17) {
            Page page = Pages.ofRuns(10_700, run, 5_300 - run, 3, 63, 64, 65);
            assertSame(page, of(form, page.width()));
        }
        assertSame(Pages.ofRuns(Page.WIDEST, 2_559, 2_560, 2_623, 2_624, 5_120, 9_000), of(form, Page.WIDEST));
        assertSame(Pages.ofRuns(Page.WIDEST, Page.WIDEST), of(form, Page.WIDEST));
        assertSame(Pages.ofRuns(Page.WIDEST, 0, Page.WIDEST), of(form, Page.WIDEST));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void chunksOfAnySizeGiveTheSameRows(T4Settings form) {
        Random random = new Random(5);
        Page page = Pages.lifelike(random, 1728, 60);
        T4Settings settings = of(form, 1728);
        byte[] code = T4Encoder.encode(page, settings);
        for (int most : new int[] {1, 2, 3, 9, 100, 5_000}) {
            PageBuilder rows = new PageBuilder(1728, Pages.FINE);
            T4Decoder decoder = new T4Decoder(settings, 60, rows);
            for (int at = 0; at < code.length; ) {
                int length = Math.min(1 + random.nextInt(most), code.length - at);
                decoder.write(code, at, length);
                at += length;
            }
            decoder.finish();
            assertThat(rows.build().samePixels(page)).isTrue();
            assertThat(decoder.counts()).isEqualTo(new RowCounts(60, 0, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void takingTheOctetsAsTheyComeGivesTheSameOctets(T4Settings form) {
        Page page = Pages.lifelike(new Random(6), 200, 40);
        T4Settings settings = of(form, 200);
        T4Encoder encoder = new T4Encoder(settings);
        java.io.ByteArrayOutputStream pieces = new java.io.ByteArrayOutputStream();
        page.send((row, offset) -> {
            encoder.row(row, offset);
            int available = encoder.available();
            byte[] piece = encoder.take();
            assertThat(piece).hasSize(available);
            pieces.writeBytes(piece);
        });
        encoder.finish();
        pieces.writeBytes(encoder.take());
        assertThat(pieces.toByteArray()).isEqualTo(T4Encoder.encode(page, settings));
    }

    @Test
    void bitsBeyondTheWidthDoNotCount() {
        Page page = Pages.ofRuns(13, 3, 4);
        T4Encoder clean = new T4Encoder(T4Settings.mmr(13));
        page.send(clean);
        T4Encoder dirty = new T4Encoder(T4Settings.mmr(13));
        page.send((row, offset) -> dirty.row(new byte[] {row[offset], (byte) (row[offset + 1] | 7)}, 0));
        clean.finish();
        dirty.finish();
        assertThat(dirty.take()).isEqualTo(clean.take());
    }

    private static T4Settings of(T4Settings form, int width) {
        return new T4Settings(
                form.coding(),
                width,
                form.k(),
                form.endOfLine(),
                form.endOfPage(),
                form.minimumRowOctets(),
                form.bitOrder());
    }

    private static void assertSame(Page page, T4Settings settings) {
        byte[] code = T4Encoder.encode(page, settings);
        PageBuilder rows = new PageBuilder(page.width(), page.resolution());
        // MMR and MH without EOL cannot tell padding from a row of few bits; there the caller knows the height.
        T4Decoder decoder = new T4Decoder(settings, page.height() + 2, rows);
        decoder.write(code);
        decoder.finish();
        assertThat(rows.build().samePixels(page))
                .as("%s, %s, %s", settings, page, decoder.counts())
                .isTrue();
        assertThat(decoder.counts()).isEqualTo(new RowCounts(page.height(), 0, 0));
        boolean closes = settings.endOfPage() && settings.endOfLine().isCode();
        assertThat(decoder.end()).isEqualTo(closes ? PageEnd.END_CODE : PageEnd.DATA_ENDED);
    }
}
