package org.pagewire.image.t85;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;

/** The artificial image of T.82, clause 7.2: the Recommendation says how many octets an encoder makes of it. */
class ArtificialImageTest {

    private static final int WIDTH = 1_960;
    private static final int HEIGHT = 1_951;
    private static final int BLACK = 861_965;

    /** Rows that stay white, and the row from which on three groups of eight pixels in four repeat the one before. */
    private static final int WHITE_ROWS = 192;

    private static final int REPEATING_FROM = 1_023;

    @ParameterizedTest
    @CsvSource({"THREE_LINES, 317384", "TWO_LINES, 317132"})
    void takesAsManyOctetsAsT82Says(Template template, int octets) {
        Page page = image();
        T85Settings settings = T85Settings.of(WIDTH)
                .withHeight(HEIGHT)
                .withStripeRows(HEIGHT)
                .withTemplate(template)
                .withTypicalPrediction(false);
        byte[] code = T85Encoder.encode(page, settings);
        assertThat(code).hasSize(octets);
        assertThat(Coded.decode(code).page().samePixels(page)).isTrue();
    }

    /** Noise from a shift register of sixteen bits, a quarter of it black. */
    private static Page image() {
        byte[] pixels = new byte[WIDTH / 8 * HEIGHT];
        int register = 1;
        int group = 0;
        int black = 0;
        for (int i = WHITE_ROWS * WIDTH / 8; i < pixels.length; i++) {
            boolean repeated = i / (WIDTH / 8) >= REPEATING_FROM && i % (WIDTH / 8) % 4 != 0;
            for (int bit = 0; bit < 8 && !repeated; bit++) {
                int next = register ^ register >> 2 ^ register >> 11 ^ register >> 15;
                register = (register << 1 | next & 1) & 0xFFFF;
                group = group << 1 | ((register & 3) == 0 ? 1 : 0);
            }
            pixels[i] = (byte) group;
            black += Integer.bitCount(group & 0xFF);
        }
        assertThat(black).isEqualTo(BLACK);
        return Page.of(WIDTH, Pages.FINE, pixels);
    }
}
