package org.pagewire.image.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Makes TIFF files with one page whose tags a test chooses: a header, the strips, a directory. */
final class TiffBuilder {

    private final ByteOrder order;
    private final TreeMap<Integer, byte[]> entries = new TreeMap<>();
    private final ByteArrayOutputStream strips = new ByteArrayOutputStream();

    TiffBuilder(ByteOrder order) {
        this.order = order;
    }

    TiffBuilder tag(int tag, long value) {
        return entry(tag, Type.LONG, 1, (int) value);
    }

    /** An entry whose value is in place, whatever its type says. */
    TiffBuilder entry(int tag, int type, int count, int value) {
        ByteBuffer entry = ByteBuffer.allocate(12).order(order);
        entry.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
        entries.put(tag, entry.array());
        return this;
    }

    /** A fraction, written among the strips. */
    TiffBuilder fraction(int tag, int numerator, int denominator) {
        int at = place();
        strips.writeBytes(ByteBuffer.allocate(8)
                .order(order)
                .putInt(numerator)
                .putInt(denominator)
                .array());
        return entry(tag, Type.RATIONAL, 1, at);
    }

    TiffBuilder strip(byte[] octets) {
        tag(Tag.STRIP_OFFSETS, place());
        tag(Tag.STRIP_BYTE_COUNTS, octets.length);
        strips.writeBytes(octets);
        return this;
    }

    /** Several whole numbers, written among the strips. */
    TiffBuilder places(int tag, int... values) {
        int at = place();
        for (int value : values) {
            strips.writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
        }
        return entry(tag, Type.LONG, values.length, at);
    }

    TiffBuilder without(int tag) {
        entries.remove(tag);
        return this;
    }

    private int place() {
        if (strips.size() % 2 != 0) {
            strips.write(0);
        }
        return 8 + strips.size();
    }

    Path write(Path file) throws IOException {
        int directory = place();
        ByteBuffer all =
                ByteBuffer.allocate(directory + 2 + 12 * entries.size() + 4).order(order);
        all.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        all.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        all.putShort((short) 42).putInt(directory).put(strips.toByteArray());
        all.position(directory);
        all.putShort((short) entries.size());
        for (Map.Entry<Integer, byte[]> entry : entries.entrySet()) {
            all.put(entry.getValue());
        }
        return Files.write(file, all.array());
    }
}
