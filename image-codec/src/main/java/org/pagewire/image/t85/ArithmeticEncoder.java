package org.pagewire.image.t85;

import java.util.Arrays;

/**
 * The adaptive arithmetic encoder (T.82, clause 6.8). The interval is held eight bits higher than in T.82, where a context has the
 * size of its interval, so that the one is subtracted from the other as they are.
 */
final class ArithmeticEncoder {

    /** The interval below which it is doubled. */
    static final int HALF = 0x8000 << 8;
    /** The bits of a context that are the interval of its less probable symbol; the others are its index. */
    static final int INTERVAL = ~0xFF;

    private static final int[] CONTEXT = new int[ProbabilityStates.COUNT];
    /** What follows a context: at twice its index after a more probable symbol, one behind after a less probable one. */
    private static final int[] AFTER = new int[2 * ProbabilityStates.COUNT];

    static {
        Arrays.setAll(CONTEXT, index -> (ProbabilityStates.lsz(index) << 8) | index);
        for (int index = 0; index < ProbabilityStates.COUNT; index++) {
            AFTER[2 * index] = CONTEXT[ProbabilityStates.afterMps(index)];
            AFTER[2 * index + 1] = CONTEXT[ProbabilityStates.afterLps(index)];
        }
    }

    private static final int CONTEXTS = 1 << 10;
    /** Nothing is held back. */
    private static final int NONE = -1;

    final int[] contexts = new int[CONTEXTS];
    /** The size of the interval. */
    int interval;

    private final OctetOutput out;
    /** The start of the interval, with the octet that is next complete in bits 19 to 26 and its carry in 27. */
    private int code;
    /** Doublings until the next octet is complete. */
    private int missing;
    /** The last octet, which a carry may still raise by one, followed by {@link #held} octets of 0xFF. */
    private int last;

    private int held;

    ArithmeticEncoder(OctetOutput out) {
        this.out = out;
        forget();
        start();
    }

    /** Forgets all that was learnt. */
    void forget() {
        Arrays.fill(contexts, CONTEXT[0]);
    }

    /** Starts a stripe (INITENC). */
    void start() {
        interval = 0x10000 << 8;
        code = 0;
        missing = 11;
        last = NONE;
        held = 0;
    }

    /** Codes one symbol (ENCODE). */
    void encode(int context, int symbol) {
        int state = contexts[context];
        interval -= state & INTERVAL;
        if (((state ^ symbol) & 1) != 0 || interval < HALF) {
            interval = learn(context, symbol, interval);
        }
    }

    /**
     * Codes a symbol that is not the more probable one, or after which the interval is too small.
     *
     * @param lower the interval without that of the less probable symbol
     * @return the interval after it
     */
    int learn(int context, int symbol, int lower) {
        int state = contexts[context];
        int size = lower >> 8;
        int lsz = state >> 8;
        // Signs instead of branches, which would be guessed wrong on noisy pages.
        int lessProbable = (state ^ symbol) & 1;
        int smaller = (size - lsz) >>> 31;
        // The less probable symbol has the upper part, unless that is the larger one.
        int upper = -(lessProbable ^ smaller);
        code += size & upper;
        size ^= (size ^ lsz) & upper;
        contexts[context] = AFTER[2 * (state & 0xFF) + lessProbable];
        int doublings = Integer.numberOfLeadingZeros(size) - 16;
        size <<= doublings;
        while (doublings >= missing) {
            code <<= missing;
            doublings -= missing;
            octet();
        }
        code <<= doublings;
        missing -= doublings;
        return size << 8;
    }

    /** BYTEOUT. */
    private void octet() {
        int octet = code >> 19;
        if (octet > 0xFF) {
            carry();
            for (; held > 0; held--) {
                out.data(0);
            }
            last = octet & 0xFF;
        } else if (octet == 0xFF) {
            held++;
        } else {
            release();
            last = octet;
        }
        code &= 0x7FFFF;
        missing = 8;
    }

    private void carry() {
        if (last != NONE) {
            out.data(last + 1);
        }
    }

    private void release() {
        if (last != NONE) {
            out.data(last);
        }
        for (; held > 0; held--) {
            out.data(0xFF);
        }
    }

    /** Ends a stripe (FLUSH) with the fewest octets: the decoder goes on with zeros. */
    void flush() {
        int end = (code + (interval >> 8) - 1) & 0xFFFF_0000;
        code = end < code ? end + 0x8000 : end;
        code <<= missing;
        boolean more = (code & 0x7FF_F800) != 0;
        if (code >>> 27 != 0) {
            carry();
            for (; held > 0 && more; held--) {
                out.data(0);
            }
        } else {
            release();
        }
        if (more) {
            out.data((code >> 19) & 0xFF);
            if ((code & 0x7_F800) != 0) {
                out.data((code >> 11) & 0xFF);
            }
        }
    }
}
