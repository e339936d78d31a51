package org.pagewire.image.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;

/**
 * A PNG, JPEG, GIF or BMP file: one page, the first of a GIF that moves. A photograph turned by its Exif tag is faxed as it is
 * looked at. Owned by one thread.
 */
final class ImageDocument implements Document {

    private static final int PRINT_COLOURS = 4;

    private final Path file;
    private final String format;

    /**
     * @param format as the image library calls it
     */
    ImageDocument(Path file, String format) {
        this.file = file;
        this.format = format;
    }

    @Override
    public int pages() {
        return 1;
    }

    @Override
    public Page page(int page, FaxFitter fitter, Mode mode) throws IOException {
        Objects.checkIndex(page, 1);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        if (!format.equals("jpeg")) {
            return ImageFile.page(file, reader, page, Orientation.TOP_LEFT, null, fitter, mode);
        }
        JpegHeader header = JpegHeader.of(file);
        return header.components() == PRINT_COLOURS
                ? ImageFile.printed(file, reader, header, fitter, mode)
                : ImageFile.page(file, reader, page, header.orientation(), null, fitter, mode);
    }

    @Override
    public Optional<Page> stored(int page) throws IOException {
        Objects.checkIndex(page, 1);
        return format.equals("png")
                ? ImageFile.stored(
                        file, ImageIO.getImageReadersByFormatName(format).next(), page, null)
                : Optional.empty();
    }

    @Override
    public void close() {}
}
