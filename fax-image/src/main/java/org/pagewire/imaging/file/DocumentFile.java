package org.pagewire.imaging.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.pagewire.image.document.Document;
import org.pagewire.image.document.Mode;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.Page;

/** A file whose pages are drawn, or have colours. Owned by one thread. */
final class DocumentFile implements PageFile {
    private final Document document;
    private final FaxFitter fitter;
    private final Mode mode;

    DocumentFile(Path file, FaxFitter fitter, Mode mode) throws IOException {
        this.document = Document.open(file);
        this.fitter = fitter;
        this.mode = mode;
    }

    @Override
    public int pages() {
        return document.pages();
    }

    @Override
    public FilePage page(int index) throws IOException {
        return page(document, index, fitter, mode);
    }

    /** A page of a document: pixel for pixel where it is black and white, else as the fax page it becomes. */
    static FilePage page(Document document, int index, FaxFitter fitter, Mode mode) throws IOException {
        Optional<Page> stored = document.stored(index);
        return FilePage.drawn(stored.isPresent() ? stored.get() : document.page(index, fitter, mode));
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
