package org.pagewire.imaging.picture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;

/**
 * Writes a PNG image (ISO/IEC 15948) of few colours, row by row, without the image library of the JDK and its time to
 * start. Owned by one thread.
 */
public final class PngWriter implements Closeable {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final double METRES_PER_INCH = 0.0254;
    private static final byte METRE = 1;
    private static final byte GREY = 0;
    private static final byte INDEXED = 3;
    private static final int CHUNK = 1 << 15;

    private final OutputStream out;
    private final int stride;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    private final byte[] row;
    private final byte[] chunk = new byte[CHUNK];

    /**
     * Starts an image.
     *
     * @param bitsPerPixel 1, 2 or 4
     * @param palette red, green and blue of each colour; null for black (0) and white (1)
     */
    PngWriter(
            OutputStream out, int width, int height, Resolution resolution, int bitsPerPixel, byte @Nullable [] palette)
            throws IOException {
        this.out = out;
        this.stride = (int) (((long) width * bitsPerPixel + 7) / 8);
        this.row = new byte[stride + 1];
        out.write(SIGNATURE);
        chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) bitsPerPixel)
                        .put(palette == null ? GREY : INDEXED)
                        .array(),
                13);
        chunk(
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt((int) Math.round(resolution.horizontal() / METRES_PER_INCH))
                        .putInt((int) Math.round(resolution.vertical() / METRES_PER_INCH))
                        .put(METRE)
                        .array(),
                9);
        if (palette != null) {
            chunk("PLTE", palette, palette.length);
        }
    }

    /** Writes a page in black and white, pixel for pixel, with its resolution; the stream stays open. */
    public static void write(Page page, OutputStream out) throws IOException {
        try (PngWriter png = new PngWriter(out, page.width(), page.height(), page.resolution(), 1, null)) {
            Rows rows = Rows.of(page);
            byte[] inverted = new byte[rows.stride()];
            for (int y = 0; y < rows.height(); y++) {
                for (int i = 0; i < inverted.length; i++) {
                    inverted[i] = (byte) ~rows.bits()[y * rows.stride() + i];
                }
                png.row(inverted);
            }
        }
    }

    /** Writes the next row, packed, leftmost pixel in the most significant bits. */
    void row(byte[] packed) throws IOException {
        System.arraycopy(packed, 0, row, 1, stride); // behind filter 0: best for so few colours
        deflater.setInput(row);
        while (!deflater.needsInput()) {
            drain();
        }
    }

    private void drain() throws IOException {
        int length = deflater.deflate(chunk);
        if (length > 0) {
            chunk("IDAT", chunk, length);
        }
    }

    private void chunk(String type, byte[] octets, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(octets, 0, length);
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(name);
        out.write(octets, 0, length);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** Ends the image; the stream stays open. */
    @Override
    public void close() throws IOException {
        try {
            deflater.finish();
            while (!deflater.finished()) {
                drain();
            }
            chunk("IEND", new byte[0], 0);
        } finally {
            deflater.end();
        }
    }
}
