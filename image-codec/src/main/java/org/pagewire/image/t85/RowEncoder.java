package org.pagewire.image.t85;

/**
 * Codes the pixels of a row, each in the context of those around it. Rows are words of 64 pixels, the leftmost in the highest bit, with
 * zeros beyond the width and a word of zeros behind.
 *
 * <p>A context moves on by a shift and one pixel from each row. Where all around is white nothing is looked up: as long as
 * the interval is not doubled, coding a number of white pixels takes that multiple of one from it.
 */
final class RowEncoder {

    private final ArithmeticEncoder coder;
    private final int width;
    private final int kept;
    private final int aboveShift;

    RowEncoder(ArithmeticEncoder coder, int width, Template template) {
        this.coder = coder;
        this.width = width;
        this.kept = template.kept;
        this.aboveShift = template.aboveShift;
    }

    /** Codes a row; {@code twoAbove} is white for a template of two lines. */
    void encode(long[] row, long[] above, long[] twoAbove) {
        int[] contexts = coder.contexts;
        int interval = coder.interval;
        int toAbove = 63 - aboveShift;
        int aboveBit = 1 << aboveShift;
        int context = RowWords.firstContext(above, twoAbove, aboveShift);
        int x = 0;
        while (x < width) {
            int word = x >> 6;
            int i = x & 63;
            if (i == 0 && context == 0) {
                int white = white(row, above, twoAbove, word);
                if (white > 0) {
                    interval = codeWhite(white, interval);
                    x += white;
                    continue;
                }
            }
            int end = Math.min(64, width - (word << 6));
            long pixels = row[word] << i;
            long aboves = RowWords.ahead(above, word, 3) << i;
            long twoAboves = RowWords.ahead(twoAbove, word, 2) << i;
            for (; i < end; i++) {
                int pixel = (int) (pixels >>> 63);
                int state = contexts[context];
                interval -= state & ArithmeticEncoder.INTERVAL;
                if (((state ^ pixel) & 1) != 0 || interval < ArithmeticEncoder.HALF) {
                    interval = coder.learn(context, pixel, interval);
                }
                context = ((context << 1) & kept)
                        | ((int) (twoAboves >>> 56) & 0x80)
                        | ((int) (aboves >>> toAbove) & aboveBit)
                        | pixel;
                pixels <<= 1;
                aboves <<= 1;
                twoAboves <<= 1;
            }
            x = (word << 6) + i;
        }
        coder.interval = interval;
    }

    /** How many pixels from a word on are white and have white around them. */
    private int white(long[] row, long[] above, long[] twoAbove, int from) {
        int to = from;
        int words = row.length - 1;
        while (to < words && (row[to] | above[to] | twoAbove[to]) == 0) {
            to++;
        }
        return RowWords.pixels(from, to, width);
    }

    private int codeWhite(int count, int before) {
        int interval = before;
        int left = count;
        while (left > 0) {
            int state = coder.contexts[0];
            int step = state & ArithmeticEncoder.INTERVAL;
            int plain = (state & 1) == 0 ? (interval - ArithmeticEncoder.HALF) / step : 0;
            if (plain >= left) {
                return interval - left * step;
            }
            interval = coder.learn(0, 0, interval - (plain + 1) * step);
            left -= plain + 1;
        }
        return interval;
    }
}
