package org.pagewire.image.t85;

/** Decodes the pixels of a row, as {@link RowEncoder} codes them; it can stop at any pixel until more octets come. */
final class RowDecoder {

    /** So many white pixels ahead in the rows above are worth a look. */
    private static final int WHITE_AHEAD = 8;

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

    /**
     * What hangs on the pixel before is kept short, as each pixel waits for it: the contexts for either colour of a pixel are looked up
     * before its colour is known, and what can be taken from the interval before something is to be learnt is one number.
     */
    private void decodeWord(long[] row, long[] above, long[] twoAbove, int word) {
        long[] contexts = coder.contexts;
        long code = coder.code;
        long floor = ArithmeticDecoder.floor(code);
        long room = coder.interval - floor;
        int toAbove = 63 - aboveShift;
        int aboveBit = 1 << aboveShift;
        int i = x & 63;
        int end = Math.min(64, width - (word << 6));
        long aboves = RowWords.ahead(above, word, 3) << i;
        long twoAboves = RowWords.ahead(twoAbove, word, 2) << i;
        long pixels = 0;
        // The context without the pixel to the left, and that pixel.
        int around = context & ~1;
        int left = context & 1;
        long state = contexts[context];
        while (i < end) {
            if ((around | left) == 0 && (aboves | twoAboves) >>> (64 - WHITE_AHEAD) == 0 && (state & 1) == 0) {
                int white = Math.min(Long.numberOfLeadingZeros(aboves | twoAboves | 1), end - i);
                long step = state & ArithmeticDecoder.INTERVAL;
                if (step <= room >> 6) {
                    room -= white * step;
                    i += white;
                    pixels <<= white;
                    aboves <<= white;
                    twoAboves <<= white;
                    continue;
                }
            }
            int next = (((around << 1) & kept)
                            | ((int) (twoAboves >>> 56) & 0x80)
                            | ((int) (aboves >>> toAbove) & aboveBit))
                    | left << 1;
            long ifWhite = contexts[next];
            long ifBlack = contexts[next | 1];
            long pixel = state & 1;
            room -= state & ArithmeticDecoder.INTERVAL;
            if (room < 0) {
                // The same as learn(), but that code and interval stay at hand.
                long interval = room + floor;
                long upper = ArithmeticDecoder.upper(code, interval);
                long size = ArithmeticDecoder.size(state, interval, upper);
                int lessProbable = ArithmeticDecoder.lessProbable(state, interval, upper);
                int doublings = ArithmeticDecoder.doublings(size);
                contexts[around | left] = ArithmeticDecoder.after(state, lessProbable);
                pixel = (state ^ lessProbable) & 1;
                code = (code - (interval & upper)) << doublings;
                interval = size << doublings;
                if (coder.take(doublings)) {
                    coder.code = code;
                    coder.refill();
                    code = coder.code;
                }
                floor = ArithmeticDecoder.floor(code);
                room = interval - floor;
                ifWhite = contexts[next];
                ifBlack = contexts[next | 1];
                if (coder.starved) {
                    end = i + 1;
                }
            }
            pixels = pixels << 1 | pixel;
            around = next;
            left = (int) pixel;
            state = ifWhite ^ ((ifWhite ^ ifBlack) & -pixel);
            aboves <<= 1;
            twoAboves <<= 1;
            i++;
        }
        coder.interval = room + floor;
        coder.code = code;
        row[word] |= pixels << (64 - i);
        context = around | left;
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
            int plain = coder.plain(0, 0, left);
            x += plain;
            left -= plain;
            if (left > 0) {
                left--;
                if (coder.decode(0) != 0) {
                    row[x >> 6] |= 1L << (63 - (x & 63));
                    context = 1;
                    left = 0;
                }
                x++;
            }
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
