package org.pagewire.image.tiff;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.pagewire.image.page.Page;

/** Writes LZW as programs did before TIFF 6.0: least significant bit first, longer codes when they are needed. */
final class OldLzw {

    private static final int CLEAR = 256;
    private static final int END = 257;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long bits;
    private int count;

    private OldLzw() {}

    static byte[] encode(Page page) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        page.send((packed, offset) -> rows.write(packed, offset, Page.stride(page.width())));
        return new OldLzw().encode(rows.toByteArray());
    }

    private byte[] encode(byte[] octets) {
        Map<String, Integer> table = new HashMap<>();
        int next = END + 1;
        int length = 9;
        put(CLEAR, length);
        String string = "";
        for (byte octet : octets) {
            String longer = string + (char) (octet & 0xFF);
            if (longer.length() == 1 || table.containsKey(longer)) {
                string = longer;
                continue;
            }
            put(code(table, string), length);
            table.put(longer, next++);
            if (next > 1 << length) {
                length++;
            }
            if (next == 4_094) {
                put(CLEAR, length);
                table.clear();
                next = END + 1;
                length = 9;
            }
            string = longer.substring(longer.length() - 1);
        }
        put(code(table, string), length);
        // The reader enters one more string before it reads on.
        put(END, next + 1 > 1 << length ? length + 1 : length);
        put(0, 7);
        return out.toByteArray();
    }

    private static int code(Map<String, Integer> table, String string) {
        return string.length() == 1 ? string.charAt(0) : table.get(string);
    }

    private void put(int code, int length) {
        bits |= (long) code << count;
        for (count += length; count >= 8; count -= 8) {
            out.write((int) bits & 0xFF);
            bits >>>= 8;
        }
    }
}
