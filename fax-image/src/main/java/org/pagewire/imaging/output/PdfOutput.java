package org.pagewire.imaging.output;

import java.io.IOException;
import java.nio.file.Path;
import org.pagewire.image.document.PdfWriter;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.tiff.TiffReader;

/** A PDF file. Owned by one thread. */
public final class PdfOutput implements PageOutput {
    private final PdfWriter writer;

    /** Starts a file in the place of one that is there. */
    public PdfOutput(Path file) throws IOException {
        this.writer = PdfWriter.open(file);
    }

    @Override
    public void add(Page page, RowCounts received) throws IOException {
        writer.append(page);
    }

    /**
     * Appends a page of a TIFF file with its data as it is, where that can be.
     *
     * @param index first is 0
     */
    public void keep(TiffReader reader, int index) throws IOException {
        writer.append(reader, index);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
