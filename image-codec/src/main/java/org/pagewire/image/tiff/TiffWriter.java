package org.pagewire.image.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;

/**
 * Appends pages to a TIFF-F file (RFC 2306) so that a crash at any moment leaves a file with exactly the pages appended
 * before: a page's strip and tags are written behind all others and forced to disk; only then the pointer that makes it
 * part of the file is written, and forced. When {@link #append} or {@link TiffPage#commit} has returned, the page is on
 * disk and may be confirmed to its sender.
 *
 * <p>Owned by one thread.
 */
public final class TiffWriter implements Closeable {

    private TiffWriter() {}

    /**
     * Opens a file to append to, making it if there is none.
     *
     * @param compression MMR, MR or MH; MR takes K = 4 above standard resolution and 2 at it
     * @throws TiffException if what is there is not a TIFF file that can be appended to
     */
    public static TiffWriter open(Path file, Compression compression) throws IOException {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** How many pages the file has. */
    public int pages() {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** Appends a page, on disk when this returns. */
    public void append(Page page) throws IOException {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /**
     * Starts a page whose rows come one by one; only its compressed form is kept. Dropped unless committed; one at a time.
     *
     * @param width pixels per row
     */
    public TiffPage begin(int width, Resolution resolution) {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() throws IOException {}
}
