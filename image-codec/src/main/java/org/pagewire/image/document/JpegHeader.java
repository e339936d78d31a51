package org.pagewire.image.document;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pagewire.image.page.Orientation;

/**
 * What a JPEG file says before its pixels (ITU-T T.81, annex B).
 *
 * @param orientation which side is up: tag 274 in the Exif segment (CIPA DC-008, 4.6.4); upright if there is none or it makes
 *     no sense
 * @param components samples of a pixel: 1 is grey, 3 colour, 4 colour for print
 * @param adobe the colour transform that Adobe's segment APP14 tells: 0 none, 1 YCbCr, 2 YCCK; -1 without that segment
 */
record JpegHeader(Orientation orientation, int components, int adobe) {

    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int EXTENSION = 0xC8;
    private static final int ARITHMETIC_TABLES = 0xCC;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ADOBE_TRANSFORM = 11;
    private static final int FRAME_COMPONENTS = 5;
    private static final int ORIENTATION = 274;
    private static final int ENTRY = 12;
    /** Segments before the pixels; a file with more is not a photograph. */
    private static final int MOST_SEGMENTS = 256;

    /** Reads it as far as the file makes sense; the image reader will say what the file lacks. */
    static JpegHeader of(Path file) throws IOException {
        JpegHeader header = new JpegHeader(Orientation.TOP_LEFT, 0, -1);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(2);
            for (int i = 0; i < MOST_SEGMENTS; i++) {
                int marker = in.readUnsignedShort() & 0xFF;
                if (marker == START_OF_SCAN) {
                    break;
                }
                int length = Math.max(0, in.readUnsignedShort() - 2);
                header = header.with(marker, ByteBuffer.wrap(in.readNBytes(length)));
            }
        } catch (EOFException e) {
            return header;
        }
        return header;
    }

    private JpegHeader with(int marker, ByteBuffer segment) {
        if (marker == APP1 && orientation == Orientation.TOP_LEFT) {
            return new JpegHeader(orientation(segment), components, adobe);
        }
        if (marker == APP14 && startsWith(segment, ADOBE) && segment.limit() > ADOBE_TRANSFORM) {
            return new JpegHeader(orientation, components, segment.get(ADOBE_TRANSFORM));
        }
        boolean frame = marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != EXTENSION
                && marker != ARITHMETIC_TABLES;
        if (frame && segment.limit() > FRAME_COMPONENTS) {
            return new JpegHeader(orientation, segment.get(FRAME_COMPONENTS), adobe);
        }
        return this;
    }

    private static boolean startsWith(ByteBuffer segment, byte[] signature) {
        return segment.limit() >= signature.length
                && segment.slice(0, signature.length).equals(ByteBuffer.wrap(signature));
    }

    private static Orientation orientation(ByteBuffer segment) {
        int start = EXIF.length;
        if (!startsWith(segment, EXIF) || segment.limit() < start + 8) {
            return Orientation.TOP_LEFT;
        }
        ByteBuffer tiff = segment.slice(start, segment.limit() - start);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xFFFF_FFFFL;
        if (directory + 2 > tiff.limit()) {
            return Orientation.TOP_LEFT;
        }
        int entries = tiff.getShort((int) directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            long at = directory + 2 + (long) ENTRY * i;
            if (at + ENTRY > tiff.limit()) {
                break;
            }
            int value = tiff.getShort((int) at + 8) & 0xFFFF;
            if ((tiff.getShort((int) at) & 0xFFFF) == ORIENTATION
                    && value >= 1
                    && value <= Orientation.values().length) {
                return Orientation.values()[value - 1];
            }
        }
        return Orientation.TOP_LEFT;
    }
}
