package org.pagewire.image.document;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.Page;

/**
 * A file whose pages can be faxed. Holds one page in memory at a time, and none between calls (R-G2).
 *
 * <p>Limits: what is decoded for a page, and the page, at most {@value GreyPlane#LARGEST} pixels or {@value
 * ImagePage#LARGEST} octets; both are compared with what the file declares before anything is decoded.
 *
 * <p>Owned by one thread.
 */
public sealed interface Document extends Closeable permits PdfDocument, ImageDocument, TiffDocument, TextDocument {

    /** How many pages there are. */
    int pages();

    /**
     * A page as a fax carries it: scaled by its size on paper, made smaller where it is wider than the paper, white at its
     * right up to the fax width. Its resolution is the finest the fitter allows that the page has use for.
     *
     * @param page index, first is 0
     * @param fitter what the other machine takes
     * @param mode of no meaning for pages that are black and white already
     * @throws IndexOutOfBoundsException if there is no such page
     * @throws IOException if the page is damaged, too large or of an unsupported kind; the message names file and page
     */
    Page page(int page, FaxFitter fitter, Mode mode) throws IOException;

    /**
     * A page pixel for pixel, with its own resolution: one of a TIFF or PNG file that has black and white pixels and of which
     * the file, or a fax width, tells the size on paper. Empty for any other, which only {@link #page} makes black and white.
     *
     * @param page index, first is 0
     * @throws IndexOutOfBoundsException if there is no such page
     * @throws IOException as {@link #page}
     */
    default Optional<Page> stored(int page) throws IOException {
        Objects.checkIndex(page, pages());
        return Optional.empty();
    }

    /**
     * Opens a file by its first octets, whatever its name is: PDF, PNG, JPEG, GIF, BMP, TIFF, else text.
     *
     * @throws DocumentException if it is none of these, encrypted or broken
     * @throws IOException if it cannot be read
     */
    static Document open(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(1024);
        }
        String head = new String(start, StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return PdfDocument.open(file);
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return new ImageDocument(file, "png");
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return new ImageDocument(file, "jpeg");
        }
        if (head.startsWith("GIF8")) {
            return new ImageDocument(file, "gif");
        }
        // The reserved field tells a bitmap from text that starts with these letters.
        if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)) {
            return new ImageDocument(file, "bmp");
        }
        if (TiffDocument.isTiff(head)) {
            return TiffDocument.open(file);
        }
        return TextDocument.open(file);
    }
}
