package org.pagewire.image.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.ScanWidth;

class TextDocumentTest {

    /** A column is 170 mm / 80 in whole pixels, a line 1/6 inch, the margin 20 mm. */
    private static final double COLUMN = 17;

    private static final double LINE = 196 / 6.0;
    private static final double LEFT = 20 / 25.4 * 204;
    private static final double TOP = 20 / 25.4 * 196;

    @TempDir
    Path folder;

    private Document open(String text) throws IOException {
        Path file = folder.resolve("text.txt");
        Files.writeString(file, text);
        return Document.open(file);
    }

    private static boolean inked(Page page, int line, int column) {
        int left = (int) (LEFT + column * COLUMN);
        int top = (int) (TOP + line * LINE);
        return Drawing.black(page, left, top, (int) (left + COLUMN), (int) (top + LINE)) > 5;
    }

    private static Page fine(Document document, int page) throws IOException {
        return document.page(page, Drawing.fitter(FaxResolution.FINE), Mode.TEXT);
    }

    @Test
    void linesStandOnA4WithTabsAtEveryEighthColumn() throws IOException {
        try (Document document = open("MM\tM\n\n\t\tÄ\r\nM")) {
            Page page = fine(document, 0);

            assertThat(document.pages()).isEqualTo(1);
            assertThat(page.height()).isEqualTo(2292);
            assertThat(inked(page, 0, 0)).isTrue();
            assertThat(inked(page, 0, 1)).isTrue();
            assertThat(inked(page, 0, 3)).isFalse();
            assertThat(inked(page, 0, 8)).isTrue();
            assertThat(inked(page, 1, 0)).isFalse();
            assertThat(inked(page, 2, 0)).isFalse();
            assertThat(inked(page, 2, 16)).isTrue();
            assertThat(inked(page, 3, 0)).isTrue();
            assertThat(inked(page, 4, 0)).isFalse();
        }
    }

    @Test
    void aLongLineIsWrappedAndNothingOfItLost() throws IOException {
        try (Document document = open("M".repeat(200))) {
            Page page = fine(document, 0);

            assertThat(inked(page, 0, 79)).isTrue();
            assertThat(inked(page, 1, 79)).isTrue();
            assertThat(inked(page, 2, 39)).isTrue();
            assertThat(inked(page, 2, 41)).isFalse();
        }
    }

    @Test
    void aLongLineIsWrappedBetweenWords() throws IOException {
        try (Document document = open("M".repeat(50) + " " + "M".repeat(50))) {
            Page page = fine(document, 0);

            assertThat(inked(page, 0, 49)).isTrue();
            assertThat(inked(page, 0, 52)).isFalse();
            assertThat(inked(page, 1, 49)).isTrue();
        }
    }

    @Test
    void aFormFeedStartsAPageAndSoDoesAFullOne() throws IOException {
        try (Document document = open("one\ftwo\f" + "line\n".repeat(61) + "\f")) {
            assertThat(document.pages()).isEqualTo(4);
            assertThat(inked(fine(document, 3), 0, 0)).isTrue();
            assertThat(inked(fine(document, 3), 1, 0)).isFalse();
        }
    }

    @Test
    void anIndentIsNoPlaceToCut() throws IOException {
        try (Document document = open("    " + "M".repeat(100))) {
            Page page = fine(document, 0);

            assertThat(inked(page, 0, 3)).isFalse();
            assertThat(inked(page, 0, 79)).isTrue();
            assertThat(inked(page, 1, 23)).isTrue();
            assertThat(inked(page, 1, 24)).isFalse();
        }
    }

    @Test
    void aLineOfAMegabyteIsWrappedInNoTime() throws IOException {
        try (Document document = open("M".repeat(1 << 20))) {
            assertThat(document.pages()).isEqualTo(((1 << 20) / 80 + 60) / 60);
        }
    }

    @Test
    void accentsStandOverTheirLettersAndTakeNoColumn() throws IOException {
        try (Document apart = open("e\u0301M");
                Document composed = open("\u00e9M")) {
            assertThat(fine(apart, 0).samePixels(fine(composed, 0))).isTrue();
        }
    }

    @Test
    void aCharacterThatTheTypefaceLacksIsABoxAndNotMissing() throws IOException {
        try (Document document = open("\u8fd9M")) {
            assertThat(inked(fine(document, 0), 0, 0)).isTrue();
            assertThat(inked(fine(document, 0), 0, 1)).isTrue();
        }
    }

    @Test
    void textIsA4AtEveryResolution() throws IOException {
        try (Document document = open("M")) {
            for (FaxResolution resolution : new FaxResolution[] {
                FaxResolution.STANDARD, FaxResolution.SUPERFINE, FaxResolution.DPI_300, FaxResolution.DPI_600
            }) {
                Page page = document.page(0, FaxFitter.exactly(resolution, ScanWidth.A4), Mode.MIXED);

                assertThat(page.resolution()).isEqualTo(resolution.resolution());
                assertThat(page.height() / page.resolution().vertical()).isCloseTo(297 / 25.4, within(0.01));
                double across = page.resolution().horizontal();
                double down = page.resolution().vertical();
                int black = Drawing.black(
                        page, (int) (20 / 25.4 * across), (int) (20 / 25.4 * down), (int) (22.2 / 25.4 * across), (int)
                                (24.3 / 25.4 * down));
                // Of an M about 2 by 2.6 mm a third to a half is ink.
                assertThat(black / (across * down) * 25.4 * 25.4).isBetween(1.2, 3.0);
                assertThat(Drawing.black(page, 0, 0, page.width(), page.height()))
                        .isEqualTo(black);
            }
        }
    }

    @Test
    void sixteenBitTextIsKnownByItsByteOrderMark() throws IOException {
        Path file = folder.resolve("wide.txt");
        try (Document same = open("\u00c4 one\ftwo")) {
            for (Charset charset : new Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
                Files.write(file, "\uFEFF\u00c4 one\ftwo".getBytes(charset));
                try (Document document = Document.open(file)) {
                    assertThat(document.pages()).isEqualTo(2);
                    assertThat(fine(document, 0).samePixels(fine(same, 0))).isTrue();
                }
            }
        }
    }

    @Test
    void textThatIsNotUtf8IsTakenForWindows1252() throws IOException {
        Path file = folder.resolve("old.txt");
        Files.write(file, "\u00c4\u00d6".getBytes(StandardCharsets.ISO_8859_1));
        try (Document document = Document.open(file);
                Document same = open("\uFEFFÄÖ")) {
            assertThat(fine(document, 0).samePixels(fine(same, 0))).isTrue();
        }
    }

    @Test
    void limitsAreSaid() throws IOException {
        Path file = folder.resolve("other");
        Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThatThrownBy(() -> Document.open(file))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith(file + ": it is no PDF, PNG, JPEG, GIF, BMP or TIFF file, and no text either.");

        Files.write(file, new byte[TextDocument.LARGEST + 1]);
        assertThatThrownBy(() -> Document.open(file)).hasMessageContaining("more than 4194304 octets");
    }
}
