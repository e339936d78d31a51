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

/** Finds which side of a JPEG file is up: tag 274 in the Exif segment (CIPA DC-008, 4.6.4). */
final class ExifOrientation {

    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final byte[] SIGNATURE = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ORIENTATION = 274;
    private static final int ENTRY = 12;
    /** Segments before the pixels; a file with more is not a photograph. */
    private static final int MOST_SEGMENTS = 256;

    private ExifOrientation() {}

    /** The orientation the file gives, upright if it gives none or its Exif segment makes no sense. */
    static Orientation of(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(2);
            for (int i = 0; i < MOST_SEGMENTS; i++) {
                int marker = in.readUnsignedShort() & 0xFF;
                if (marker == START_OF_SCAN) {
                    break;
                }
                int length = Math.max(0, in.readUnsignedShort() - 2);
                if (marker == APP1) {
                    Orientation found = inSegment(ByteBuffer.wrap(in.readNBytes(length)));
                    if (found != Orientation.TOP_LEFT) {
                        return found;
                    }
                } else {
                    in.skipNBytes(length);
                }
            }
        } catch (EOFException e) {
            // The image reader will say what the file lacks.
            return Orientation.TOP_LEFT;
        }
        return Orientation.TOP_LEFT;
    }

    private static Orientation inSegment(ByteBuffer segment) {
        int start = SIGNATURE.length;
        if (segment.remaining() < start + 8 || !segment.slice(0, start).equals(ByteBuffer.wrap(SIGNATURE))) {
            return Orientation.TOP_LEFT;
        }
        ByteBuffer tiff = segment.slice(start, segment.remaining() - start);
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
