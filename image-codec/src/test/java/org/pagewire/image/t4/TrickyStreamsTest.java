package org.pagewire.image.t4;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;

/** Streams as fax machines, drivers and enemies write them; each says what is odd about it. */
class TrickyStreamsTest {

    private static final String EOL = "000000000001";

    /** Many drivers leave the first EOL out, as the row's start is known without. */
    @Test
    void firstRowNeedsNoEol() {
        byte[] code = Bits.of("1011 011" + EOL + "10011" + EOL + "1011 011" + EOL.repeat(6));
        Decoded decoded = Decoded.of(T4Settings.mh(8), code, 10);
        assertThat(decoded.rows()).containsExactly("....####", "........", "....####");
        assertThat(decoded.counts()).isEqualTo(new RowCounts(3, 0, 0));
        assertThat(decoded.end()).isEqualTo(PageEnd.END_CODE);
    }

    /** TIFF files have no RTC; calls that end early neither. The last row has nothing behind it. */
    @Test
    void rtcMayBeMissing() {
        Page page = Pages.lifelike(new Random(1), 500, 30);
        for (T4Settings settings : new T4Settings[] {T4Settings.mh(500), T4Settings.mr(500, 4)}) {
            byte[] code = T4Encoder.encode(page, settings.withEndOfPage(false));
            Decoded decoded = Decoded.of(settings, code, 100);
            assertThat(decoded.page().samePixels(page)).isTrue();
            assertThat(decoded.counts()).isEqualTo(new RowCounts(30, 0, 0));
            assertThat(decoded.end()).isEqualTo(PageEnd.DATA_ENDED);
        }
    }

    /** An RTC of two EOLs, and one of seven: senders count differently. */
    @Test
    void rtcMayBeShortOrLong() {
        for (int eols : new int[] {2, 5, 6, 7, 9}) {
            byte[] code = Bits.of(EOL + "10011" + EOL.repeat(eols));
            Decoded decoded = Decoded.of(T4Settings.mh(8), code, 10);
            assertThat(decoded.rows()).containsExactly("........");
            assertThat(decoded.counts()).isEqualTo(new RowCounts(1, 0, 0));
        }
    }

    /** Fill of thousands of bits before an EOL: a sender that waits for its scanner. */
    @Test
    void fillMayBeLong() {
        byte[] code = Bits.of(EOL + "1011 011" + "0".repeat(5_000) + EOL + "10011" + EOL.repeat(6));
        for (int chunk : new int[] {1, 13, code.length}) {
            Decoded decoded = Decoded.of(T4Settings.mh(8), code, 10, chunk);
            assertThat(decoded.rows()).containsExactly("....####", "........");
            assertThat(decoded.counts()).isEqualTo(new RowCounts(2, 0, 0));
        }
    }

    /** Rows on octet boundaries without EOL, given to a decoder that waits for EOLs, and the other way round. */
    @Test
    void wrongKindOfMhEndsWithoutMoreRowsThanThereAre() {
        Page page = Pages.lifelike(new Random(2), 300, 40);
        T4Settings without = T4Settings.mh(300).withEndOfLine(EndOfLine.OCTET_BOUNDARY);
        Decoded decoded = Decoded.of(T4Settings.mh(300), T4Encoder.encode(page, without), 1_000);
        assertThat(decoded.counts().total()).isLessThan(80);
        decoded = Decoded.of(without, T4Encoder.encode(page, T4Settings.mh(300)), 1_000);
        assertThat(decoded.end()).as("an EOL is no row").isEqualTo(PageEnd.END_CODE);
        assertThat(decoded.counts().total()).isZero();
    }

    /** Runs of no pixels in the middle of a row join their neighbours: white 3, black 0, white 2, black 3. */
    @Test
    void runsOfNoPixelsJoinTheirNeighbours() {
        byte[] code = Bits.of(EOL + "1000 0000110111 0111 10" + EOL + "10011" + EOL.repeat(6));
        Decoded decoded = Decoded.of(T4Settings.mh(8), code, 10);
        assertThat(decoded.rows()).containsExactly(".....###", "........");
        assertThat(decoded.counts()).isEqualTo(new RowCounts(2, 0, 0));
        // The same in horizontal mode: white 3, black 0; white 2, black 3.
        code = Bits.of("001 1000 0000110111 001 0111 10");
        assertThat(Decoded.of(T4Settings.mmr(8), code, 1).rows()).containsExactly(".....###");
    }

    /** Horizontal mode with no pixels at all gets nowhere; a million of them get there slowly, but end. */
    @Test
    void runsOfNoPixelsForEverEndWithTheData() {
        byte[] white = Bits.of(("00110101" + "0000110111").repeat(80_000));
        byte[] horizontal = Bits.of(("001" + "00110101" + "0000110111").repeat(80_000));
        assertTimeoutPreemptively(ofSeconds(20), () -> {
            assertThat(Decoded.of(T4Settings.mh(1728), white, 10_000).counts().good())
                    .isZero();
            assertThat(Decoded.of(T4Settings.mmr(1728), horizontal, 10_000)
                            .counts()
                            .good())
                    .isZero();
        });
    }

    /** Make-up codes without end: as soon as they are wider than the page they are damage. */
    @Test
    void makeUpCodesBeyondTheWidthAreDamage() {
        byte[] code = Bits.of("000000011111".repeat(100_000));
        Decoded decoded = Decoded.of(T4Settings.mh(Page.WIDEST).withEndOfLine(EndOfLine.OCTET_BOUNDARY), code, 100);
        assertThat(decoded.counts()).isEqualTo(RowCounts.NONE);
        assertThat(decoded.end()).isEqualTo(PageEnd.DAMAGED);
        // Five of 64 and one of 0 are an unusual way to say 320, but right.
        byte[] odd = Bits.of(EOL + "11011".repeat(5) + "00110101" + EOL + "00110110 00110101" + EOL.repeat(6));
        assertThat(Decoded.of(T4Settings.mh(320), odd, 10).counts()).isEqualTo(new RowCounts(2, 0, 0));
    }

    /** More colour changes than pixels: pass and vertical modes that go backwards never write beyond the row. */
    @Test
    void tooManyChangesInARowAreDamage() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            Bits bits = new Bits();
            for (int j = 0; j < 60; j++) {
                bits.add(new String[] {"1", "011", "010", "000011", "000010", "0000011", "0000010", "0001"}
                        [random.nextInt(8)]);
            }
            int width = 1 + random.nextInt(20);
            Decoded decoded = Decoded.of(T4Settings.mmr(width), bits.octets(), 400, 1 + random.nextInt(30));
            assertThat(decoded.counts().bad()).isZero();
        }
    }

    /** A page one pixel wide: a row of MMR is a bit or few. */
    @Test
    void pageOfOnePixelWidthIsOne() {
        // V0; then horizontal, white 0 and black 1; V0 V0; VR1, which is the end of a white row.
        byte[] code = Bits.of("1 001 00110101 010 1 1 011" + EOL.repeat(2));
        assertThat(Decoded.of(T4Settings.mmr(1), code, 10).rows()).containsExactly(".", "#", "#", ".");
    }

    /** An octet of ones asks for eight rows of MMR: a file of a kilobyte for eight thousand, and the caller's limit holds. */
    @Test
    void onesAskForARowEach() {
        byte[] ones = new byte[100_000];
        Arrays.fill(ones, (byte) 0xFF);
        for (int chunk : new int[] {1, 100, ones.length}) {
            Decoded decoded = Decoded.of(T4Settings.mmr(16), ones, 123_457, chunk);
            assertThat(decoded.counts()).isEqualTo(new RowCounts(123_457, 0, 0));
            assertThat(decoded.end()).isEqualTo(PageEnd.ROW_LIMIT);
        }
    }

    /** Every row damaged, and as much to try about it as can be: the work stays in proportion to rows and octets. */
    @Test
    void damageEverywhereTakesTimeInProportion() {
        Random random = new Random(4);
        byte[] noise = new byte[1 << 20];
        random.nextBytes(noise);
        // An EOL every 1,900 octets: the longest rows that are still looked into.
        for (int at = 0; at + 2 < noise.length; at += 1_900) {
            noise[at] = 0;
            noise[at + 1] = 1;
        }
        for (int width : new int[] {1, 1728, Page.WIDEST}) {
            for (T4Settings settings : new T4Settings[] {T4Settings.mh(width), T4Settings.mr(width, 4)}) {
                T4Decoder decoder = new T4Decoder(settings, 4_000, (row, offset) -> {});
                assertTimeoutPreemptively(ofSeconds(60), () -> {
                    decoder.write(noise);
                    decoder.finish();
                });
                assertThat(decoder.counts().total()).isPositive();
            }
        }
    }
}
