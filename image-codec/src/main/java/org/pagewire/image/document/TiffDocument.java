package org.pagewire.image.document;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;
import org.pagewire.image.tiff.TiffException;
import org.pagewire.image.tiff.TiffReader;

/**
 * A TIFF file. Fax pages are read as they are; kinds of pages that {@link TiffReader} refuses (LZW, Deflate, JPEG, tiles,
 * grey, colour) are imported by TwelveMonkeys. Owned by one thread.
 */
final class TiffDocument implements Document {

    private final Path file;
    private final TiffReader reader;

    private TiffDocument(Path file, TiffReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Whether a file that starts so is TIFF or BigTIFF, of either byte order. */
    static boolean isTiff(String start) {
        return start.startsWith("II*\0")
                || start.startsWith("MM\0*")
                || start.startsWith("II+\0")
                || start.startsWith("MM\0+");
    }

    static TiffDocument open(Path file) throws IOException {
        return new TiffDocument(file, TiffReader.open(file));
    }

    @Override
    public int pages() {
        return reader.pages();
    }

    @Override
    public Page page(int page, FaxFitter fitter, Mode mode) throws IOException {
        try {
            reader.info(page);
        } catch (TiffException refused) {
            return imported(page, fitter, mode, refused);
        }
        return fitter.fit(reader.read(page));
    }

    @Override
    public Optional<Page> stored(int page) throws IOException {
        try {
            reader.info(page);
        } catch (TiffException refused) {
            return reader.orientation(page) == Orientation.TOP_LEFT
                    ? ImageFile.stored(
                            file,
                            new TIFFImageReaderSpi().createReaderInstance(null),
                            reader.place(page),
                            reader.resolution(page))
                    : Optional.empty();
        }
        return Optional.of(reader.read(page));
    }

    private Page imported(int page, FaxFitter fitter, Mode mode, TiffException refused) throws IOException {
        try {
            return ImageFile.page(
                    file,
                    new TIFFImageReaderSpi().createReaderInstance(null),
                    reader.place(page),
                    reader.orientation(page),
                    reader.resolution(page),
                    fitter,
                    mode);
        } catch (DocumentException e) {
            e.addSuppressed(refused);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
