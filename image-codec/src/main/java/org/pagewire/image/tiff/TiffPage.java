package org.pagewire.image.tiff;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.RowCounts;

/** A page on its way into a file, from {@link TiffWriter#begin}. Owned by the writer's thread. */
public final class TiffPage implements RowSink {

    private final TiffWriter writer;
    private final int width;
    private final Resolution resolution;
    private final PageEncoder encoder;
    private int rows;
    private boolean committed;

    TiffPage(TiffWriter writer, TiffSettings settings, int width, Resolution resolution) {
        this.writer = writer;
        this.width = width;
        this.resolution = resolution;
        this.encoder = PageEncoder.of(settings, width, resolution);
    }

    int width() {
        return width;
    }

    Resolution resolution() {
        return resolution;
    }

    /**
     * Takes the next row.
     *
     * @throws IllegalStateException after the page was committed, beyond the 1,000,000 rows a reader takes, or beyond
     *     256 MiB of code; whoever takes rows from a stranger bounds their number beforehand
     */
    @Override
    public void row(byte[] packed, int offset) {
        if (rows == PageTags.MOST_ROWS || encoder.available() > PageBuilder.LARGEST) {
            throw new IllegalStateException("a page of more than " + rows + " rows");
        }
        encoder.row(packed, offset);
        rows++;
    }

    /** Rows so far. */
    public int rows() {
        return rows;
    }

    /**
     * Appends the page to the file; it is on disk when this returns.
     *
     * @throws IllegalStateException if there is no row, or it was called before
     * @throws IOException if it could not be written; the file is then without the page
     */
    public void commit() throws IOException {
        write(null);
    }

    /** As {@link #commit()}, with the tags of RFC 2306 that tell how the page's rows came through. */
    public void commit(RowCounts quality) throws IOException {
        write(quality);
    }

    private void write(@Nullable RowCounts quality) throws IOException {
        if (rows == 0 || committed) {
            throw new IllegalStateException(committed ? "the page is in the file already" : "a page without rows");
        }
        committed = true;
        writer.append(this, encoder.finish(), quality);
    }
}
