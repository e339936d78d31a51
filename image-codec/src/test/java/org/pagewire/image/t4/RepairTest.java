package org.pagewire.image.t4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Pages;

/** What is left of rows of MH and MR after bit errors. */
class RepairTest {

    private static final String EOL = "000000000001";

    @Test
    void rowWithOneWrongBitIsFoundAndCountsAsBad() {
        // Width 40: white 10 black 5 white 25, the second time with black 5 (0011) turned into 0111, then the same
        // again.
        String row = "00111 0011 0101011";
        byte[] code = Bits.of(EOL + row + EOL + "00111 0111 0101011" + EOL + row + EOL.repeat(6));
        Decoded decoded = Decoded.of(T4Settings.mh(40), code, 10);
        String expected = ".".repeat(10) + "#".repeat(5) + ".".repeat(25);
        assertThat(decoded.rows()).containsExactly(expected, expected, expected);
        assertThat(decoded.counts()).isEqualTo(new RowCounts(2, 1, 1));
    }

    @Test
    void ofTwoRowsWithTheirEolGoneTheSecondIsKept() {
        // Width 40: a row with two wrong bits, an EOL with a wrong one, and a sound row, white 40.
        String row = "00111 0011 0101011";
        byte[] code = Bits.of(
                EOL + row + EOL + "00101 0111 0101001" + "000001000001" + "00101001" + EOL + row + EOL.repeat(6));
        Decoded decoded = Decoded.of(T4Settings.mh(40), code, 10);
        assertThat(decoded.counts().total()).isEqualTo(4);
        assertThat(decoded.rows()[2]).isEqualTo(".".repeat(40));
        assertThat(decoded.rows()[3]).isEqualTo(".".repeat(10) + "#".repeat(5) + ".".repeat(25));
    }

    /**
     * Lines of {@code rate} bit errors in a million: rows in place and wrong pixels per row stay within what was measured when this
     * was written, with some air. A decoder that repeats every damaged row leaves four to thirty times as many.
     */
    @ParameterizedTest
    @CsvSource({"MH, 100, 0.99, 0.5", "MH, 1000, 0.70, 30", "MR, 100, 0.97, 2", "MR, 1000, 0.55, 60"})
    void pageStaysInPlace(Coding coding, int errorsPerMillion, double exactRows, double wrongPixelsPerRow) {
        Page page = text();
        T4Settings settings = coding == Coding.MH ? T4Settings.mh(1728) : T4Settings.mr(1728, 4);
        byte[] code = T4Encoder.encode(page, settings);
        int exact = 0;
        long wrong = 0;
        int rows = 0;
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            byte[] damaged = code.clone();
            for (int bit = 0; bit < 8 * code.length; bit++) {
                if (random.nextInt(1_000_000) < errorsPerMillion) {
                    damaged[bit >> 3] ^= (byte) (0x80 >> (bit & 7));
                }
            }
            Page received = Decoded.of(settings, damaged, page.height()).page();
            for (int y = 0; y < page.height(); y++) {
                int wrongInRow = 0;
                for (int x = 0; x < page.width(); x++) {
                    boolean black = y < received.height() && received.isBlack(x, y);
                    wrongInRow += black == page.isBlack(x, y) ? 0 : 1;
                }
                exact += wrongInRow == 0 ? 1 : 0;
                wrong += wrongInRow;
                rows++;
            }
        }
        assertThat((double) exact / rows).as("exact rows").isGreaterThan(exactRows);
        assertThat((double) wrong / rows).as("wrong pixels").isLessThan(wrongPixelsPerRow);
    }

    /** Lines of slanted strokes that are something like letters, with white between them. */
    private static Page text() {
        Random random = new Random(7);
        PageBuilder page = new PageBuilder(1728, Pages.FINE);
        byte[] row = new byte[216];
        for (int line = 0; line < 20; line++) {
            int[] strokes = random.ints(45, 100, 1600).sorted().toArray();
            for (int y = 0; y < 30; y++) {
                java.util.Arrays.fill(row, (byte) 0);
                for (int i = 0; y < 20 && i < strokes.length; i++) {
                    int from = strokes[i] + (i % 3 - 1) * y / 2;
                    int to = from + 4 + (i + y / 7) % 4;
                    for (int x = from; x < to; x++) {
                        row[x >> 3] |= (byte) (0x80 >> (x & 7));
                    }
                }
                page.row(row, 0);
            }
        }
        return page.build();
    }
}
