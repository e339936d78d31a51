package org.pagewire.image.page;

/** Takes the rows of one page, changes them and hands them on; none is kept for longer than a few rows. */
public interface RowFilter extends RowSink {

    /** To be called once, after the last row: hands on what was held back for the rows to come. */
    void finish();
}
