package org.pagewire.fuzz.image;

import java.util.zip.CRC32C;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;

/** Remembers how many rows came and a checksum of them; fails on pixels right of the page's width. Allocates nothing. */
final class RowRecord implements RowSink {

    /** Thrown where a target has seen enough rows of a page; a sink may break a page off this way. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("enough rows", null, false, false);
        }
    }

    private final int stride;
    private final int unusedBits;
    private final long mostRows;
    private final CRC32C checksum = new CRC32C();
    private long rows;

    RowRecord(int width) {
        this(width, Long.MAX_VALUE);
    }

    /** Throws {@link Enough} when more rows than this come. */
    RowRecord(int width, long mostRows) {
        this.stride = Page.stride(width);
        this.unusedBits = (1 << (-width & 7)) - 1;
        this.mostRows = mostRows;
    }

    @Override
    public void row(byte[] packed, int offset) {
        if (rows == mostRows) {
            throw new Enough();
        }
        rows++;
        if ((packed[offset + stride - 1] & unusedBits) != 0) {
            throw new AssertionError("row " + rows + " has black pixels right of the page");
        }
        checksum.update(packed, offset, stride);
    }

    long rows() {
        return rows;
    }

    long checksum() {
        return checksum.getValue();
    }
}
