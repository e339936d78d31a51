package org.pagewire.image.t4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;

/** Uncompressed mode: T.4, table 5; T.6, table 4. */
class UncompressedTest {

    private static final String ENTRANCE_2D = "0000001111";
    private static final String ENTRANCE_1D = "000000001111";
    private static final String EOL = "000000000001";

    @Test
    void patternsStandForPixelsInMmr() {
        // 1, 01, 001, 00001, five white ones; exit with nothing, next white; V0 to the end of a row of 20.
        byte[] code = Bits.of(ENTRANCE_2D + " 1 01 001 00001 000001 0000001 0 1");
        assertThat(Decoded.of(T4Settings.mmr(20), code, 1).rows()).containsExactly("#.#..#....#.........");
    }

    @Test
    void exitCodeBringsWhitePixelsAndTheColourOfTheNextRun() {
        // 1, exit with 000 and next black, then V0: black to the end.
        byte[] code = Bits.of(ENTRANCE_2D + " 1 0000000001 1 1");
        assertThat(Decoded.of(T4Settings.mmr(8), code, 1).rows()).containsExactly("#...####");
        // 01, exit with nothing and next black although black is what came last: the run goes on.
        code = Bits.of(ENTRANCE_2D + " 01 0000001 1 1");
        assertThat(Decoded.of(T4Settings.mmr(8), code, 1).rows()).containsExactly(".#######");
        // 01, exit with nothing and next white.
        code = Bits.of(ENTRANCE_2D + " 01 0000001 0 1");
        assertThat(Decoded.of(T4Settings.mmr(8), code, 1).rows()).containsExactly(".#......");
    }

    @Test
    void rowBehindRefersToTheOneInUncompressedMode() {
        // The second row is VR1, V0, V0.
        byte[] code = Bits.of(ENTRANCE_2D + " 01 1 0000001 0 1  011 1 1");
        assertThat(Decoded.of(T4Settings.mmr(8), code, 2).rows()).containsExactly(".##.....", "..#.....");
    }

    @Test
    void horizontalModeGoesOnWithTheColourOfTheTag() {
        // 1 and exit with next black; horizontal mode: black 3, white 2; V0.
        byte[] code = Bits.of(ENTRANCE_2D + " 001 0000001 1 001 10 0111 1");
        assertThat(Decoded.of(T4Settings.mmr(8), code, 1).rows()).containsExactly("..####..");
    }

    @Test
    void rowMayEndWithoutExitCode() {
        byte[] code = Bits.of(ENTRANCE_2D + " 1 1 1 1 0001  1 1 1 1" + EOL.repeat(2));
        Decoded decoded = Decoded.of(T4Settings.mmr(8), code, 10);
        assertThat(decoded.rows()).containsExactly("####...#", "####...#");
        assertThat(decoded.end()).isEqualTo(PageEnd.END_CODE);
    }

    @Test
    void oneDimensionalRowsHaveAnEntranceOfTheirOwn() {
        // White 2, then 1 and 001, exit with two white ones and next black: black 2.
        byte[] code = Bits.of(EOL + " 0111 " + ENTRANCE_1D + " 1 001 000000001 1 11" + EOL + "00111" + EOL.repeat(6));
        Decoded decoded = Decoded.of(T4Settings.mh(10), code, 10);
        assertThat(decoded.rows()).containsExactly("..#..#..##", "..........");
        assertThat(decoded.counts()).isEqualTo(new RowCounts(2, 0, 0));
    }

    @Test
    void otherExtensionsAreDamage() {
        for (String extension : List.of("000", "001", "010", "011", "100", "101", "110")) {
            byte[] code = Bits.of("1 0000001" + extension + "11111111");
            Decoded decoded = Decoded.of(T4Settings.mmr(8), code, 10);
            assertThat(decoded.end()).isEqualTo(PageEnd.DAMAGED);
            assertThat(decoded.counts().good()).isEqualTo(1);
        }
    }

    @Test
    void morePixelsThanTheRowHasAreDamage() {
        byte[] code = Bits.of(ENTRANCE_2D + " 1111 111 01");
        assertThat(Decoded.of(T4Settings.mmr(8), code, 1).end()).isEqualTo(PageEnd.DAMAGED);
    }

    static List<T4Settings> settings() {
        return List.of(
                T4Settings.mh(1),
                T4Settings.mh(1).withEndOfLine(EndOfLine.OCTET_BOUNDARY),
                T4Settings.mr(1, 3),
                T4Settings.mmr(1));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void rowsInAndOutOfUncompressedModeDecodeInChunksOfAnySize(T4Settings form) {
        Random random = new Random(8);
        for (int width : new int[] {1, 2, 5, 8, 31, 64, 65, 200, 1728, 3000}) {
            Page page = Pages.lifelike(random, width, 12);
            T4Settings settings =
                    new T4Settings(form.coding(), width, form.k(), form.endOfLine(), true, 0, BitOrder.MSB_FIRST);
            byte[] code = encode(page, settings, random);
            for (int chunk : new int[] {1, 2, 3, 7, 64, code.length}) {
                Decoded decoded = Decoded.of(settings, code, page.height(), chunk);
                assertThat(decoded.page().samePixels(page))
                        .as("%s, chunks of %s", settings, chunk)
                        .isTrue();
                assertThat(decoded.counts().bad()).isZero();
            }
        }
    }

    /** Rows whose parts are, by chance, runs and uncompressed pixels. */
    private static byte[] encode(Page page, T4Settings settings, Random random) {
        Bits bits = new Bits();
        for (int y = 0; y < page.height(); y++) {
            boolean twoDimensional = settings.coding() != Coding.MH;
            if (settings.coding() != Coding.MMR && settings.endOfLine().isCode()) {
                bits.add(EOL);
            }
            if (settings.coding() == Coding.MR) {
                twoDimensional = y % settings.k() != 0;
                bits.add(twoDimensional ? "0" : "1");
            }
            row(bits, page, y, twoDimensional, random);
            if (!settings.endOfLine().isCode()) {
                bits.align();
            }
        }
        return bits.octets();
    }

    private static void row(Bits bits, Page page, int y, boolean twoDimensional, Random random) {
        int x = 0;
        boolean colour = false;
        while (x < page.width()) {
            if (random.nextInt(3) == 0) {
                int end = Math.min(page.width(), x + 1 + random.nextInt(40));
                bits.add(twoDimensional ? ENTRANCE_2D : ENTRANCE_1D);
                pixels(bits, page, y, x, end);
                x = end;
                colour = x < page.width() && page.isBlack(x, y);
                bits.add(colour ? "1" : "0");
            } else {
                bits.add(twoDimensional ? "001" : "");
                for (int i = 0; i < (twoDimensional ? 2 : 1); i++) {
                    int end = x;
                    while (end < page.width() && page.isBlack(end, y) == colour) {
                        end++;
                    }
                    bits.run(colour, end - x);
                    x = end;
                    colour = !colour;
                }
            }
        }
    }

    /** Patterns for pixels and the exit code but for its tag. */
    private static void pixels(Bits bits, Page page, int y, int start, int end) {
        int white = 0;
        for (int x = start; x < end; x++) {
            if (page.isBlack(x, y)) {
                bits.add("0".repeat(white) + "1");
                white = 0;
            } else if (++white == 5) {
                bits.add("000001");
                white = 0;
            }
        }
        bits.add("000000" + "0".repeat(white) + "1");
    }
}
