package org.pagewire.imaging.output;

import java.io.Closeable;
import java.io.IOException;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.RowCounts;

/** Takes the pages of a document, one after the other. Owned by one thread. */
public sealed interface PageOutput extends Closeable permits TiffOutput, PdfOutput, SinglePages {

    /**
     * Appends a page.
     *
     * @param received how its rows came through, for kinds of files that can tell
     */
    void add(Page page, RowCounts received) throws IOException;
}
