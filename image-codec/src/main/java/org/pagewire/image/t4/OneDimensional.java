package org.pagewire.image.t4;

/** Decodes rows of alternating white and black runs: T.4, clause 4.1. Can stop between any two code words to wait for more bits. */
final class OneDimensional {

    /** Code words that the bits of one filling of the word hold for sure, looked up by {@link RunCodes#WINDOW} bits. */
    private static final int LOOK_UPS_PER_FILLING = 4;

    private OneDimensional() {}

    /** Goes on with a row. */
    static RowResult decode(CodingLine line, BitInput in) {
        RowResult result;
        do {
            manyRuns(line, in);
            result = line.phase == CodingLine.Phase.UNCOMPRESSED ? Uncompressed.pattern(line, in) : oneRun(line, in);
        } while (result == RowResult.GOING_ON);
        return result;
    }

    /**
     * Decodes runs two at a time, as long as there are bits in plenty and nothing special comes up. The end of the row is special: that
     * way nothing in the loop depends on what the code words are, and the processor has nothing to guess.
     */
    private static void manyRuns(CodingLine line, BitInput in) {
        if (!in.plenty() || line.phase != CodingLine.Phase.MODE) {
            return;
        }
        final int[] runs = RunCodes.TWO_RUNS;
        final byte[] chunk = in.chunk;
        final int lastFull = in.limit - 8;
        final byte[] places = line.places;
        final int end = line.width;
        long word = in.word;
        int bits = in.bits;
        int octet = in.position;
        int n = line.own + line.count;
        int position = line.a0;
        decoding:
        while (octet <= lastFull) {
            word |= (long) BitInput.BIG_ENDIAN.get(chunk, octet) >>> bits;
            octet += (63 - bits) >> 3;
            bits |= 56;
            for (int i = 0; i < LOOK_UPS_PER_FILLING; i++) {
                int two = runs[RunCodes.place(n, word)];
                int first = position + RunCodes.firstRun(two);
                int second = first + RunCodes.secondRun(two);
                // Either is below 0: something special in the entry, or the row's end.
                if ((two | (end - 1 - second)) < 0) {
                    break decoding;
                }
                Positions.set(places, n + 1, first);
                Positions.set(places, n + 1 + RunCodes.firstEnds(two), second);
                n += RunCodes.ends(two);
                position = second;
                word <<= RunCodes.length(two);
                bits -= RunCodes.length(two);
            }
        }
        in.word = word;
        in.bits = bits;
        in.position = octet;
        line.count = n - line.own;
        line.a0 = position;
    }

    /** Decodes one code word, whatever it is. */
    private static RowResult oneRun(CodingLine line, BitInput in) {
        if (in.bits < 32 && !in.refill()) {
            return RowResult.STARVED;
        }
        RunCodes codes = (line.count & 1) != 0 ? RunCodes.BLACK : RunCodes.WHITE;
        int code = codes.decoding[(int) (in.word >>> (64 - RunCodes.LONGEST_CODE))];
        int position = line.a0 + (code >> 4);
        if (in.bits > 0 && in.word >>> (64 - Uncompressed.ENTRANCE_1D_BITS) == Uncompressed.ENTRANCE_1D) {
            in.skip(Uncompressed.ENTRANCE_1D_BITS);
            line.phase = CodingLine.Phase.UNCOMPRESSED;
            return RowResult.GOING_ON;
        }
        if (in.bits <= 0 || code == 0 || position > line.width) {
            return RowResult.BAD;
        }
        in.skip(code & 15);
        line.a0 = position;
        if (code >> 4 >= 64) {
            return RowResult.GOING_ON;
        }
        line.push(position);
        return position == line.width ? line.complete(in) : RowResult.GOING_ON;
    }
}
