package org.pagewire.image.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.RowCounts;

/**
 * Reads the pages of a TIFF file in any order. Holds nothing of a page but its tags; rows stream from the file.
 *
 * <p>Owned by one thread.
 */
public final class TiffReader implements Closeable {

    private TiffReader() {}

    /**
     * Opens a file and walks its chain of pages.
     *
     * @throws TiffException if it is no TIFF file or its chain is broken
     * @throws IOException if it cannot be read
     */
    public static TiffReader open(Path file) throws IOException {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** How many pages there are; 0 for a file to which no page has been appended yet. */
    public int pages() {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /**
     * What the file says about a page.
     *
     * @param page index, first is 0
     * @throws TiffException if the tags make no sense or are not supported
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public PageInfo info(int page) throws IOException {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /**
     * Streams the rows of a page, upright, to a sink. Exactly {@link PageInfo#height} rows come; where the data is damaged or ends early
     * the last good row is repeated and counted.
     *
     * @param page index, first is 0
     * @return rows good and bad
     */
    public RowCounts read(int page, RowSink sink) throws IOException {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** Reads a page into memory. */
    public Page read(int page) throws IOException {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {}
}
