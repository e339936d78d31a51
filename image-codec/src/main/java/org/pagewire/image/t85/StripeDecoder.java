package org.pagewire.image.t85;

import java.util.Arrays;
import org.pagewire.image.page.RowSink;

/** Decodes the rows of stripes: typical prediction of the lowest resolution layer (T.82, clause 6), the adaptive pixel's place, and the rows above. */
final class StripeDecoder {

    /** No row of any stripe. */
    private static final long NEVER = -1;

    private final T85Header header;
    private final ArithmeticDecoder coder;
    private final RowSink sink;
    private final RowDecoder pixels;
    private final byte[] packed;
    private final long[] white;
    private long[] row;
    private long[] above;
    private long[] twoAbove;
    private boolean aboveTypical;
    /** Both rows above are the same. */
    private boolean aboveTwice = true;

    private boolean inRow;
    private long rowInStripe;

    private int adaptive;
    /** The row of this stripe at which the adaptive pixel moves, and where to. */
    private long moveAt = NEVER;

    private int moveTo;
    private long nextMoveAt = NEVER;
    private int nextMoveTo;

    StripeDecoder(T85Header header, ArithmeticDecoder coder, RowSink sink) {
        int width = (int) header.width();
        this.header = header;
        this.coder = coder;
        this.sink = sink;
        this.pixels = new RowDecoder(coder, width, header.template());
        this.packed = RowWords.packed(width);
        this.white = RowWords.of(width);
        this.row = white.clone();
        this.above = white.clone();
        this.twoAbove = white.clone();
    }

    /**
     * Takes note that the adaptive pixel moves in the next stripe.
     *
     * @param left how far to the left of the pixel to decode it will be, 0 for its default place
     * @return whether that can be: T.85 has one move per stripe, on the same row, not onto pixels of the template
     */
    boolean moveAdaptive(long at, int left) {
        boolean inRange = left == 0 || (left >= header.template().nearestAdaptive && left <= header.farthestAdaptive());
        if (!inRange || nextMoveAt != NEVER) {
            return false;
        }
        nextMoveAt = at;
        nextMoveTo = left;
        return true;
    }

    /** Starts a stripe; the coder has its data. */
    void start() {
        rowInStripe = 0;
        moveAt = nextMoveAt;
        moveTo = nextMoveTo;
        nextMoveAt = NEVER;
    }

    /** Makes the next stripe like the first of a page (SDRST). */
    void reset() {
        coder.forget();
        adaptive = 0;
        aboveTypical = false;
        Arrays.fill(above, 0);
        Arrays.fill(twoAbove, 0);
        aboveTwice = true;
        Arrays.fill(packed, (byte) 0);
    }

    /** Whether a row has been begun and waits for octets. */
    boolean inRow() {
        return inRow;
    }

    /**
     * Decodes the next row and hands it out.
     *
     * @return false if there is not enough data for it
     */
    boolean row() {
        if (!inRow && !startRow()) {
            return false;
        }
        boolean typical = header.typicalPrediction() && aboveTypical;
        if (!typical) {
            long[] top = header.template() == Template.THREE_LINES ? twoAbove : white;
            boolean whole = adaptive == 0 ? pixels.decode(row, above, top) : pixels.decode(row, above, top, adaptive);
            if (!whole) {
                return false;
            }
        }
        if (coder.beyondEnd()) {
            return false;
        }
        inRow = false;
        rowInStripe++;
        if (!typical) {
            RowWords.pack(row, packed);
            long[] oldest = twoAbove;
            twoAbove = above;
            above = row;
            row = oldest;
        } else if (!aboveTwice) {
            System.arraycopy(above, 0, twoAbove, 0, above.length);
        }
        aboveTwice = typical;
        sink.row(packed, 0);
        return true;
    }

    /**
     * Hands out rows like the two above, as long as each only takes its part from the interval.
     *
     * @param most at least 0
     * @return how many, 0 where {@link #row} must look
     */
    int repeat(long most) {
        if (inRow || !aboveTypical || !aboveTwice || moveAt != NEVER) {
            return 0;
        }
        int count = coder.plain(header.template().typicalContext, 1, most);
        for (int i = 0; i < count; i++) {
            sink.row(packed, 0);
        }
        rowInStripe += count;
        return count;
    }

    private boolean startRow() {
        if (coder.starved) {
            return false;
        }
        inRow = true;
        if (rowInStripe == moveAt) {
            adaptive = moveTo;
        }
        if (header.typicalPrediction()) {
            boolean same = coder.decode(header.template().typicalContext) == 1;
            aboveTypical = same == aboveTypical;
        }
        if (!header.typicalPrediction() || !aboveTypical) {
            Arrays.fill(row, 0);
            pixels.start(above, header.template() == Template.THREE_LINES ? twoAbove : white);
        }
        return true;
    }
}
