package org.pagewire.image.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pagewire.image.page.Page;

/** Makes TIFF files with one page whose tags a test chooses: a header, the strips, a directory. */
final class TiffBuilder {

    /** What is kept free for a directory that comes first. */
    private static final int ROOM = 400;

    private final ByteOrder order;
    private final TreeMap<Integer, byte[]> entries = new TreeMap<>();
    private final List<byte[]> late = new ArrayList<>();
    private final ByteArrayOutputStream strips = new ByteArrayOutputStream();
    private boolean directoryFirst;

    TiffBuilder(ByteOrder order) {
        this.order = order;
    }

    /** A page with one strip of code. */
    static TiffBuilder coded(Page page, int compression, byte[] code) {
        return new TiffBuilder(ByteOrder.LITTLE_ENDIAN)
                .tag(Tag.IMAGE_WIDTH, page.width())
                .tag(Tag.IMAGE_LENGTH, page.height())
                .tag(Tag.COMPRESSION, compression)
                .strip(code);
    }

    TiffBuilder tag(int tag, long value) {
        return entry(tag, Type.LONG, 1, (int) value);
    }

    /** An entry whose value is in place, whatever its type says. */
    TiffBuilder entry(int tag, int type, int count, int value) {
        entries.put(tag, octets(tag, type, count, value));
        return this;
    }

    /** An entry behind all others, though its tag may be lower or there already. */
    TiffBuilder late(int tag, int type, int count, int value) {
        late.add(octets(tag, type, count, value));
        return this;
    }

    private byte[] octets(int tag, int type, int count, int value) {
        ByteBuffer entry = ByteBuffer.allocate(12).order(order);
        return entry.putShort((short) tag)
                .putShort((short) type)
                .putInt(count)
                .putInt(value)
                .array();
    }

    /** An entry whose value is written among the strips. */
    TiffBuilder value(int tag, int type, int count, byte[] value) {
        int at = put(value);
        return entry(tag, type, count, at);
    }

    TiffBuilder fraction(int tag, int numerator, int denominator) {
        return value(tag, Type.RATIONAL, 1, numbers(numerator, denominator));
    }

    /** Several values of four octets, written among the strips. */
    TiffBuilder longs(int tag, int... values) {
        return value(tag, Type.LONG, values.length, numbers(values));
    }

    TiffBuilder shorts(int tag, int... values) {
        ByteBuffer octets = ByteBuffer.allocate(2 * values.length).order(order);
        for (int value : values) {
            octets.putShort((short) value);
        }
        return value(tag, Type.SHORT, values.length, octets.array());
    }

    private byte[] numbers(int... values) {
        ByteBuffer octets = ByteBuffer.allocate(4 * values.length).order(order);
        for (int value : values) {
            octets.putInt(value);
        }
        return octets.array();
    }

    TiffBuilder strip(byte[] octets) {
        tag(Tag.STRIP_BYTE_COUNTS, octets.length);
        return tag(Tag.STRIP_OFFSETS, put(octets));
    }

    /** Several strips, each of so many rows. */
    TiffBuilder strips(int rowsPerStrip, byte[]... strips) {
        int[] offsets = new int[strips.length];
        int[] lengths = new int[strips.length];
        for (int i = 0; i < strips.length; i++) {
            offsets[i] = put(strips[i]);
            lengths[i] = strips[i].length;
        }
        return longs(Tag.STRIP_OFFSETS, offsets)
                .longs(Tag.STRIP_BYTE_COUNTS, lengths)
                .tag(Tag.ROWS_PER_STRIP, rowsPerStrip);
    }

    TiffBuilder without(int tag) {
        entries.remove(tag);
        return this;
    }

    /** Puts the directory right behind the header; to be called before strips are added. */
    TiffBuilder directoryFirst() {
        directoryFirst = true;
        strips.writeBytes(new byte[ROOM]);
        return this;
    }

    /** Octets among the strips; tells where they are. */
    int put(byte[] octets) {
        if (strips.size() % 2 != 0) {
            strips.write(0);
        }
        int at = 8 + strips.size();
        strips.writeBytes(octets);
        return at;
    }

    byte[] octets() {
        int end = put(new byte[0]);
        int directory = directoryFirst ? 8 : end;
        int length = 2 + 12 * (entries.size() + late.size()) + 4;
        ByteBuffer all =
                ByteBuffer.allocate(directoryFirst ? end : end + length).order(order);
        all.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        all.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        all.putShort((short) 42).putInt(directory).put(strips.toByteArray());
        all.position(directory);
        all.putShort((short) (entries.size() + late.size()));
        for (Map.Entry<Integer, byte[]> entry : entries.entrySet()) {
            all.put(entry.getValue());
        }
        late.forEach(all::put);
        return all.array();
    }

    Path write(Path file) throws IOException {
        return Files.write(file, octets());
    }
}
