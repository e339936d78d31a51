package org.pagewire.image.t4;

/** Finds the rows of a page among its bits. */
abstract sealed class PageReader permits AdjoiningRows, SeparatedRows {

    final BitInput in;
    final CodingLine line;
    final RowOutput out;
    private PageEnd end = PageEnd.OPEN;

    PageReader(BitInput in, CodingLine line, RowOutput out) {
        this.in = in;
        this.line = line;
        this.out = out;
    }

    /** One step of the page. False when bits are missing or the page has ended. */
    abstract boolean step();

    /** Goes on until bits are missing or the page has ended. */
    final void run() {
        boolean going = true;
        while (going && end == PageEnd.OPEN) {
            going = step();
        }
    }

    final PageEnd end() {
        return end;
    }

    /** The page has ended, unless it has before. */
    final void end(PageEnd why) {
        if (end == PageEnd.OPEN) {
            out.handOutLost();
            end = why;
        }
    }

    /** Ends the page if it has as many rows as may be. */
    final void endIfFull() {
        if (out.full()) {
            end(PageEnd.ROW_LIMIT);
        }
    }
}
