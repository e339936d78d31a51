package org.pagewire.image.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people call a page of a size (field notes 9: Legal cut to Letter, short pages cut). */
class PaperSizeTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1728; 2287;  204; 196; A4
            1728; 1143;  204; 98;  A4
            1728; 2339;  200; 200; A4
            2480; 3508;  300; 300; A4
            2592; 3508;  300; 300; A4
            5184; 7016;  600; 600; A4
            1728; 2156;  204; 196; Letter
            2550; 3300;  300; 300; Letter
            1728; 2744;  204; 196; Legal
            2550; 4200;  300; 300; Legal
            2048; 2809;  204; 196; B4
            2953; 4169;  300; 300; B4
            2432; 3241;  204; 196; A3
            3508; 4961;  300; 300; A3
            3508; 2480;  300; 300; A4 landscape
            4200; 2550;  300; 300; Legal landscape
            1728; 3400;  204; 196; 1728 x 3400 at fine (A4 wide, 44 cm long)
            1728; 300;   204; 98;  1728 x 300 at standard (A4 wide, 8 cm long)
            2592; 20000; 300; 300; 2592 x 20000 at 300 dpi (A4 wide, 169 cm long)
            1000; 1000;  150; 150; 1000 x 1000 at 150 x 150 dpi (17 cm wide, 17 cm long)
            1000; 500;   204; 196; 1000 x 500 at fine (12 cm wide, 6 cm long)
            """)
    void isCalled(int width, int height, double horizontal, double vertical, String name) {
        assertThat(PaperSize.describe(width, height, new Resolution(horizontal, vertical)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"288, A4", "289, A4", "306, A4", "307, none", "287, Letter", "271, Letter", "270, none"})
    void lengthsInBetweenBelongToTheNearest(int lengthMm, String name) {
        int rows = (int) Math.round(lengthMm / 25.4 * 300);
        assertThat(PaperSize.of(2550, rows, new Resolution(300, 300))
                        .map(Object::toString)
                        .orElse("none"))
                .isEqualTo(name);
    }
}
