package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Pages;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/** Tags that are wrong about how the data is coded: every coding labelled as every other one, and in the other bit order. */
class MislabelledTest {

    private static final int WIDTH = 1728;

    @TempDir
    Path folder;

    /** What a page says of itself: Compression and T4Options. */
    private record Label(int compression, int options) {}

    private static final List<Label> LABELS = List.of(
            new Label(2, 0), new Label(3, 0), new Label(3, 1), new Label(3, 4), new Label(4, 0), new Label(32771, 0));

    static List<Arguments> truthsAndLabels() {
        List<T4Settings> truths = List.of(
                T4Settings.mh(WIDTH),
                T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.ALIGNED_CODE).withEndOfPage(false),
                T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.OCTET_BOUNDARY),
                T4Settings.mh(WIDTH).withEndOfLine(EndOfLine.WORD_BOUNDARY),
                T4Settings.mr(WIDTH, 2),
                T4Settings.mr(WIDTH, 4).withEndOfPage(false),
                T4Settings.mmr(WIDTH),
                T4Settings.mmr(WIDTH).withEndOfPage(false));
        List<Arguments> all = new ArrayList<>();
        for (T4Settings truth : truths) {
            for (Label label : LABELS) {
                for (int fillOrder = 1; fillOrder <= 2; fillOrder++) {
                    all.add(Arguments.of(truth, label, fillOrder));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("truthsAndLabels")
    void dataIsReadForWhatItIs(T4Settings truth, Label label, int fillOrder) throws IOException {
        for (int margin : new int[] {0, 150}) {
            Page page = withMargin(margin);
            for (BitOrder order : BitOrder.values()) {
                assertReads(page, T4Encoder.encode(page, truth.withBitOrder(order)), label, fillOrder);
            }
        }
    }

    /** A blank page is the same in any of these, or nearly so: what counts is that nothing black comes of it. */
    @Test
    void blankPageStaysBlank() throws IOException {
        Page blank = Page.of(WIDTH, Pages.FINE, new byte[216 * 2200]);
        byte[] mmr = T4Encoder.encode(blank, T4Settings.mmr(WIDTH));
        for (int fillOrder = 1; fillOrder <= 2; fillOrder++) {
            assertReads(blank, mmr, new Label(4, 0), fillOrder);
        }
    }

    /** Damage is no reason to doubt the label. */
    @Test
    void damagedDataIsReadAsLabelled() throws IOException {
        Page page = withMargin(10);
        Random random = new Random(9);
        byte[] code = T4Encoder.encode(page, T4Settings.mh(WIDTH));
        for (int bit = 0; bit < 8 * code.length; bit++) {
            if (random.nextInt(2_000) == 0) {
                code[bit >> 3] ^= (byte) (0x80 >> (bit & 7));
            }
        }
        Path file = TiffBuilder.coded(page, 3, code).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            RowCounts counts = reader.read(0, (packed, offset) -> {});
            assertThat(counts.good()).isGreaterThan(page.height() / 2);
        }
    }

    private void assertReads(Page page, byte[] code, Label label, int fillOrder) throws IOException {
        Path file = TiffBuilder.coded(page, label.compression, code)
                .tag(Tag.T4_OPTIONS, label.options)
                .tag(Tag.FILL_ORDER, fillOrder)
                .write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.read(0, (packed, offset) -> {})).isEqualTo(new RowCounts(page.height(), 0, 0));
            assertThat(reader.read(0).samePixels(page)).isTrue();
        }
    }

    /** Blank rows above something like text. */
    private static Page withMargin(int margin) {
        PageBuilder builder = new PageBuilder(WIDTH, Pages.FINE);
        byte[] white = new byte[216];
        for (int i = 0; i < margin; i++) {
            builder.row(white, 0);
        }
        Pages.lifelike(new Random(margin), WIDTH, 120).send(builder);
        return builder.build();
    }
}
