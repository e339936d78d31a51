package org.pagewire.image.t4;

import org.pagewire.image.page.RowSink;

/** Paints rows, hands them out and counts them. A row lost waits until it is known how many were lost there. */
final class RowOutput {

    private final RowPainter painter;
    private final RowSink sink;
    private final int mostRows;

    private int good;
    private int bad;
    private int badRun;
    private int longestBadRun;
    private int lost;

    RowOutput(int width, int mostRows, RowSink sink) {
        this.painter = new RowPainter(width);
        this.mostRows = mostRows;
        this.sink = sink;
    }

    /** A good row, which becomes the reference line of the next. */
    void good(CodingLine line) {
        handOutLost();
        paint(line);
        countGood();
    }

    /** A good row that looks like the one above. */
    void goodAgain() {
        handOutLost();
        countGood();
    }

    /** A bad row that was made good: it becomes the reference line of the next. */
    void repaired(CodingLine line) {
        handOutLost();
        paint(line);
        countBad();
    }

    /** A bad row of which nothing is left: the one above will stand in its place. */
    void lost() {
        lost++;
    }

    /** So many more rows, or fewer, were lost since the last one that was not. */
    void correctLost(int by) {
        lost = Math.max(0, lost + Math.min(by, mostRows - rows()));
    }

    /** Hands out the rows lost. */
    void handOutLost() {
        for (; lost > 0; lost--) {
            countBad();
        }
    }

    private void paint(CodingLine line) {
        if (!line.repeatsReference()) {
            painter.paint(line);
        }
        line.keep();
    }

    private void countGood() {
        good++;
        badRun = 0;
        sink.row(painter.row(), 0);
    }

    private void countBad() {
        bad++;
        badRun++;
        longestBadRun = Math.max(longestBadRun, badRun);
        sink.row(painter.row(), 0);
    }

    /** Whether rows were lost since the last one that was not. */
    boolean anyLost() {
        return lost > 0;
    }

    /** Rows so far, with those lost. */
    int rows() {
        return good + bad + lost;
    }

    /** Rows so far that were bad, with those lost. */
    int badRows() {
        return bad + lost;
    }

    /** Whether there are as many rows as may be. */
    boolean full() {
        return rows() == mostRows;
    }

    RowCounts counts() {
        return new RowCounts(good, bad, longestBadRun);
    }
}
