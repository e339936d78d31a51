package org.pagewire.image.document;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;

/** Images that ask for more than they may, or than they have data for (R-G2). */
class ImageLimitsTest {

    @TempDir
    Path folder;

    private static Page read(Path file, FaxResolution resolution) throws IOException {
        try (Document document = Document.open(file)) {
            return document.page(0, Drawing.fitter(resolution), Mode.TEXT);
        }
    }

    @Test
    void anImageThatDeclaresTooManyPixelsIsRefusedBeforeDecoding() throws IOException {
        Path file = emptyPng(60_000, 60_000);
        assertThatThrownBy(() -> read(file, FaxResolution.FINE))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith(file + ", page 1: it has 60000 x 60000 pixels, which is more than");
    }

    /** 200 MB of memory for 66 octets. */
    @Test
    void anImageWithoutDataForItsPixelsIsRefusedBeforeMemoryIsTaken() throws IOException {
        Path file = emptyPng(16_384, 4_096);
        assertThatThrownBy(() -> read(file, FaxResolution.FINE))
                .isInstanceOf(DocumentException.class)
                .hasMessageStartingWith(
                        file + ", page 1: it says it has 16384 x 4096 pixels, more than its 66 octets can be.");
    }

    private Path emptyPng(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeBytes("IHDR");
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(png, header.toByteArray());
        chunk(png, new byte[] {'I', 'D', 'A', 'T', 0x78, (byte) 0x9C, 0x63, 0, 0, 0, 2, 0, 1});
        chunk(png, new byte[] {'I', 'E', 'N', 'D'});
        return Files.write(folder.resolve("bomb.png"), png.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream out, byte[] typeAndData) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(typeAndData);
        DataOutputStream fields = new DataOutputStream(out);
        fields.writeInt(typeAndData.length - 4);
        fields.write(typeAndData);
        fields.writeInt((int) sum.getValue());
    }
}
