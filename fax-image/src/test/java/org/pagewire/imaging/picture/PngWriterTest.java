package org.pagewire.imaging.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;

/** The PNG images written, read by the JDK's reader. */
class PngWriterTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 1728, 2433})
    void pixelsAreThePagesAtEveryWidth(int width) throws IOException {
        Random random = new Random(width);
        byte[] rows = new byte[Page.stride(width) * 37];
        random.nextBytes(rows);
        Page page = Page.of(width, FaxResolution.FINE.resolution(), rows);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(page)));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(37);
        for (int y = 0; y < 37; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(image.getRGB(x, y)).isEqualTo(page.isBlack(x, y) ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
    }

    /** Behind signature and header of 8 and 25 octets: length, name, pixels per metre each way, unit. */
    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "FINE", "DPI_300"})
    void theResolutionIsToldInPixelsPerMetre(FaxResolution resolution) throws IOException {
        ByteBuffer png = ByteBuffer.wrap(png(Page.of(8, resolution.resolution(), new byte[1])));
        assertThat(png.getInt(33)).isEqualTo(9);
        assertThat(png.getInt(37)).isEqualTo(0x70485973);
        assertThat(png.getInt(41) * 0.0254)
                .isBetween(
                        resolution.resolution().horizontal() - 0.02,
                        resolution.resolution().horizontal() + 0.02);
        assertThat(png.getInt(45) * 0.0254)
                .isBetween(
                        resolution.resolution().vertical() - 0.02,
                        resolution.resolution().vertical() + 0.02);
        assertThat(png.get(49)).isEqualTo((byte) 1);
    }

    private static byte[] png(Page page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(page, out);
        return out.toByteArray();
    }
}
