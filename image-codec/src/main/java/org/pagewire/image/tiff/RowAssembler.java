package org.pagewire.image.tiff;

import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.RowCounts;

/** Cuts octets of pixels into rows, up to as many as a strip has. */
final class RowAssembler {

    private final int rows;
    private final RowSink sink;
    private final byte[] row;
    private final int lastOctetMask;
    private int filled;
    private int complete;

    RowAssembler(int width, int rows, RowSink sink) {
        this.rows = rows;
        this.sink = sink;
        this.row = new byte[Page.stride(width)];
        this.lastOctetMask = 0xFF << (-width & 7);
    }

    void octet(byte octet) {
        if (complete < rows) {
            row[filled++] = octet;
            endRow();
        }
    }

    void octets(byte[] source, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0 && complete < rows) {
            int part = Math.min(left, row.length - filled);
            System.arraycopy(source, from, row, filled, part);
            filled += part;
            from += part;
            left -= part;
            endRow();
        }
    }

    private void endRow() {
        if (filled == row.length) {
            row[filled - 1] &= (byte) lastOctetMask;
            filled = 0;
            complete++;
            sink.row(row, 0);
        }
    }

    /** Whether further octets are of no use. */
    boolean full() {
        return complete == rows;
    }

    RowCounts counts() {
        return new RowCounts(complete, 0, 0);
    }
}
