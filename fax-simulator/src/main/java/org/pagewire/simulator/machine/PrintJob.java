package org.pagewire.simulator.machine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.image.page.Page;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.PageEnd;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.tiff.TiffPage;
import org.pagewire.image.tiff.TiffWriter;

/**
 * Prints the pages of one call into one TIFF file, on threads that may block; one page at a time. When {@link #print}
 * returns a kept page, that page and all before it are on disk.
 */
public final class PrintJob implements Closeable {
    private final Path file;
    private @Nullable TiffWriter writer;
    private boolean closed;

    PrintJob(Path file) {
        this.file = file;
    }

    /** Decides whether a page of so many rows, of which so many are bad, is worth keeping. */
    @FunctionalInterface
    public interface Quality {
        boolean acceptable(int rows, int badRows);
    }

    /**
     * What became of a page.
     *
     * @param rows rows decoded, bad ones included; 0 when there was no image
     * @param badRows rows that were damaged
     * @param kept whether it is on disk; a page not kept has left no trace
     */
    public record Printed(int rows, int badRows, boolean kept) {}

    /**
     * Decodes a page and, if its quality will do, appends it to the file.
     *
     * @param coded as it came over the line
     * @throws IOException when it cannot be stored, or the job is closed
     */
    public synchronized Printed print(PageParameters parameters, byte[] coded, Quality quality) throws IOException {
        if (closed) {
            throw new IOException("the call is over");
        }
        TiffWriter open = writer == null ? open() : writer;
        writer = open;
        int width = parameters.widthPels();
        int mostRows = Document.MOST_PAGE_OCTETS / Page.stride(width);
        TiffPage page =
                open.begin(width, Codes.resolution(parameters.resolution()).resolution());
        T4Decoder decoder = new T4Decoder(Codes.coding(parameters), mostRows, page);
        decoder.write(coded);
        decoder.finish();
        RowCounts counts = decoder.counts();
        if (decoder.end() == PageEnd.ROW_LIMIT) {
            throw new IOException("the page has more than " + mostRows + " rows");
        }
        // an MMR page that breaks off has lost everything below
        boolean broken = decoder.end() == PageEnd.DAMAGED;
        boolean kept = counts.total() > 0 && !broken && quality.acceptable(counts.total(), counts.bad());
        if (kept) {
            page.commit(counts);
        }
        return new Printed(counts.total(), broken ? counts.total() : counts.bad(), kept);
    }

    private TiffWriter open() throws IOException {
        Files.createDirectories(file.resolveSibling(".").normalize());
        return TiffWriter.open(file, Coding.MMR);
    }

    /** Where the pages are; nothing is there before the first page has come in. */
    public Path file() {
        return file;
    }

    /** Ends the job; a file without any page is removed. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (writer != null) {
            boolean empty = writer.pages() == 0;
            writer.close();
            writer = null;
            if (empty) {
                Files.deleteIfExists(file);
            }
        }
    }
}
