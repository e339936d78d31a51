package org.pagewire.simulator.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pagewire.fax.t30.PageGeometry;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.ScanWidth;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.tiff.PageInfo;
import org.pagewire.image.tiff.TiffException;
import org.pagewire.image.tiff.TiffReader;

/**
 * The sheets in the feeder: a TIFF file whose pages have all been looked at, so that what cannot be sent is known before
 * anyone is dialled. Holds no pixels; a page is read again when it is sent. Immutable, any thread.
 */
public final class Document {
    /** Most pages of a document. */
    public static final int MOST_PAGES = 2_000;

    /** Most octets of one page in memory, uncoded. */
    static final int MOST_PAGE_OCTETS = 64 << 20;

    private static final FaxFitter FITTER = new FaxFitter(Codes.OFFERED, ScanWidth.A3);

    private final Path file;
    private final List<PageGeometry> geometries;

    private Document(Path file, List<PageGeometry> geometries) {
        this.file = file;
        this.geometries = List.copyOf(geometries);
    }

    /**
     * Looks at every page of a TIFF file. Takes some milliseconds for each, so not for an event loop.
     *
     * @throws DocumentException when the file cannot be sent; names file and page
     */
    public static Document load(Path file) throws DocumentException {
        try (TiffReader reader = TiffReader.open(file)) {
            if (reader.pages() == 0) {
                throw new DocumentException(file + " has no page: choose another document.");
            }
            if (reader.pages() > MOST_PAGES) {
                throw new DocumentException(file + " has " + reader.pages() + " pages, but one call takes " + MOST_PAGES
                        + ": split the document.");
            }
            List<PageGeometry> geometries = new ArrayList<>();
            for (int page = 1; page <= reader.pages(); page++) {
                geometries.add(geometryOf(FITTER.fit(pixels(reader, file, page))));
            }
            return new Document(file, geometries);
        } catch (DocumentException e) {
            throw e;
        } catch (TiffException e) {
            throw new DocumentException(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new DocumentException("There is no file " + file + ": check its name.");
        } catch (IOException e) {
            if (Files.isDirectory(file)) {
                throw new DocumentException(file + " is a folder: name a TIFF file in it.");
            }
            String why = Files.isReadable(file) ? e.toString() : "reading it is not permitted";
            throw new DocumentException("The document " + file + " cannot be read: " + why + ".");
        }
    }

    private static Page pixels(TiffReader reader, Path file, int page) throws IOException {
        PageInfo info = reader.info(page - 1);
        if (info.height() == 0) {
            throw new DocumentException(file + ", page " + page + ": the page has no rows; remove it.");
        }
        if ((long) Page.stride(info.width()) * info.height() > MOST_PAGE_OCTETS) {
            throw new DocumentException(file + ", page " + page + ": " + info.width() + " x " + info.height()
                    + " pixels are more than a fax page can have; scan it at a lower resolution.");
        }
        PageBuilder pixels = new PageBuilder(info.width(), info.resolution());
        RowCounts counts = reader.read(page - 1, pixels);
        if (counts.bad() > 0) {
            throw new DocumentException(file + ", page " + page + ": " + counts.bad() + " of " + counts.total()
                    + " rows are damaged; scan the page again.");
        }
        return pixels.build();
    }

    private static PageGeometry geometryOf(Page fitted) {
        Resolution resolution = FaxResolution.of(fitted.resolution())
                .map(Codes::resolution)
                .orElseThrow(() -> new IllegalStateException("not fitted: " + fitted));
        return new PageGeometry(fitted.width(), resolution, fitted.height());
    }

    /** The file it was loaded from. */
    public Path file() {
        return file;
    }

    /** Number of pages, 1 to {@value #MOST_PAGES}. */
    public int pages() {
        return geometries.size();
    }

    /** What a page is before anything was negotiated; pages count from 1. */
    public PageGeometry geometry(int page) {
        return geometries.get(page - 1);
    }

    /**
     * A page in the geometry agreed on. Reads the file.
     *
     * @throws IOException when the page can no longer be read or does not fit
     */
    Page page(int page, PageParameters parameters) throws IOException {
        Page pixels;
        try (TiffReader reader = TiffReader.open(file)) {
            if (reader.pages() != pages()) {
                throw new DocumentException(file + " was changed after it was put into the feeder: load it again.");
            }
            pixels = pixels(reader, file, page);
        }
        FaxResolution wanted = Codes.resolution(parameters.resolution());
        Page fitted = FITTER.fit(pixels);
        if (fitted.width() > parameters.widthPels()
                || FaxResolution.of(fitted.resolution()).orElse(null) != wanted) {
            fitted = FaxFitter.exactly(wanted, Codes.scanWidth(parameters.widthPels()))
                    .fit(pixels);
        }
        return fitted;
    }
}
