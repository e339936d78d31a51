package org.pagewire.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tags of one page (an image file directory). */
final class Directory {

    /** More values than this for one tag are damage: no page has more strips than rows. */
    static final int MOST_VALUES = 1_000_000;

    private static final int BYTE = 1;

    private final TiffInput input;
    private final int page;
    private final long offset;
    private final Map<Integer, Entry> entries = new HashMap<>();

    private record Entry(int type, long count, long at, ByteBuffer inline) {}

    Directory(TiffInput input, int page, long offset) throws IOException {
        this.input = input;
        this.page = page;
        this.offset = offset;
        int count = input.entries(page, offset);
        ByteBuffer all = input.buffer(page, offset + 2, count * TiffInput.ENTRY);
        for (int i = 0; i < count; i++) {
            int start = i * TiffInput.ENTRY;
            ByteBuffer inline = all.slice(start + 8, 4).order(all.order());
            Entry entry = new Entry(
                    all.getShort(start + 2) & 0xFFFF, all.getInt(start + 4) & 0xFFFF_FFFFL, offset + 2 + start, inline);
            entries.putIfAbsent(all.getShort(start) & 0xFFFF, entry);
        }
    }

    /** Number of the page, first is 1. */
    int page() {
        return page;
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** Where the tag stands in the file, or the directory if it is not there. */
    long at(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? offset : entry.at;
    }

    /** The first value of a tag of whole numbers. */
    long number(int tag, long otherwise) throws IOException {
        long[] values = numbers(tag);
        return values == null || values.length == 0 ? otherwise : values[0];
    }

    /** All values of a tag of whole numbers, or null if it is not there. */
    long @Nullable [] numbers(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return null;
        }
        int width = switch (entry.type) {
            case BYTE -> 1;
            case Tag.SHORT -> 2;
            case Tag.LONG -> 4;
            default -> throw wrongType(tag, entry);
        };
        ByteBuffer octets = values(tag, entry, width);
        long[] values = new long[(int) entry.count];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (width) {
                case 1 -> octets.get() & 0xFFL;
                case 2 -> octets.getShort() & 0xFFFFL;
                default -> octets.getInt() & 0xFFFF_FFFFL;
            };
        }
        return values;
    }

    /** The first value of a tag of fractions; 0 if it is not there or is no number. */
    double fraction(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count == 0) {
            return 0;
        }
        if (entry.type != Tag.RATIONAL) {
            return number(tag, 0);
        }
        ByteBuffer octets = values(tag, entry, 8);
        double numerator = octets.getInt() & 0xFFFF_FFFFL;
        long denominator = octets.getInt() & 0xFFFF_FFFFL;
        return denominator == 0 ? 0 : numerator / denominator;
    }

    private ByteBuffer values(int tag, Entry entry, int width) throws IOException {
        if (entry.count > MOST_VALUES) {
            throw input.damaged(page, entry.at, "tag " + tag + " says it has " + entry.count + " values");
        }
        int length = (int) entry.count * width;
        if (length <= 4) {
            return entry.inline.duplicate().order(entry.inline.order());
        }
        return input.buffer(page, entry.inline.getInt(0) & 0xFFFF_FFFFL, length);
    }

    private TiffException wrongType(int tag, Entry entry) {
        return input.damaged(page, entry.at, "tag " + tag + " has type " + entry.type + ", which is no whole number");
    }
}
