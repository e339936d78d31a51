package org.pagewire.image.t85;

import java.util.Arrays;
import java.util.Objects;

/**
 * The adaptive arithmetic decoder (T.82, clause 6.8) and the octets it reads, which come in chunks and end at a marker. The interval
 * is held 46 bits higher than in T.82; below the 16 bits of the code that are compared with it are up to 46 that follow.
 */
final class ArithmeticDecoder {

    private static final int SCALE = 46;
    /** The interval below which it is doubled. */
    static final long HALF = 0x8000L << SCALE;
    /** The bits of a context that are the interval of its less probable symbol; the others are its index. */
    static final long INTERVAL = -1L << SCALE;

    /** Bits that must follow those compared, as one symbol may take 15. */
    private static final int FEWEST = 16;
    /** With more than these bits no octet has room. */
    private static final int MOST = SCALE - 8;
    /** So many zeros follow behind the end of a stripe's data. */
    private static final int ENDLESS = 1 << 30;

    private static final long[] CONTEXT = new long[ProbabilityStates.COUNT];
    /** What follows a context: at twice its index after a more probable symbol, one behind after a less probable one. */
    private static final long[] AFTER = new long[2 * ProbabilityStates.COUNT];

    static {
        Arrays.setAll(CONTEXT, index -> ((long) ProbabilityStates.lsz(index) << SCALE) | index);
        for (int index = 0; index < ProbabilityStates.COUNT; index++) {
            AFTER[2 * index] = CONTEXT[ProbabilityStates.afterMps(index)];
            AFTER[2 * index + 1] = CONTEXT[ProbabilityStates.afterLps(index)];
        }
    }

    private static final int CONTEXTS = 1 << 10;
    private static final int NONE = -1;
    private static final byte[] NOTHING = {};

    final long[] contexts = new long[CONTEXTS];
    /** The size of the interval. */
    long interval;
    /** Where in the interval the code is. */
    long code;
    /** No symbol can be decoded until more octets come. */
    boolean starved;

    /** How many bits of the code follow those that are compared. */
    private int bits;

    /** How many of these were made up behind the end of the data. */
    private long madeUp;
    /** Octets of the stripe that were skipped. */
    private int skipped;
    /** How many octets that are zero were read last. */
    private int zeros;

    private byte[] chunk = NOTHING;
    private int position;
    private int limit;
    private boolean last;
    private boolean escaped;
    private int marker = NONE;

    ArithmeticDecoder() {
        forget();
    }

    /** Forgets all that was learnt. */
    void forget() {
        Arrays.fill(contexts, CONTEXT[0]);
    }

    /** Gives the next chunk; the one before has been read to its end. */
    void give(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        chunk = octets;
        position = offset;
        limit = offset + length;
    }

    void forgetChunk() {
        chunk = NOTHING;
        position = 0;
        limit = 0;
    }

    /** Says that no chunk follows. */
    void end() {
        last = true;
    }

    /** Whether no chunk follows. */
    boolean isLast() {
        return last;
    }

    /** The next octet as it is, or -1 if there is none. */
    int next() {
        return position < limit ? chunk[position++] & 0xFF : NONE;
    }

    /** Starts a stripe with the octet read last (INITDEC). */
    void start(boolean behindEscape) {
        position--;
        escaped = behindEscape;
        marker = NONE;
        interval = 0x10000L << SCALE;
        code = 0;
        bits = -16;
        madeUp = 0;
        skipped = 0;
        zeros = 0;
        refill();
    }

    /** Fills the code up with octets, as far as there are any (BYTEIN). */
    void refill() {
        while (bits <= MOST) {
            if (marker != NONE) {
                madeUp += ENDLESS - bits;
                bits = ENDLESS;
                break;
            }
            if (position == limit) {
                break;
            }
            int octet = nextOfStripe();
            if (octet != NONE) {
                code |= (long) octet << (MOST - bits);
                bits += 8;
            }
        }
        starved = bits < FEWEST && !last;
    }

    /** The next octet of data, or -1 if there is an escape or marker. */
    private int nextOfStripe() {
        int octet = chunk[position++] & 0xFF;
        if (escaped) {
            escaped = false;
            if (octet != Marker.STUFF) {
                marker = octet;
                return NONE;
            }
            zeros = 0;
            return Marker.ESCAPE;
        }
        if (octet == Marker.ESCAPE) {
            escaped = true;
            return NONE;
        }
        zeros = octet == 0 ? zeros + 1 : 0;
        return octet;
    }

    /** Whether the data of the stripe is all read, and its marker too. */
    boolean atMarker() {
        return marker != NONE;
    }

    /** Whether the marker that was read is one that ends a stripe. */
    boolean atStripeEnd() {
        return marker == Marker.SDNORM || marker == Marker.SDRST;
    }

    /** The marker behind the data of the stripe. */
    int marker() {
        return marker;
    }

    /** Whether as much of the stripe is read as can be. */
    boolean full() {
        return bits > MOST;
    }

    /** Whether all that is compared with the interval is made up, as the data ended without a marker. */
    boolean beyondEnd() {
        return bits < -16;
    }

    /** Octets of the stripe that were read and not used, without zeros at its end, which an encoder may leave out. */
    int unused() {
        return (int) Math.max(0, Math.floorDiv(bits - madeUp, 8) + 2 + skipped - zeros);
    }

    /** Skips data up to the marker. */
    void skip() {
        while (marker == NONE && position < limit) {
            if (nextOfStripe() != NONE) {
                skipped++;
            }
        }
    }

    /** The smallest interval with which the next symbol is the more probable one and nothing is learnt from it. */
    static long floor(long code) {
        long beyond = code + 1 - HALF;
        return HALF + (beyond & ~(beyond >> 63));
    }

    /**
     * Decodes symbols of one context as long as they are the more probable one and nothing is learnt from them.
     *
     * @param symbol what they must be
     * @param most at least 0
     * @return how many
     */
    int plain(int context, int symbol, long most) {
        long state = contexts[context];
        if ((state & 1) != symbol) {
            return 0;
        }
        long step = state & INTERVAL;
        int count = (int) Math.min(most, (interval - floor(code)) / step);
        interval -= count * step;
        return count;
    }

    /** Decodes one symbol (DECODE). */
    int decode(int context) {
        long state = contexts[context];
        interval -= state & INTERVAL;
        return code < interval && interval >= HALF ? (int) state & 1 : learn(context);
    }

    /**
     * Decodes a symbol that is not the more probable one, or after which the interval is too small. The interval is without that of
     * the less probable symbol already.
     */
    int learn(int context) {
        long state = contexts[context];
        long upper = upper(code, interval);
        long size = size(state, interval, upper);
        int lessProbable = lessProbable(state, interval, upper);
        int doublings = doublings(size);
        contexts[context] = after(state, lessProbable);
        code = (code - (interval & upper)) << doublings;
        interval = size << doublings;
        if (take(doublings)) {
            refill();
        }
        return ((int) state ^ lessProbable) & 1;
    }

    // What follows are the parts of learn(), with signs instead of branches, which would be guessed wrong on noisy
    // pages.

    /** All ones if the code is in the upper part of the interval, that of the less probable symbol, else zero. */
    static long upper(long code, long interval) {
        return ~((code - interval) >> 63);
    }

    /** The size of the part of the interval that the code is in. */
    static long size(long state, long interval, long upper) {
        return interval ^ ((interval ^ (state & INTERVAL)) & upper);
    }

    /** 1 if the symbol is the less probable one: it has the upper part, unless that is the larger one. */
    static int lessProbable(long state, long interval, long upper) {
        return (int) ((interval - (state & INTERVAL)) >>> 63) ^ ((int) upper & 1);
    }

    /** How often an interval is doubled. */
    static int doublings(long size) {
        return Long.numberOfLeadingZeros(size) - 2;
    }

    /** What a context becomes. */
    static long after(long state, int lessProbable) {
        return AFTER[2 * ((int) state & 0xFF) + lessProbable];
    }

    /** Takes bits of the code. Returns whether more octets are to be read. */
    boolean take(int doublings) {
        bits -= doublings;
        return bits < FEWEST;
    }
}
