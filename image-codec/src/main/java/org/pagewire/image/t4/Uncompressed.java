package org.pagewire.image.t4;

/**
 * Uncompressed mode: pixels as they are, between an entrance code and an exit code (T.4, clause 4.2.1.3.4 and table 5; T.6, clause
 * 2.2.5 and table 4). Nobody should send it, as no T.30 machine can say that it takes it in MH, but files have it.
 */
final class Uncompressed {

    /** The extension code of a two-dimensional row with 111 for uncompressed mode. */
    static final int ENTRANCE_2D = 0b0000001_111;

    static final int ENTRANCE_2D_BITS = 10;
    /** The extension code of a one-dimensional row with 111 for uncompressed mode. */
    static final int ENTRANCE_1D = 0b000000001_111;

    static final int ENTRANCE_1D_BITS = 12;

    /** Zeros of the code for five white pixels. */
    private static final int WHITE_ONLY = 5;
    /** Zeros of the exit code without pixels; one more for each white pixel, up to four. */
    private static final int EXIT = 6;

    private static final int MOST_ZEROS = 10;

    private Uncompressed() {}

    /** Decodes one pattern. The row may end with the exit code or, where a sender saves it, without. */
    static RowResult pattern(CodingLine line, BitInput in) {
        if (in.bits < 32 && !in.refill()) {
            return RowResult.STARVED;
        }
        int zeros = Long.numberOfLeadingZeros(in.word);
        int start = Math.max(line.a0, 0);
        if (start == line.width) {
            if (zeros == EXIT) {
                in.skip(EXIT + 2);
            }
            return line.complete(in);
        }
        int white = zeros < EXIT ? zeros : zeros - EXIT;
        int black = zeros < WHITE_ONLY ? 1 : 0;
        if (in.bits <= 0 || zeros > MOST_ZEROS || start + white + black > line.width) {
            return RowResult.BAD;
        }
        if (white > 0) {
            turn(line, start, /* black= */ false);
        }
        if (black > 0) {
            turn(line, start + white, /* black= */ true);
        }
        if (white + black > 0) {
            line.a0 = start + white + black;
        }
        if (zeros < EXIT) {
            in.skip(zeros + 1);
            return RowResult.GOING_ON;
        }
        // The tag bit is the colour of the run that comes next.
        boolean tag = in.word << (zeros + 1) < 0;
        in.skip(zeros + 2);
        line.phase = CodingLine.Phase.MODE;
        if (line.a0 == line.width) {
            return line.complete(in);
        }
        turn(line, Math.max(line.a0, 0), tag);
        line.findB1();
        return RowResult.GOING_ON;
    }

    private static void turn(CodingLine line, int position, boolean black) {
        if ((line.count & 1) != 0 != black) {
            line.push(position);
        }
    }
}
