package org.pagewire.image.tiff;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A TIFF file that cannot be read or appended to. The message is one text for a person: file, page and octet, what is
 * wrong there and what to do about it.
 */
public final class TiffException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final int page;
    private final long offset;

    /**
     * @param file the file
     * @param page number of the page, first is 1; 0 when it is not about one page
     * @param offset octets from the start of the file; -1 when it is not about one place
     * @param problem what is wrong, a sentence without a full stop
     * @param remedy what to do, a sentence without a full stop
     */
    TiffException(Path file, int page, long offset, String problem, String remedy) {
        super(file + (page > 0 ? ", page " + page : "") + (offset >= 0 ? ", offset " + offset : "") + ": " + problem
                + ". " + remedy + ".");
        this.file = file;
        this.page = page;
        this.offset = offset;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Number of the page, first is 1; 0 when it is not about one page. */
    public int page() {
        return page;
    }

    /** Octets from the start of the file; -1 when it is not about one place. */
    public long offset() {
        return offset;
    }
}
