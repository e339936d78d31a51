package org.pagewire.image.t4;

import java.util.Objects;
import org.pagewire.image.page.RowSink;

/**
 * Decodes one page of MH, MR or MMR: takes octets in chunks of any size and hands each row to a sink as soon as it is
 * complete; with EOLs, as soon as the next one confirms it.
 *
 * <p>No input makes it throw. A bad code in MH or MR with EOL costs the row: the decoder goes on at the next EOL (in MR
 * at the next one-dimensional row) and repeats the last good row in the place of each row lost, white if there is none.
 * An EOL or its fill with one wrong bit is taken as what it was, so that the page does not shift. What comes before the
 * first EOL is a row if it decodes as one, else it is ignored. MH labelled as having EOLs but without any is decoded as
 * it is. A bad code in MMR, or in MH without EOL, ends the page, see {@link #end}.
 *
 * <p>Memory is proportional to the width alone; time to the octets given plus the rows handed out times the width.
 *
 * <p>Owned by one thread; the sink is called on it, inside {@link #write} and {@link #finish}.
 */
public final class T4Decoder {

    private enum State {
        /** Before the first bit. */
        START,
        /** Between rows of a coding without EOL. */
        BETWEEN,
        /** Looking for an EOL. */
        SEEK,
        /** Behind an EOL. */
        LINE,
        /** In a row. */
        ROW,
        /** Behind a row of a coding with EOL. */
        AFTER
    }

    /** The most bits an EOL with a wrong bit in its zeros takes: ten zeros, a one, ten zeros, a one. */
    private static final int WRONG_EOL_LENGTH = 22;

    private final Coding coding;
    private final boolean separated;
    private final boolean onWords;
    private final int mostRows;
    private final RowSink sink;
    private final BitInput in;
    private final RowDecoder decoder;
    private final RowPainter painter;

    private State state = State.START;
    private PageEnd end = PageEnd.OPEN;
    /** The row in hand is two-dimensional. */
    private boolean twoDimensional;
    /** The row in hand may turn out to be no row: there has been no EOL to say so. */
    private boolean doubtful;

    private boolean eolSeen;
    /** EOLs seen with nothing between them. */
    private int consecutiveEols;
    /** A row is lost if another EOL comes. */
    private boolean rowLost;
    /** MR: rows are of no use until a one-dimensional one. */
    private boolean referenceLost;

    private int good;
    private int bad;
    private int badRun;
    private int longestBadRun;

    /**
     * @param settings coding, width, what is between rows and bit order; {@code k}, {@code endOfPage} and
     *     {@code minimumRowOctets} do not matter
     * @param mostRows rows after which the page ends, from 1
     * @param sink takes the rows
     * @throws IllegalArgumentException if {@code mostRows} is below 1
     */
    public T4Decoder(T4Settings settings, int mostRows, RowSink sink) {
        if (mostRows < 1) {
            throw new IllegalArgumentException("a page of at most " + mostRows + " rows");
        }
        this.coding = settings.coding();
        this.separated = coding != Coding.MMR && settings.endOfLine().isCode();
        this.onWords = settings.endOfLine() == EndOfLine.WORD_BOUNDARY;
        this.twoDimensional = coding == Coding.MMR;
        this.mostRows = mostRows;
        this.sink = sink;
        this.in = new BitInput(settings.bitOrder());
        this.decoder = new RowDecoder(settings.width());
        this.painter = new RowPainter(settings.width());
    }

    /** Takes the next octets of the page. Ignored when the page has ended. */
    public void write(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        if (end == PageEnd.OPEN) {
            in.give(octets, offset, length);
            run();
            in.forgetChunk();
        }
    }

    /** Takes the next octets of the page. */
    public void write(byte[] octets) {
        write(octets, 0, octets.length);
    }

    /** Says that no octet follows, and decodes what is left. Harmless when called again. */
    public void finish() {
        if (end == PageEnd.OPEN) {
            in.end();
            run();
        }
    }

    /** Why the page is at its end, or {@link PageEnd#OPEN}. */
    public PageEnd end() {
        return end;
    }

    /** The rows handed out so far. */
    public RowCounts counts() {
        return new RowCounts(good, bad, longestBadRun);
    }

    private void run() {
        boolean going = true;
        while (going && end == PageEnd.OPEN) {
            going = step();
        }
    }

    /** One step of the page. False when bits are missing. */
    private boolean step() {
        if (in.bits < 32 && !in.refill()) {
            return state == State.SEEK && seek();
        }
        if (in.exhausted()) {
            close();
            return false;
        }
        return switch (state) {
            case START -> start();
            case BETWEEN -> between();
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
        boolean cut = state == State.ROW && !doubtful && decoder.anyCode();
        if (separated && (rowLost || cut) && consecutiveEols < T4Codes.EOFB_EOLS) {
            repeat();
        }
        endUnlessEnded(PageEnd.DATA_ENDED);
    }

    private void endUnlessEnded(PageEnd why) {
        if (end == PageEnd.OPEN) {
            end = why;
        }
    }

    private boolean start() {
        if (!separated) {
            state = State.BETWEEN;
        } else if (in.atEndOfLine()) {
            state = State.SEEK;
        } else {
            startRow(false, true);
        }
        return true;
    }

    private void startRow(boolean asTwoDimensional, boolean inDoubt) {
        twoDimensional = asTwoDimensional;
        doubtful = inDoubt;
        if (twoDimensional) {
            decoder.startTwoDimensional();
        } else {
            decoder.startOneDimensional();
        }
        state = State.ROW;
    }

    /** MMR, or MH without EOL. */
    private boolean between() {
        if (coding == Coding.MH) {
            in.alignToOctet();
            if (onWords && !in.alignToWord()) {
                return false;
            }
        }
        if (in.atEndOfLine()) {
            boolean zerosToTheEnd = in.isLast() && in.word == 0;
            boolean endCode = in.bits >= T4Codes.EOL_LENGTH && in.word >>> (64 - T4Codes.EOL_LENGTH) == 1;
            end = zerosToTheEnd ? PageEnd.DATA_ENDED : endCode ? PageEnd.END_CODE : PageEnd.DAMAGED;
            return false;
        }
        if (in.isLast() && in.word == 0) {
            end = PageEnd.DATA_ENDED;
            return false;
        }
        startRow(coding == Coding.MMR, false);
        return true;
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
            repeat();
        }
        if (consecutiveEols == T4Codes.RTC_EOLS) {
            end = PageEnd.END_CODE;
        }
        state = State.LINE;
    }

    private boolean line() {
        boolean tagged = false;
        if (coding == Coding.MR) {
            tagged = in.word >= 0;
            in.skip(1);
        }
        in.zerosBehind = 0;
        if (in.isLast() && in.word == 0) {
            end = PageEnd.DATA_ENDED;
        } else if (in.atEndOfLine()) {
            state = State.SEEK;
        } else if (tagged && referenceLost) {
            consecutiveEols = 0;
            rowLost = true;
            state = State.SEEK;
        } else {
            startRow(tagged, false);
        }
        return true;
    }

    private boolean row() {
        RowDecoder.Result result = twoDimensional ? decoder.twoDimensional(in) : decoder.oneDimensional(in);
        switch (result) {
            case STARVED -> {
                return false;
            }
            case COMPLETE -> completeRow();
            case BAD -> badRow();
        }
        return true;
    }

    private void completeRow() {
        if (separated) {
            state = State.AFTER;
            return;
        }
        accept();
        state = State.BETWEEN;
    }

    private void accept() {
        if (good == 0 || !decoder.repeatsReference()) {
            painter.paint(decoder.changes(), decoder.count());
        }
        decoder.keep();
        consecutiveEols = 0;
        referenceLost = false;
        good++;
        badRun = 0;
        handOut();
    }

    private void badRow() {
        if (in.exhausted()) {
            close();
        } else if (!separated) {
            end = PageEnd.DAMAGED;
        } else if (consecutiveEols >= T4Codes.EOFB_EOLS) {
            // A damaged RTC: no row lies between two EOLs.
            end = PageEnd.END_CODE;
        } else {
            rowLost = !doubtful;
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
            endUnlessEnded(PageEnd.DATA_ENDED);
        } else {
            badRow();
        }
        return true;
    }

    private void repeat() {
        bad++;
        badRun++;
        longestBadRun = Math.max(longestBadRun, badRun);
        handOut();
    }

    private void handOut() {
        sink.row(painter.row(), 0);
        if (good + bad == mostRows) {
            end = PageEnd.ROW_LIMIT;
        }
    }
}
