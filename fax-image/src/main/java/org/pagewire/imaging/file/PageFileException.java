package org.pagewire.imaging.file;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be used as pages. The message is one text for a person: file, page, what is wrong, what to do. */
public final class PageFileException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param page number of the page, first is 1; 0 when it is not about one page
     * @param problem what is wrong, a sentence without a full stop
     * @param remedy what to do, a sentence without a full stop
     */
    PageFileException(Path file, int page, String problem, String remedy) {
        super(file + (page > 0 ? ", page " + page : "") + ": " + problem + ". " + remedy + ".");
    }
}
