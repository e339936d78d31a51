package org.pagewire.image.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.image.page.FaxResolution;

/** Black, grey, red and reversed text and text on a tint, read back by tesseract. */
class LegibilityTest {

    @TempDir
    Path folder;

    @Test
    void everyClassOfTextOfAMixedPageCanBeRead() throws Exception {
        assumeTrue(
                installed(), "SKIPPED: tesseract is not installed (package tesseract-ocr), so no page was read back");
        assumeTrue(
                GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length > 0,
                "SKIPPED: there are no fonts, so no text was drawn");
        Path file = folder.resolve("mixed.png");
        Drawing.write(Drawing.mixed(), "png", 300, file);
        Path fax = folder.resolve("fax.png");
        try (Document document = Document.open(file)) {
            ImageIO.write(
                    Drawing.image(document.page(0, Drawing.fitter(FaxResolution.FINE), Mode.MIXED)),
                    "png",
                    fax.toFile());
        }
        Process tesseract = new ProcessBuilder(
                        "tesseract", fax.toString(), folder.resolve("read").toString(), "--dpi", "200")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(tesseract.waitFor(120, TimeUnit.SECONDS)).isTrue();

        List<String> words =
                Arrays.asList(Files.readString(folder.resolve("read.txt")).split("\\W+"));
        for (String start : new String[] {"Black", "Grey", "Red", "Reversed", "Tint"}) {
            assertThat(words).contains(start);
        }
        assertThat(words.stream().filter("connection"::equals).count()).isEqualTo(10);
        assertThat(words.stream().filter("harbour"::equals).count()).isEqualTo(5);
    }

    private static boolean installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "tesseract")));
    }
}
