package org.pagewire.image.document;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A document that cannot become fax pages. The message is one text for a person: file, page, what is wrong, what to do. */
public final class DocumentException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final int page;

    /**
     * @param file the document
     * @param page number of the page, first is 1; 0 when it is not about one page
     * @param problem what is wrong, a sentence without a full stop
     * @param remedy what to do, a sentence without a full stop
     */
    DocumentException(Path file, int page, String problem, String remedy, @Nullable Throwable cause) {
        super(file + (page > 0 ? ", page " + page : "") + ": " + problem + ". " + remedy + ".", cause);
        this.file = file;
        this.page = page;
    }

    /** The document. */
    public Path file() {
        return file;
    }

    /** Number of the page, first is 1; 0 when it is not about one page. */
    public int page() {
        return page;
    }
}
