package org.pagewire.imaging.file;

import java.io.IOException;
import java.nio.file.Path;
import org.pagewire.image.document.Document;
import org.pagewire.image.document.Mode;
import org.pagewire.image.page.FaxFitter;

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
        return FilePage.drawn(document.page(index, fitter, mode));
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
