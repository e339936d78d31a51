package org.pagewire.image.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gathers the tags of a page, to be added in ascending order, into a directory with no successor. */
final class DirectoryBuilder {

    private static final int FRACTION_SCALE = 1_000;

    private final ByteOrder order;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int tag, int type, int count, ByteBuffer value) {}

    DirectoryBuilder(ByteOrder order) {
        this.order = order;
    }

    DirectoryBuilder number(int tag, long value) {
        return add(tag, Type.LONG, 1, buffer(4).putInt((int) value));
    }

    DirectoryBuilder shorts(int tag, int... values) {
        ByteBuffer octets = buffer(Math.max(4, 2 * values.length));
        for (int value : values) {
            octets.putShort((short) value);
        }
        return add(tag, Type.SHORT, values.length, octets.position(octets.capacity()));
    }

    DirectoryBuilder fraction(int tag, double value) {
        boolean whole = value == Math.rint(value);
        int denominator = whole ? 1 : FRACTION_SCALE;
        int numerator = (int) Math.max(Math.round(value * denominator), 1);
        return add(tag, Type.RATIONAL, 1, buffer(8).putInt(numerator).putInt(denominator));
    }

    DirectoryBuilder text(int tag, String ascii) {
        byte[] octets = (ascii + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer padded = buffer(Math.max(4, octets.length + (octets.length & 1)));
        return add(tag, Type.ASCII, octets.length, padded.put(octets).position(padded.capacity()));
    }

    private ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    private DirectoryBuilder add(int tag, int type, int count, ByteBuffer value) {
        entries.add(new Entry(tag, type, count, value.flip()));
        return this;
    }

    /** The directory as it stands at an offset of the file, followed by the values that do not fit into their entries. */
    ByteBuffer build(long offset) {
        int fixed = 2 + TiffLayout.PLAIN.entryOctets() * entries.size() + 4;
        int beyond = 0;
        for (Entry entry : entries) {
            beyond += entry.value.remaining() > 4 ? entry.value.remaining() : 0;
        }
        ByteBuffer directory = buffer(fixed + beyond);
        ByteBuffer values = directory.slice(fixed, beyond);
        directory.putShort((short) entries.size());
        for (Entry entry : entries) {
            directory.putShort((short) entry.tag).putShort((short) entry.type).putInt(entry.count);
            if (entry.value.remaining() > 4) {
                directory.putInt((int) (offset + fixed + values.position()));
                values.put(entry.value);
            } else {
                directory.put(entry.value);
            }
        }
        directory.putInt(0);
        return directory.position(0).limit(fixed + beyond);
    }
}
