package org.pagewire.image.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one page (an image file directory). They may stand in any order; of a tag that is there twice the first counts.
 * Numbers are taken from any type that has them.
 */
final class Directory {

    /** More values than this for one tag are damage: no page has more strips than rows. */
    static final int MOST_VALUES = 1_000_000;

    private final TiffInput input;
    private final int page;
    private final long offset;
    private final Map<Integer, Entry> entries = new HashMap<>();

    private record Entry(int type, long count, long at, ByteBuffer inline) {}

    Directory(TiffInput input, int page, long offset) throws IOException {
        this.input = input;
        this.page = page;
        this.offset = offset;
        TiffLayout layout = input.layout();
        int count = input.entries(page, offset);
        long first = offset + layout.countOctets();
        ByteBuffer all = input.buffer(page, first, count * layout.entryOctets());
        for (int i = 0; i < count; i++) {
            int start = i * layout.entryOctets();
            int value = layout.entryOctets() - layout.pointerOctets();
            ByteBuffer inline = all.slice(start + value, layout.pointerOctets()).order(all.order());
            Entry entry =
                    new Entry(all.getShort(start + 2) & 0xFFFF, layout.pointer(all, start + 4), first + start, inline);
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
        Entry entry = entries.get(tag);
        return entry == null || entry.count == 0 ? otherwise : numbers(tag, entry, 1)[0];
    }

    /** All values of a tag of whole numbers, or null if it is not there. */
    long @Nullable [] numbers(int tag) throws IOException {
        Entry entry = entries.get(tag);
        return entry == null ? null : numbers(tag, entry, entry.count);
    }

    /** The first value of a tag that a page can be read without: one that cannot be read is as good as none. */
    long spareNumber(int tag, long otherwise) throws IOException {
        try {
            return number(tag, otherwise);
        } catch (TiffException e) {
            return otherwise;
        }
    }

    /** All values of a tag that a page can be read without, or null if it is not there or cannot be read. */
    long @Nullable [] spareNumbers(int tag) throws IOException {
        try {
            return numbers(tag);
        } catch (TiffException e) {
            return null;
        }
    }

    private long[] numbers(int tag, Entry entry, long count) throws IOException {
        if (!isNumber(entry.type)) {
            throw input.damaged(
                    page, entry.at, "tag " + tag + " has type " + entry.type + ", which is no whole number");
        }
        ByteBuffer octets = values(tag, entry, count);
        long[] values = new long[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(octets, entry.type);
        }
        return values;
    }

    private static boolean isNumber(int type) {
        return type != Type.ASCII && Type.octets(type) != 0;
    }

    /** A value of a type that is a number. */
    private static long number(ByteBuffer octets, int type) {
        return switch (type) {
            case Type.BYTE, Type.UNDEFINED -> octets.get() & 0xFFL;
            case Type.SIGNED_BYTE -> octets.get();
            case Type.SHORT -> octets.getShort() & 0xFFFFL;
            case Type.SIGNED_SHORT -> octets.getShort();
            case Type.LONG, Type.DIRECTORY -> octets.getInt() & 0xFFFF_FFFFL;
            case Type.SIGNED_LONG -> octets.getInt();
            case Type.LONG8, Type.SIGNED_LONG8, Type.DIRECTORY8 -> octets.getLong();
            default -> Math.round(real(octets, type));
        };
    }

    private static double real(ByteBuffer octets, int type) {
        return switch (type) {
            case Type.RATIONAL -> ratio(octets.getInt() & 0xFFFF_FFFFL, octets.getInt() & 0xFFFF_FFFFL);
            case Type.SIGNED_RATIONAL -> ratio(octets.getInt(), octets.getInt());
            case Type.FLOAT -> octets.getFloat();
            case Type.DOUBLE -> octets.getDouble();
            default -> number(octets, type);
        };
    }

    private static double ratio(long numerator, long denominator) {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }

    /** The first value of a tag of fractions; 0 if it is not there, is no number or cannot be read. */
    double fraction(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count == 0 || !isNumber(entry.type)) {
            return 0;
        }
        try {
            double value = real(values(tag, entry, 1), entry.type);
            return Double.isFinite(value) ? value : 0;
        } catch (TiffException e) {
            return 0;
        }
    }

    /** A text up to its first NUL, the end of the tag or of the file, or null if there is none. */
    @Nullable
    String text(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.count == 0 || Type.octets(entry.type) != 1) {
            return null;
        }
        ByteBuffer octets;
        // Whether the value is in the entry depends on all of its length.
        if (entry.count > 0 && entry.count <= entry.inline.capacity()) {
            octets = entry.inline.duplicate().limit((int) entry.count);
        } else {
            long at = input.layout().pointer(entry.inline, 0);
            if (at < 0 || at >= input.size()) {
                return null;
            }
            long most = Math.min(PageLabels.LONGEST_TEXT, input.size() - at);
            octets = input.buffer(page, at, (int) (entry.count < 0 ? most : Math.min(entry.count, most)));
        }
        String text = StandardCharsets.ISO_8859_1.decode(octets).toString();
        int end = text.indexOf(0);
        String shown = (end < 0 ? text : text.substring(0, end)).strip();
        return shown.isEmpty() ? null : shown.replaceAll("\\p{Cntrl}", "?");
    }

    /** The first values of a tag. */
    private ByteBuffer values(int tag, Entry entry, long count) throws IOException {
        if (entry.count < 0 || entry.count > MOST_VALUES) {
            throw input.damaged(page, entry.at, "tag " + tag + " says it has " + entry.count + " values");
        }
        int width = Type.octets(entry.type);
        if (entry.count * width <= entry.inline.capacity()) {
            return entry.inline.duplicate().order(entry.inline.order());
        }
        return input.buffer(page, input.layout().pointer(entry.inline, 0), (int) count * width);
    }
}
