package org.pagewire.image.tiff;

import java.io.IOException;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.RowCounts;

/** A page on its way into a file, from {@link TiffWriter#begin}. Owned by the writer's thread. */
public final class TiffPage implements RowSink {

    TiffPage() {}

    @Override
    public void row(byte[] packed, int offset) {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** Rows so far. */
    public int rows() {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /**
     * Appends the page to the file; it is on disk when this returns.
     *
     * @throws IllegalStateException if there is no row, or it is called twice
     */
    public void commit() throws IOException {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** Appends the page with the tags that tell how its rows came through. */
    public void commit(RowCounts quality) throws IOException {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }
}
