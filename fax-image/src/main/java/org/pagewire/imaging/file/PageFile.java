package org.pagewire.imaging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.pagewire.image.document.Mode;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.t4.BitOrder;

/** A file opened for its pages. Holds one page in memory at a time, and none between calls. Owned by one thread. */
public sealed interface PageFile extends Closeable permits TiffFile, RawFile, DocumentFile {

    /** How many pages there are. */
    int pages();

    /**
     * Decodes a page. One that a fax carries, or any in black and white in a TIFF or PNG file, is as it is stored; what is
     * drawn or in colours is made a fax page.
     *
     * @param index first is 0
     * @throws IndexOutOfBoundsException if there is no such page
     * @throws IOException if nothing of it can be decoded; the message names file and page
     */
    FilePage page(int index) throws IOException;

    /**
     * Opens a file by its first octets.
     *
     * @param fitter what drawn and coloured pages are made for
     * @param mode how colours become black and white
     * @throws IOException if it is of no known kind, or cannot be read
     */
    static PageFile open(Path file, FaxFitter fitter, Mode mode) throws IOException {
        return switch (FileKind.of(file)) {
            case TIFF -> new TiffFile(file, fitter, mode);
            case JBIG -> new RawFile(file, jbig());
            case PDF, PNG, JPEG, GIF, BMP, TEXT -> new DocumentFile(file, fitter, mode);
        };
    }

    /** Opens a file that holds one page of raw data. */
    static PageFile openRaw(Path file, RawData data) throws IOException {
        return new RawFile(file, data);
    }

    private static RawData jbig() {
        return new RawData(RawData.Coding.JBIG, 1, Optional.empty(), BitOrder.MSB_FIRST);
    }
}
