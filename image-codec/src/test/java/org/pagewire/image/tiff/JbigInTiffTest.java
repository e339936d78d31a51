package org.pagewire.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Pages;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t85.T85Encoder;
import org.pagewire.image.t85.T85Settings;

/** Pages of T.85 as RFC 3949's profile J has them (9) and as libtiff has them (34661), with bits either way round (R-G2). */
class JbigInTiffTest {

    private static final int WIDTH = 1728;
    private static final int HEIGHT = 150;

    @TempDir
    Path folder;

    private final Page page = Pages.lifelike(new Random(31), WIDTH, HEIGHT);
    private final byte[] jbig = T85Encoder.encode(page, T85Settings.of(WIDTH).withHeight(HEIGHT));

    @ParameterizedTest
    @CsvSource({"9, 1, false", "9, 2, false", "9, 2, true", "34661, 1, true", "34661, 2, false", "34661, 1, false"})
    void pageIsReadWhicheverBitComesFirst(int compression, int fillOrder, boolean turned) throws IOException {
        byte[] octets = jbig.clone();
        if (turned) {
            StripDecoder.turn(octets, octets.length);
        }
        Path file = file(compression, octets).tag(Tag.FILL_ORDER, fillOrder).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.info(0).compression()).isEqualTo(Compression.JBIG);
            assertThat(reader.info(0).storage().profile()).isEqualTo(FaxProfile.J);
            assertThat(reader.read(0, (packed, offset) -> {})).isEqualTo(new RowCounts(HEIGHT, 0, 0));
            assertThat(reader.read(0).samePixels(page)).isTrue();
        }
    }

    /** The height comes at the end, as NEWLEN, and stripes are short. */
    @Test
    void pageOfOpenHeightIsRead() throws IOException {
        Path file = file(9, T85Encoder.encode(page, T85Settings.of(WIDTH))).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.read(0).samePixels(page)).isTrue();
        }
    }

    @Test
    void stripsAreReadEachAsAPictureOfItsOwn() throws IOException {
        byte[] half = T85Encoder.encode(Page.of(WIDTH, Pages.FINE, rows(0)), T85Settings.of(WIDTH));
        byte[] other = T85Encoder.encode(Page.of(WIDTH, Pages.FINE, rows(HEIGHT / 2)), T85Settings.of(WIDTH));
        Path file = file(9, half).strips(HEIGHT / 2, half, other).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.read(0).samePixels(page)).isTrue();
        }
    }

    @Test
    void pictureOfAnotherWidthIsBadAndWhite() throws IOException {
        Path file = file(9, jbig).tag(Tag.IMAGE_WIDTH, WIDTH - 8).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.read(0, (packed, offset) -> {})).isEqualTo(new RowCounts(0, HEIGHT, HEIGHT));
            assertThat(reader.read(0).samePixels(Page.of(WIDTH - 8, Pages.FINE, new byte[215 * HEIGHT])))
                    .isTrue();
        }
    }

    @Test
    void pictureThatEndsEarlyGivesTheRowsItHas() throws IOException {
        Path file = file(9, Arrays.copyOf(jbig, jbig.length / 2)).write(folder.resolve("a.tif"));
        try (TiffReader reader = TiffReader.open(file)) {
            RowCounts counts = reader.read(0, (packed, offset) -> {});
            assertThat(counts.total()).isEqualTo(HEIGHT);
            assertThat(counts.bad()).isPositive();
        }
    }

    private byte[] rows(int from) {
        byte[] rows = new byte[216 * HEIGHT / 2];
        int[] at = {0};
        page.send((packed, offset) -> {
            int row = at[0]++;
            if (row >= from && row < from + HEIGHT / 2) {
                System.arraycopy(packed, offset, rows, 216 * (row - from), 216);
            }
        });
        return rows;
    }

    private TiffBuilder file(int compression, byte[] octets) {
        return TiffBuilder.coded(page, compression, octets)
                .fraction(Tag.X_RESOLUTION, 204, 1)
                .fraction(Tag.Y_RESOLUTION, 196, 1);
    }
}
