package org.pagewire.image.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Page;

/** A PNG or JPEG file: one page. A photograph turned by its Exif tag is faxed as it is looked at. Owned by one thread. */
final class ImageDocument implements Document {

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
        Orientation orientation = format.equals("jpeg") ? ExifOrientation.of(file) : Orientation.TOP_LEFT;
        return ImageFile.page(
                file, ImageIO.getImageReadersByFormatName(format).next(), page, orientation, null, fitter, mode);
    }

    @Override
    public void close() {}
}
