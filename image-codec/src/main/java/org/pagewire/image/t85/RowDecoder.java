package org.pagewire.image.t85;

/** Decodes the pixels of a row, as {@link RowEncoder} codes them; it can stop at any pixel until more octets come. */
final class RowDecoder {

    private final ArithmeticDecoder coder;
    private final int width;
    private final int kept;
    private final int aboveShift;
    /** Pixels decoded of the row in hand. */
    private int x;
    /** The context of the pixel to decode. */
    private int context;

    RowDecoder(ArithmeticDecoder coder, int width, Template template) {
        this.coder = coder;
        this.width = width;
        this.kept = template.kept;
        this.aboveShift = template.aboveShift;
    }

    /** Starts a row. */
    void start(long[] above, long[] twoAbove) {
        x = 0;
        context = RowWords.firstContext(above, twoAbove, aboveShift);
    }

    /**
     * Decodes the rest of a row, which is white from there on.
     *
     * @param twoAbove white for a template of two lines
     * @return false if octets are missing: to be called again with the same rows
     */
    boolean decode(long[] row, long[] above, long[] twoAbove) {
        while (x < width) {
            if (coder.starved) {
                return false;
            }
            int word = x >> 6;
            int white = (x & 63) == 0 && context == 0 ? white(above, twoAbove, word) : 0;
            if (white > 0 && (coder.contexts[0] & 1) == 0) {
                decodeWhite(row, white);
            } else {
                decodeWord(row, above, twoAbove, word);
            }
        }
        return true;
    }

    private void decodeWord(long[] row, long[] above, long[] twoAbove, int word) {
        long[] contexts = coder.contexts;
        long interval = coder.interval;
        long code = coder.code;
        int toAbove = 63 - aboveShift;
        int aboveBit = 1 << aboveShift;
        int around = context;
        int i = x & 63;
        int end = Math.min(64, width - (word << 6));
        long aboves = RowWords.ahead(above, word, 3) << i;
        long twoAboves = RowWords.ahead(twoAbove, word, 2) << i;
        long pixels = 0;
        for (; i < end; i++) {
            long state = contexts[around];
            interval -= state & ArithmeticDecoder.INTERVAL;
            int pixel;
            if (code < interval && interval >= ArithmeticDecoder.HALF) {
                pixel = (int) state & 1;
            } else {
                coder.interval = interval;
                pixel = coder.learn(around);
                interval = coder.interval;
                code = coder.code;
                if (coder.starved) {
                    end = i + 1;
                }
            }
            pixels = pixels << 1 | pixel;
            around = ((around << 1) & kept)
                    | ((int) (twoAboves >>> 56) & 0x80)
                    | ((int) (aboves >>> toAbove) & aboveBit)
                    | pixel;
            aboves <<= 1;
            twoAboves <<= 1;
        }
        coder.interval = interval;
        row[word] |= pixels << (64 - i);
        context = around;
        x = (word << 6) + i;
    }

    /** How many pixels from a word on are white as long as those left of them are. */
    private int white(long[] above, long[] twoAbove, int from) {
        int to = from;
        int words = above.length - 1;
        while (to < words && (above[to] | twoAbove[to]) == 0) {
            to++;
        }
        return RowWords.pixels(from, to, width);
    }

    /** Decodes pixels in white surroundings up to the first black one. */
    private void decodeWhite(long[] row, int count) {
        int left = count;
        while (left > 0 && !coder.starved && (coder.contexts[0] & 1) == 0) {
            long step = coder.contexts[0] & ArithmeticDecoder.INTERVAL;
            long interval = coder.interval;
            int plain = (int) Math.min(left, (interval - Math.max(ArithmeticDecoder.HALF, coder.code + 1)) / step);
            if (plain == left) {
                coder.interval = interval - left * step;
                x += left;
                return;
            }
            coder.interval = interval - (plain + 1) * step;
            x += plain;
            left -= plain + 1;
            int pixel = coder.learn(0);
            if (pixel != 0) {
                row[x >> 6] |= 1L << (63 - (x & 63));
                context = 1;
                left = 0;
            }
            x++;
        }
    }

    /**
     * Decodes the rest of a row with the adaptive pixel moved, as {@link #decode} does without.
     *
     * @param adaptive how far to the left of the pixel to decode it is
     */
    boolean decode(long[] row, long[] above, long[] twoAbove, int adaptive) {
        int aboveBit = 1 << aboveShift;
        while (x < width) {
            if (coder.starved) {
                return false;
            }
            int from = x - adaptive;
            int moved = from < 0 ? 0 : (int) (row[from >> 6] >>> (63 - (from & 63))) & 1;
            int pixel = coder.decode((context & ~aboveBit) | (moved << aboveShift));
            int word = x >> 6;
            int i = x & 63;
            row[word] |= (long) pixel << (63 - i);
            context = ((context << 1) & kept)
                    | ((int) (RowWords.ahead(twoAbove, word, 2) << i >>> 56) & 0x80)
                    | ((int) (RowWords.ahead(above, word, 3) << i >>> (63 - aboveShift)) & aboveBit)
                    | pixel;
            x++;
        }
        return true;
    }
}
