package org.pagewire.image.t4;

/**
 * Pages whose rows follow one another with nothing to tell them apart: MMR, and MH with its rows on octet boundaries. A bad code ends
 * the page, because nothing tells where to go on.
 */
final class AdjoiningRows extends PageReader {

    private final boolean twoDimensional;
    /** A row starts where the bits before it are a multiple of this many. */
    private final int boundary;

    private boolean inRow;

    AdjoiningRows(T4Settings settings, BitInput in, CodingLine line, RowOutput out) {
        super(in, line, out);
        this.twoDimensional = settings.coding() == Coding.MMR;
        this.boundary = twoDimensional ? 1 : settings.endOfLine() == EndOfLine.WORD_BOUNDARY ? 16 : 8;
    }

    @Override
    boolean step() {
        if (in.bits < 32 && !in.refill()) {
            return false;
        }
        if (in.exhausted()) {
            end(PageEnd.DATA_ENDED);
            return false;
        }
        if (!inRow) {
            if (twoDimensional && repeats()) {
                return true;
            }
            if (!in.align(boundary) || atEnd()) {
                return false;
            }
            inRow = true;
            if (twoDimensional) {
                line.startTwoDimensional();
            } else {
                line.startOneDimensional();
            }
        }
        return row();
    }

    /** Rows of nothing but V0, which look like the one above. */
    private boolean repeats() {
        int codes = line.referenceCount + 1;
        int left = Math.min(Long.numberOfLeadingZeros(~in.word), in.bits);
        if (left < codes) {
            return false;
        }
        do {
            in.skip(codes);
            left -= codes;
            out.goodAgain();
        } while (left >= codes && !out.full());
        endIfFull();
        return true;
    }

    private boolean atEnd() {
        if (in.isLast() && in.word == 0) {
            end(PageEnd.DATA_ENDED);
        } else if (in.atEndOfLine()) {
            boolean endCode = in.bits >= T4Codes.EOL_LENGTH && in.word >>> (64 - T4Codes.EOL_LENGTH) == 1;
            end(endCode ? PageEnd.END_CODE : PageEnd.DAMAGED);
        }
        return end() != PageEnd.OPEN;
    }

    private boolean row() {
        switch (twoDimensional ? TwoDimensional.decode(line, in) : OneDimensional.decode(line, in)) {
            case COMPLETE -> {
                inRow = false;
                out.good(line);
                endIfFull();
                return true;
            }
            case BAD -> {
                end(in.exhausted() ? PageEnd.DATA_ENDED : PageEnd.DAMAGED);
                return false;
            }
            default -> {
                return false;
            }
        }
    }
}
