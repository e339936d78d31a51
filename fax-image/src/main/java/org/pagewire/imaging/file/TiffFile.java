package org.pagewire.imaging.file;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.document.Document;
import org.pagewire.image.document.Mode;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.tiff.Compression;
import org.pagewire.image.tiff.FaxProfile;
import org.pagewire.image.tiff.PageInfo;
import org.pagewire.image.tiff.TiffException;
import org.pagewire.image.tiff.TiffReader;

/** A TIFF file. What the fax reader refuses (tiles, grey, colour) is imported as a document. Owned by one thread. */
public final class TiffFile implements PageFile {
    private final Path file;
    private final FaxFitter fitter;
    private final Mode mode;
    private final TiffReader reader;
    private @Nullable Document imported;

    TiffFile(Path file, FaxFitter fitter, Mode mode) throws IOException {
        this.file = file;
        this.fitter = fitter;
        this.mode = mode;
        this.reader = TiffReader.open(file);
    }

    @Override
    public int pages() {
        return reader.pages();
    }

    /** Reads the file's tags and strips, for whoever takes its data over as it is. */
    public TiffReader reader() {
        return reader;
    }

    /**
     * Whether a page is one of black and white pixels, which the {@link #reader} reads.
     *
     * @param index first is 0
     */
    public boolean isBlackAndWhite(int index) throws IOException {
        try {
            reader.info(index);
            return true;
        } catch (TiffException refused) {
            return false;
        }
    }

    @Override
    public FilePage page(int index) throws IOException {
        PageInfo info;
        try {
            info = reader.info(index);
        } catch (TiffException refused) {
            return imported(index);
        }
        if (info.height() > PageBuilder.mostRows(info.width())) {
            throw new PageFileException(
                    file,
                    index + 1,
                    "it is too large to be held in memory (" + info.width() + " x " + info.height() + " pixels)",
                    "Save it at a lower resolution or cut it into several pages");
        }
        PageBuilder page = new PageBuilder(info.width(), info.resolution());
        RowCounts rows = reader.read(index, page);
        FaxProfile profile = info.storage().profile();
        return new FilePage(
                page.build(),
                coding(info.compression()),
                profile == null ? "" : profile.name(),
                info.dataOctets(),
                info.dataOffset(),
                rows,
                info.quality(),
                false);
    }

    /** The words of people for a way of storing a page. */
    private static String coding(Compression compression) {
        return switch (compression) {
            case NONE -> "none";
            case MH_RLE -> "MH-RLE";
            case MH_RLE_WORD -> "MH-RLE-W";
            case DEFLATE -> "Deflate";
            case PACK_BITS -> "PackBits";
            default -> compression.name();
        };
    }

    private FilePage imported(int index) throws IOException {
        if (imported == null) {
            imported = Document.open(file);
        }
        return DocumentFile.page(imported, index, fitter, mode);
    }

    @Override
    public void close() throws IOException {
        try (reader) {
            if (imported != null) {
                imported.close();
            }
        }
    }
}
