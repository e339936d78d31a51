package org.pagewire.image.t4;

import org.pagewire.image.page.RowSink;

/** Paints rows, hands them out and counts them. */
final class RowOutput {

    private final RowPainter painter;
    private final RowSink sink;
    private final int mostRows;

    private int good;
    private int bad;
    private int badRun;
    private int longestBadRun;

    RowOutput(int width, int mostRows, RowSink sink) {
        this.painter = new RowPainter(width);
        this.mostRows = mostRows;
        this.sink = sink;
    }

    /** A good row, which becomes the reference line of the next. */
    void good(CodingLine line) {
        if (!line.repeatsReference()) {
            painter.paint(line);
        }
        line.keep();
        goodAgain();
    }

    /** A good row that looks like the one above. */
    void goodAgain() {
        good++;
        badRun = 0;
        sink.row(painter.row(), 0);
    }

    /** A bad row: the one above stands in its place. */
    void bad() {
        bad++;
        badRun++;
        longestBadRun = Math.max(longestBadRun, badRun);
        sink.row(painter.row(), 0);
    }

    /** Whether there are as many rows as may be. */
    boolean full() {
        return good + bad == mostRows;
    }

    RowCounts counts() {
        return new RowCounts(good, bad, longestBadRun);
    }
}
