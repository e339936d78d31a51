package org.pagewire.image.t4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Pages;

/** Whatever comes from the line, the decoder answers with rows and counts. */
class DamageTest {

    private static final int WIDTH = 137;
    private static final int HEIGHT = 20;
    /** A damaged stream may hold more rows than the page had; one bit of MMR can be one row. */
    private static final int LIMIT = 2 * HEIGHT;

    static List<T4Settings> settings() {
        return List.of(
                T4Settings.mh(WIDTH),
                T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.ALIGNED_CODE),
                T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.OCTET_BOUNDARY),
                T4Settings.mh(WIDTH).withMinimumRowOctets(20),
                T4Settings.mr(WIDTH, 4),
                T4Settings.mr(WIDTH, 1000).withBitOrder(BitOrder.LSB_FIRST),
                T4Settings.mmr(WIDTH));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void streamCutAtAnyOctetGivesTheRowsBefore(T4Settings settings) {
        Page page = Pages.lifelike(new Random(1), WIDTH, HEIGHT);
        byte[] code = T4Encoder.encode(page, settings);
        for (int length = 0; length <= code.length; length++) {
            Decoded decoded = decode(settings, Arrays.copyOf(code, length), LIMIT);
            assertThat(decoded.counts().total()).isLessThanOrEqualTo(HEIGHT);
            assertThat(decoded.counts().bad()).isLessThanOrEqualTo(1);
            for (int y = 0; y < decoded.counts().good(); y++) {
                // What is left of a row that was cut may happen to be a whole one.
                if (y < decoded.counts().good() - 1 || decoded.counts().total() == HEIGHT) {
                    assertThat(row(decoded.page(), y)).isEqualTo(row(page, y));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void anyFlippedBitCostsFewRowsAndNeverThrows(T4Settings settings) {
        Page page = Pages.lifelike(new Random(2), WIDTH, HEIGHT);
        byte[] code = T4Encoder.encode(page, settings);
        boolean resynchronises = settings.coding() == Coding.MH && settings.endOfLine() != EndOfLine.OCTET_BOUNDARY;
        int wrong = 0;
        for (int bit = 0; bit < 8 * code.length; bit++) {
            byte[] damaged = code.clone();
            damaged[bit >> 3] ^= (byte) (0x80 >> (bit & 7));
            Decoded decoded = decode(settings, damaged, LIMIT);
            assertThat(decoded.counts().total()).isLessThanOrEqualTo(LIMIT);
            assertThat(decoded.page().height()).isEqualTo(decoded.counts().total());
            if (resynchronises) {
                wrong += wrongRows(page, decoded.page()) > 2 ? 1 : 0;
            }
        }
        // Without its first EOL a page starts at the second row; all else stays in its place.
        assertThat(wrong).isLessThanOrEqualTo(T4Codes.EOL_LENGTH);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noiseNeverThrowsAndGivesNoMoreRowsThanAllowed(T4Settings settings) {
        Random random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (random.nextBoolean()) {
                // Many zeros: EOLs and fill come up often.
                for (int j = 0; j < noise.length; j++) {
                    noise[j] &= (byte) random.nextInt();
                    noise[j] &= (byte) random.nextInt();
                }
            }
            Decoded decoded = decode(settings, noise, 30);
            assertThat(decoded.counts().total()).isLessThanOrEqualTo(30);
            assertThat(decoded.page().height()).isEqualTo(decoded.counts().total());
            assertThat(decoded.end()).isNotEqualTo(PageEnd.OPEN);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void damageInChunksOfOneOctetIsTheSameAsInOnePiece(T4Settings settings) {
        Random random = new Random(4);
        Page page = Pages.lifelike(random, WIDTH, HEIGHT);
        byte[] code = T4Encoder.encode(page, settings);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = code.clone();
            for (int j = 0; j < 3; j++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Decoded whole = decode(settings, damaged, LIMIT);
            PageBuilder rows = new PageBuilder(WIDTH, Pages.FINE);
            T4Decoder decoder = new T4Decoder(settings, LIMIT, rows);
            for (int at = 0; at < damaged.length; at++) {
                decoder.write(damaged, at, 1);
            }
            decoder.finish();
            assertThat(rows.build().samePixels(whole.page())).isTrue();
            assertThat(decoder.counts()).isEqualTo(whole.counts());
            assertThat(decoder.end()).isEqualTo(whole.end());
        }
    }

    @Test
    void badRowOfMhIsRepeatedAndCountedAndTheNextIsGood() {
        // Width 8. White 8. White 4, then 0000000, which starts no code. White 4, black 4. RTC.
        byte[] code = bits(
                "000000000001 10011 000000000001 1011 0000000 1 000000000001 1011 011 " + "000000000001".repeat(6));
        Decoded decoded = decode(T4Settings.mh(8), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(2, 1, 1));
        assertThat(decoded.end()).isEqualTo(PageEnd.END_CODE);
        assertThat(decoded.page().samePixels(Page.of(8, Pages.FINE, new byte[] {0, 0, 0x0F})))
                .isTrue();
    }

    @Test
    void rowTooLongIsBad() {
        // Width 8: white 4, black 5.
        byte[] code = bits("000000000001 1011 0011 000000000001 10011");
        Decoded decoded = decode(T4Settings.mh(8), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(1, 1, 1));
    }

    @Test
    void rowTooShortIsBad() {
        // Width 8: white 4, black 3, and the next EOL.
        byte[] code = bits("000000000001 1011 10 000000000001 10011");
        Decoded decoded = decode(T4Settings.mh(8), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(1, 1, 1));
    }

    @Test
    void zerosThatABadRowTookFromAnEolStillCountForIt() {
        // Width 8: white 1, then one black bit that with the first zeros of the EOL makes a code of 18 pixels.
        byte[] code = bits("000000000001 000111 0000001 000000000001 10011");
        Decoded decoded = decode(T4Settings.mh(8), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(1, 1, 1));
        // Width 100: the same code fits into the row and is taken; the EOL is found all the same.
        code = new Bits()
                .add("000000000001 000111 0000001 000000000001")
                .run(false, 100)
                .octets();
        decoded = decode(T4Settings.mh(100), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(1, 1, 1));
    }

    @Test
    void afterABadRowOfMrTwoDimensionalRowsAreLostUntilAOneDimensionalOne() {
        // Width 8, tag 1: white 4 black 4. Tag 0: bad in more than one bit. Tag 0: V0 V0. Tag 1: white 8.
        byte[] code = bits("0000000000011 1011 011 0000000000010 00000001 00000001 00000001 0000000000010 11 "
                + "0000000000011 10011");
        Decoded decoded = decode(T4Settings.mr(8, 4), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(2, 2, 2));
        assertThat(decoded.page().samePixels(Page.of(8, Pages.FINE, new byte[] {0x0F, 0x0F, 0x0F, 0})))
                .isTrue();
    }

    @Test
    void eolWithAWrongBitIsStillOne() {
        // Width 8: three rows, the EOL of the second has a one too many, that of the third a one in its fill.
        byte[] code = bits("000000000001 10011 000010000001 10011 00100000000000000001 1011 011 000000000001 10011");
        Decoded decoded = decode(T4Settings.mh(8), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(4, 0, 0));
        assertThat(decoded.page().samePixels(Page.of(8, Pages.FINE, new byte[] {0, 0, 0x0F, 0})))
                .isTrue();
    }

    @Test
    void rowThatEndsBeforeItsEolIsBad() {
        // Width 8: white 4 black 4 and white 2 too many.
        byte[] code = bits("000000000001 10011 000000000001 1011 011 0111 000000000001 10011");
        Decoded decoded = decode(T4Settings.mh(8), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(2, 1, 1));
        assertThat(decoded.page().samePixels(Page.of(8, Pages.FINE, new byte[] {0, 0, 0})))
                .isTrue();
    }

    @Test
    void damagedRtcMakesNoRows() {
        byte[] code = bits("000000000001 10011 000000000001 000000000001 000000100101 000000000001 000000000001");
        Decoded decoded = decode(T4Settings.mh(8), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(1, 0, 0));
        assertThat(decoded.end()).isEqualTo(PageEnd.END_CODE);
    }

    @Test
    void mhLabelledAsHavingEolsIsDecodedWithout() {
        byte[] code = bits("10011 1011 011 10011 1011 011");
        Decoded decoded = decode(T4Settings.mh(8), code, 4);
        assertThat(decoded.page().samePixels(Page.of(8, Pages.FINE, new byte[] {0, 0x0F, 0, 0x0F})))
                .isTrue();
    }

    @Test
    void noiseBeforeTheFirstEolIsIgnored() {
        byte[] code = bits("0110100000011 000000000001 10011 000000000001 1011 011");
        Decoded decoded = decode(T4Settings.mh(8), code, 10);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(2, 0, 0));
    }

    @Test
    void badCodeEndsAnMmrPageWithTheRowsBefore() {
        Page page = Pages.lifelike(new Random(9), 100, 10);
        byte[] code = T4Encoder.encode(page, T4Settings.mmr(100).withEndOfPage(false));
        byte[] damaged = Arrays.copyOf(code, code.length + 4);
        damaged[code.length + 1] = 2;
        Decoded decoded = decode(T4Settings.mmr(100), damaged, 20);
        assertThat(decoded.end()).isEqualTo(PageEnd.DAMAGED);
        assertThat(decoded.counts().good()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void theLimitIsToldWhereTheLastRowWasCutOff() {
        byte[] code = T4Encoder.encode(
                Pages.lifelike(new Random(5), 100, 5), T4Settings.mh(100).withEndOfPage(false));
        Decoded decoded = decode(T4Settings.mh(100), Arrays.copyOf(code, code.length - 2), 5);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(4, 1, 1));
        assertThat(decoded.end()).isEqualTo(PageEnd.ROW_LIMIT);
    }

    @Test
    void oneOctetOfMmrGivesEightRowsAndTheLimitHolds() {
        byte[] ones = new byte[1_000];
        Arrays.fill(ones, (byte) 0xFF);
        Decoded decoded = decode(T4Settings.mmr(100), ones, 7_000);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(7_000, 0, 0));
        assertThat(decoded.end()).isEqualTo(PageEnd.ROW_LIMIT);
    }

    @Test
    void whatFollowsTheEndIsIgnored() {
        PageBuilder rows = new PageBuilder(8, Pages.FINE);
        T4Decoder decoder = new T4Decoder(T4Settings.mmr(8), 10, rows);
        decoder.write(bits("1 000000000001 000000000001"));
        assertThat(decoder.end()).isEqualTo(PageEnd.END_CODE);
        decoder.write(new byte[] {-1, -1, -1});
        decoder.finish();
        decoder.finish();
        assertThat(decoder.counts()).isEqualTo(new RowCounts(1, 0, 0));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        for (int width : new int[] {0, -1, 65_536}) {
            assertThatThrownBy(() -> T4Settings.mmr(width)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> T4Settings.mr(8, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> T4Settings.mr(8, 2).withEndOfLine(EndOfLine.OCTET_BOUNDARY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new T4Decoder(T4Settings.mmr(8), 0, (row, offset) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shortestRowIsWhatT30AgreedOn() {
        assertThat(T4Settings.minimumRowOctets(9_600, 20)).isEqualTo(24);
        assertThat(T4Settings.minimumRowOctets(14_400, 5)).isEqualTo(9);
        assertThat(T4Settings.minimumRowOctets(14_400, 0)).isZero();
        byte[] code = T4Encoder.encode(
                Pages.ofRuns(8, 8), T4Settings.mh(8).withEndOfPage(false).withMinimumRowOctets(24));
        assertThat(code).hasSize(24);
    }

    private static Decoded decode(T4Settings settings, byte[] code, int limit) {
        return Decoded.of(settings, code, limit);
    }

    private static int wrongRows(Page expected, Page found) {
        int wrong = 0;
        for (int y = 0; y < expected.height(); y++) {
            wrong += y < found.height() && row(expected, y).equals(row(found, y)) ? 0 : 1;
        }
        return wrong;
    }

    private static String row(Page page, int y) {
        StringBuilder row = new StringBuilder();
        for (int x = 0; x < page.width(); x++) {
            row.append(page.isBlack(x, y) ? '#' : '.');
        }
        return row.toString();
    }

    private static byte[] bits(String text) {
        return Bits.of(text);
    }
}
