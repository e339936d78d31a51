package org.pagewire.imaging.output;

import java.io.IOException;
import java.nio.file.Path;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.tiff.TiffPage;
import org.pagewire.image.tiff.TiffSettings;
import org.pagewire.image.tiff.TiffWriter;

/** A TIFF-F file. Owned by one thread. */
public final class TiffOutput implements PageOutput {
    private final TiffWriter writer;

    /** Starts a file in the place of one that is there. */
    public TiffOutput(Path file, TiffSettings settings) throws IOException {
        this.writer = TiffWriter.create(file, settings);
    }

    @Override
    public void add(Page page, RowCounts received) throws IOException {
        TiffPage started = writer.begin(page.width(), page.resolution());
        page.send(started);
        if (received.bad() == 0) {
            started.commit();
        } else {
            started.commit(received);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
