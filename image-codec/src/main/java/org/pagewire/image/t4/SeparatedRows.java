package org.pagewire.image.t4;

import org.jspecify.annotations.Nullable;

/**
 * Pages with an EOL before each row: MH and MR. A bad code costs its row; the next EOL, at whatever bit, starts afresh.
 */
final class SeparatedRows extends PageReader {

    private enum State {
        /** Before the first bit. */
        START,
        /** Looking for an EOL. */
        SEEK,
        /** Behind an EOL. */
        LINE,
        /** In a row. */
        ROW,
        /** Behind a row. */
        AFTER
    }

    /** The most bits an EOL with a wrong bit in its zeros takes: ten zeros, a one, ten zeros, a one. */
    private static final int WRONG_EOL_LENGTH = 22;

    private final boolean tagged;

    private State state = State.START;
    /** The row in hand is two-dimensional. */
    private boolean twoDimensional;
    /** The row in hand may turn out to be no row: there has been no EOL to say so. */
    private boolean doubtful;

    private boolean eolSeen;
    /** EOLs seen with nothing between them. */
    private int consecutiveEols;
    /** A row is lost if another EOL comes. */
    private boolean rowLost;
    /** The row lost was read; else it refers to one that was lost. */
    private boolean rowRead;
    /** MR: rows are of no use until a one-dimensional one. */
    private boolean referenceLost;

    /** The bits of the last good row, if it is a one-dimensional one of few bits: the next one may be the same. */
    private long shortRow;

    private int shortRowBits;
    /** The row in hand was recognised as the short one. */
    private boolean recognised;

    private final Steps steps;
    /** Made when the first row is damaged. */
    private @Nullable DamagedRows damaged;
    /** Where the row in hand started, in bits of the page. */
    private long rowStart;

    private long rowStartWord;
    private int rowStartBits;

    SeparatedRows(Coding coding, BitInput in, CodingLine line, RowOutput out) {
        super(in, line, out);
        this.tagged = coding == Coding.MR;
        this.steps = new Steps(out);
    }

    @Override
    boolean step() {
        if (in.bits < 32 && !in.refill()) {
            return state == State.SEEK && seek();
        }
        if (in.exhausted()) {
            close();
            return false;
        }
        return switch (state) {
            case START -> start();
            case SEEK -> seek();
            case LINE -> line();
            case ROW -> row();
            case AFTER -> after();
        };
    }

    /** The data is at its end, between two code words or in the middle of one. */
    private void close() {
        if (state == State.AFTER) {
            accept();
        }
        boolean cut = state == State.ROW && !doubtful && line.anyCode();
        if ((rowLost || cut) && consecutiveEols < T4Codes.EOFB_EOLS) {
            out.lost();
            endIfFull();
        }
        end(PageEnd.DATA_ENDED);
    }

    private boolean start() {
        if (in.atEndOfLine()) {
            state = State.SEEK;
        } else {
            startRow(false, true);
        }
        return true;
    }

    private void startRow(boolean asTwoDimensional, boolean inDoubt) {
        twoDimensional = asTwoDimensional;
        doubtful = inDoubt;
        recognised = false;
        rowStart = in.taken();
        if (twoDimensional) {
            line.startTwoDimensional();
        } else {
            line.startOneDimensional();
            rowStartWord = in.word;
            rowStartBits = in.bits;
        }
        state = State.ROW;
    }

    private boolean seek() {
        if (!in.skipToEndOfLine()) {
            return in.exhausted();
        }
        endOfLine();
        return true;
    }

    private void endOfLine() {
        eolSeen = true;
        consecutiveEols++;
        if (rowLost) {
            rowLost = false;
            consecutiveEols = 1;
            recover();
        }
        if (consecutiveEols == T4Codes.RTC_EOLS) {
            end(PageEnd.END_CODE);
        }
        state = State.LINE;
    }

    private boolean line() {
        if (!referenceLost && repeats()) {
            return true;
        }
        boolean tag = false;
        if (tagged) {
            tag = in.word >= 0;
            in.skip(1);
        }
        in.zerosBehind = 0;
        if (in.isLast() && in.word == 0) {
            end(PageEnd.DATA_ENDED);
        } else if (in.atEndOfLine() && !tag) {
            state = State.SEEK;
        } else if (tag && referenceLost) {
            consecutiveEols = 0;
            rowLost = true;
            rowRead = false;
            rowStart = in.taken();
            state = State.SEEK;
        } else if (!repeated(tag)) {
            startRow(tag, false);
        }
        return true;
    }

    /** Rows that look like the one above, each with an EOL behind it, as long as nothing else comes up. */
    private boolean repeats() {
        boolean any = false;
        int tagBits = tagged ? 1 : 0;
        while (in.plenty() && in.refill()) {
            boolean tag = tagged && in.word >= 0;
            int length = tag ? line.referenceCount + 1 : shortRowBits;
            long row = in.word << tagBits;
            long differing = tag ? ~row : row ^ shortRow;
            boolean same = length > 0
                    && tagBits + length + T4Codes.EOL_LENGTH <= in.bits
                    && Long.numberOfLeadingZeros(differing) >= length
                    && row << length >>> (64 - T4Codes.EOL_LENGTH) == 1;
            if (!same) {
                break;
            }
            any = true;
            twoDimensional = tag;
            recognised = true;
            rowStart = in.taken() + tagBits;
            in.skip(tagBits + length);
            accept();
            in.skip(T4Codes.EOL_LENGTH);
            if (end() != PageEnd.OPEN) {
                break;
            }
            consecutiveEols = 1;
        }
        return any;
    }

    /** A row that looks like the one above, seen at a glance. */
    private boolean repeated(boolean tag) {
        int length = tag ? line.referenceCount + 1 : shortRowBits;
        long differing = tag ? ~in.word : in.word ^ shortRow;
        recognised = length > 0 && length <= in.bits && Long.numberOfLeadingZeros(differing) >= length;
        if (recognised) {
            twoDimensional = tag;
            rowStart = in.taken();
            in.skip(length);
            doubtful = false;
            state = State.AFTER;
        }
        return recognised;
    }

    private boolean row() {
        switch (twoDimensional ? TwoDimensional.decode(line, in) : OneDimensional.decode(line, in)) {
            case COMPLETE -> state = State.AFTER;
            case BAD -> {
                if (!in.exhausted()) {
                    in.countZerosBehind();
                }
                badRow();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void accept() {
        if (damaged != null) {
            damaged.good((int) (in.taken() - rowStart));
        }
        if (tagged && !twoDimensional) {
            steps.oneDimensionalRow();
        }
        if (out.full()) {
            endIfFull();
            return;
        }
        if (recognised) {
            out.goodAgain();
        } else {
            int length = (int) (in.taken() - rowStart);
            shortRowBits = !twoDimensional && length <= rowStartBits ? length : 0;
            shortRow = rowStartWord;
            out.good(line);
        }
        consecutiveEols = 0;
        referenceLost = false;
        endIfFull();
    }

    private void badRow() {
        if (in.exhausted()) {
            close();
        } else if (consecutiveEols >= T4Codes.EOFB_EOLS) {
            // A damaged RTC: no row lies between two EOLs.
            end(PageEnd.END_CODE);
        } else {
            rowLost = !doubtful;
            rowRead = true;
            referenceLost = true;
            consecutiveEols = 0;
            state = State.SEEK;
        }
    }

    /**
     * A row that is complete is good if an EOL follows, be it with a wrong bit in it or in the fill before it. Otherwise
     * damage made the row end too early, and what follows is the rest of it.
     */
    private boolean after() {
        if (in.bits < WRONG_EOL_LENGTH && !in.isLast()) {
            return false;
        }
        int zeros = Long.numberOfLeadingZeros(in.word);
        if (zeros == T4Codes.EOL_ZEROS && in.bits >= T4Codes.EOL_LENGTH) {
            accept();
            in.skip(T4Codes.EOL_LENGTH);
            endOfLine();
            return true;
        }
        int more = Long.numberOfLeadingZeros(in.word << zeros << 1);
        if (zeros >= T4Codes.EOL_ZEROS || (eolSeen && more >= T4Codes.EOL_ZEROS)) {
            accept();
            state = State.SEEK;
        } else if (!eolSeen) {
            accept();
            startRow(false, true);
        } else if (zeros + 1 + more >= T4Codes.EOL_ZEROS) {
            accept();
            in.skip(zeros + 1 + more + 1);
            endOfLine();
        } else if (in.isLast() && in.bits < T4Codes.EOL_LENGTH) {
            accept();
            end(PageEnd.DATA_ENDED);
        } else {
            badRow();
        }
        return true;
    }

    /** An EOL has come after a bad row. */
    private void recover() {
        if (damaged == null) {
            damaged = new DamagedRows(tagged, in, line, out, steps);
        }
        referenceLost = !damaged.recover(rowStart, twoDimensional, rowRead);
        shortRowBits = 0;
        endIfFull();
    }
}
