package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.Coding;

/** {@code compare}: which pages differ, how much and where. */
class CompareTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    /** The pixels from (17, 5) to (19, 5) and (1000, 40). */
    private static Page spotted() {
        byte[] rows = new byte[216 * 50];
        rows[216 * 5 + 2] = 0x70;
        rows[216 * 40 + 125] = (byte) 0x80;
        return Page.of(1728, Rig.FINE, rows);
    }

    @Test
    void theSamePagesInAnotherCodingAreTheSame() {
        Page page = Rig.page(1, 100);
        Path a = rig.tiff("a.tif", Coding.MH, page, spotted());
        Path b = rig.tiff("b.tif", Coding.MMR, page, spotted());
        Rig.Ran ran = rig.run("compare", a, b);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("The same: 2 pages.\n");
    }

    @Test
    void twoFormsOfOneResolutionAreTheSame() {
        Page page = Rig.page(1, 100);
        assertThat(rig.run("compare", rig.tiff("a.tif", page), rig.tiff("b.tif", page.at(new Resolution(200, 200))))
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aPageInBlackAndWhiteIsTheSameInPngAtEveryResolution(FaxResolution resolution) {
        Page page = Rig.page(1, 1001, 99, resolution.resolution());
        Path tiff = rig.tiff("a.tif", page);
        Path png = rig.path("a.png");
        Path back = rig.path("back.tif");

        assertThat(rig.run("convert", tiff, png).err()).isEmpty();
        assertThat(rig.run("convert", png, back).err()).isEmpty();

        assertThat(rig.run("compare", tiff, png).out()).isEqualTo("The same: 1 page.\n");
        assertThat(Rig.read(back, 1).samePixels(page)).isTrue();
        assertThat(Rig.read(back, 1).resolution()).isEqualTo(page.resolution());
    }

    @Test
    void differingPixelsAreCountedAndPlaced() throws IOException {
        Path a = rig.tiff("a.tif", Rig.blank(50));
        Path b = rig.tiff("b.tif", spotted());

        Rig.Ran ran = rig.run("compare", a, b);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .isEqualTo("page 1: 4 pixels (0.0046 %) in columns 17-1000, rows 5-40\n1 of 1 page differs.\n");

        JsonNode json =
                new ObjectMapper().readTree(rig.run("compare", a, b, "--json").out());
        assertThat(json.path("same").asBoolean()).isFalse();
        assertThat(json.path("pixels").asInt()).isEqualTo(4);
        assertThat(json.path("left").asInt()).isEqualTo(17);
        assertThat(json.path("top").asInt()).isEqualTo(5);
        assertThat(json.path("right").asInt()).isEqualTo(1000);
        assertThat(json.path("bottom").asInt()).isEqualTo(40);
    }

    @Test
    void aToleranceLetsSoManyPixelsDiffer() {
        Path a = rig.tiff("a.tif", Rig.blank(50));
        Path b = rig.tiff("b.tif", spotted());
        assertThat(rig.run("compare", a, b, "--tolerance", 4).exitCode()).isZero();
        assertThat(rig.run("compare", a, b, "--tolerance", 3).exitCode()).isEqualTo(1);
    }

    @Test
    void anotherSizeOrResolutionIsADifferenceAndWhatStandsOutIsComparedWithWhite() {
        Path a = rig.tiff("a.tif", Rig.blank(50), Rig.blank(50), spotted());
        Path b = rig.tiff(
                "b.tif",
                Rig.blank(51),
                Rig.blank(50).at(FaxResolution.STANDARD.resolution()),
                Page.of(1728, Rig.FINE, new byte[216 * 6]));
        Rig.Ran ran = rig.run("compare", a, b);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out().lines())
                .containsExactly(
                        "page 1: 1728x50 and 1728x51 pixels",
                        "page 2: 204x196 fine and 204x98 standard",
                        "page 3: 1728x50 and 1728x6 pixels; 4 pixels (0.0046 %) in columns 17-1000, rows 5-40",
                        "3 of 3 pages differ.");
    }

    @Test
    void pagesThatOneFileLacksAreADifference() {
        Path a = rig.tiff("a.tif", Rig.blank(50), Rig.blank(50));
        Path b = rig.tiff("b.tif", Rig.blank(50));
        Rig.Ran ran = rig.run("compare", a, b);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out().lines()).containsExactly("page 2: only in " + a, "1 of 2 pages differs.");
        assertThat(rig.run("compare", b, a, "--json").out()).contains("{\"page\":2,\"same\":false,\"onlyIn\":\"B\"}");
    }

    @Test
    void aDrawingHasTheFirstFileInRedTheSecondInBlueAndBothInBlack() throws IOException {
        byte[] rows = new byte[216 * 50];
        rows[216 * 5 + 2] = (byte) 0xC0; // 16 and 17
        Path a = rig.tiff("a.tif", Page.of(1728, Rig.FINE, rows));
        Path b = rig.tiff("b.tif", spotted());
        Path png = rig.path("diff.png");

        assertThat(rig.run("compare", a, b, "--diff", png).exitCode()).isEqualTo(1);

        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(1728);
        assertThat(image.getHeight()).isEqualTo(50);
        assertThat(image.getRGB(16, 5)).as("on the first alone").isEqualTo(0xFFDC0000);
        assertThat(image.getRGB(17, 5)).as("on both").isEqualTo(0xFF000000);
        assertThat(image.getRGB(18, 5)).as("on the second alone").isEqualTo(0xFF003CE6);
        assertThat(image.getRGB(20, 5)).as("on none").isEqualTo(0xFFFFFFFF);
    }

    @Test
    void eachPageThatDiffersIsDrawnIntoAFileOfItsOwn() {
        Path a = rig.tiff("a.tif", Rig.blank(50), Rig.blank(50), Rig.blank(50));
        Path b = rig.tiff("b.tif", Rig.blank(50), spotted(), Rig.blank(50));
        rig.run("compare", a, b, "--diff", rig.path("diff.png"));
        assertThat(rig.path("diff-002.png")).exists();
        assertThat(rig.path("diff-001.png")).doesNotExist();
    }

    @Test
    void aDrawingReplacesNothingUnlessItIsToldTo() throws IOException {
        Path a = rig.tiff("a.tif", Rig.blank(50));
        Path b = rig.tiff("b.tif", spotted());
        Path png = Files.writeString(rig.path("diff.png"), "precious");
        assertThat(rig.run("compare", a, b, "--diff", png).exitCode()).isEqualTo(2);
        assertThat(png).hasContent("precious");
        assertThat(rig.run("compare", a, b, "--diff", png, "--overwrite").exitCode())
                .isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeReadIsNoDifferenceButAnError() {
        Rig.Ran ran = rig.run("compare", rig.tiff("a.tif", Rig.blank(5)), rig.path("none.tif"));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("none.tif: there is no such file.");
        assertThat(rig.run("compare", "a", "b", "--tolerance", -1).exitCode()).isEqualTo(2);
    }
}
