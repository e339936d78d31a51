package org.pagewire.image.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.rendering.RenderDestination;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;

/**
 * A PDF file. Pages are drawn at about 400 dpi, a whole multiple of the fax resolution each way, and scaled down by
 * area, so that thin strokes become grey rather than vanish. Owned by one thread.
 */
final class PdfDocument implements Document {

    private static final double POINTS_PER_INCH = 72;
    private static final double DRAWN_DPI = 400;
    /** A page is drawn in bands of this many pixels, which take four octets each; fine A4 is four bands. */
    private static final int BAND_PIXELS = 4 << 20;
    /** A PDF page has no pixels: it has use for the finest resolution there is. */
    private static final double FINEST_DPI = 400;

    private final Path file;
    private final PDDocument document;

    private PdfDocument(Path file, PDDocument document) {
        this.file = file;
        this.document = document;
    }

    static PdfDocument open(Path file) throws IOException {
        try {
            return new PdfDocument(file, Loader.loadPDF(file.toFile()));
        } catch (InvalidPasswordException e) {
            throw new DocumentException(
                    file, 0, "it is encrypted and asks for a password", "Save it without a password", e);
        } catch (IOException | RuntimeException e) {
            // PDFBox answers some damage with what its collections throw; reading it anew is all a person can do.
            throw new DocumentException(
                    file, 0, "it is no readable PDF file (" + e.getMessage() + ")", "Get or save the file anew", e);
        }
    }

    @Override
    public int pages() {
        return document.getNumberOfPages();
    }

    @Override
    public Page page(int page, FaxFitter fitter, Mode mode) throws IOException {
        Objects.checkIndex(page, pages());
        try {
            return draw(page, fitter, mode);
        } catch (ImagePage.TooLarge e) {
            throw new DocumentException(file, page + 1, String.valueOf(e.getMessage()), ImagePage.SMALLER, e);
        } catch (DocumentException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // PDFBox answers some damage with what its collections and colour models throw.
            throw new DocumentException(
                    file, page + 1, "it cannot be drawn (" + e.getMessage() + ")", "Get or save the file anew", e);
        }
    }

    private Page draw(int index, FaxFitter fitter, Mode mode) throws IOException, ImagePage.TooLarge {
        PDPage page = document.getPage(index);
        int rotation = page.getRotation();
        Resolution finest = new Resolution(FINEST_DPI, FINEST_DPI);
        try {
            if (fitter.upends(pixels(across(page)), pixels(down(page)), finest)) {
                // A quarter to the left.
                page.setRotation((rotation + 270) % 360);
            }
            int width = pixels(across(page));
            int height = pixels(down(page));
            FaxGeometry target = fitter.geometry(width, finest);
            return draw(index, page, target, FaxFitter.area(target, width, height, finest), mode);
        } finally {
            page.setRotation(rotation);
        }
    }

    private Page draw(int index, PDPage page, FaxGeometry target, FaxFitter.Area area, Mode mode)
            throws IOException, ImagePage.TooLarge {
        GreyPlane plane = ImagePage.plane(target.width(), area.height());
        Resolution resolution = target.resolution().resolution();
        long width = (long) times(resolution.horizontal()) * area.width();
        long height = (long) times(resolution.vertical()) * area.height();
        if (!GreyPlane.fits(width, height)) {
            throw new ImagePage.TooLarge(width, height);
        }
        AreaScaler scaler = new AreaScaler((int) width, (int) height, plane, area.width(), area.height());
        int band = (int) Math.min(height, Math.max(1, BAND_PIXELS / width));
        BufferedImage image = new BufferedImage((int) width, band, BufferedImage.TYPE_INT_RGB);
        Renderer renderer = new Renderer(document);
        for (int top = 0; top < height; top += band) {
            int rows = (int) Math.min(band, height - top);
            BufferedImage part = image.getSubimage(0, 0, (int) width, rows);
            Graphics2D pen = part.createGraphics();
            try {
                pen.setBackground(Color.WHITE);
                pen.clearRect(0, 0, (int) width, rows);
                pen.translate(0, -top);
                renderer.renderPageToGraphics(
                        index,
                        pen,
                        (float) (width / across(page)),
                        (float) (height / down(page)),
                        RenderDestination.PRINT);
                renderer.check(file, index);
            } finally {
                pen.dispose();
            }
            ImagePage.rows(part, scaler::row);
        }
        return BlackAndWhite.page(plane, resolution, mode);
    }

    /** Width in points as it is looked at. */
    private static double across(PDPage page) {
        PDRectangle box = page.getCropBox();
        return page.getRotation() % 180 != 0 ? box.getHeight() : box.getWidth();
    }

    private static double down(PDPage page) {
        PDRectangle box = page.getCropBox();
        return page.getRotation() % 180 != 0 ? box.getWidth() : box.getHeight();
    }

    private static int pixels(double points) throws ImagePage.TooLarge {
        double pixels = points * FINEST_DPI / POINTS_PER_INCH;
        if (pixels > Integer.MAX_VALUE) {
            throw new ImagePage.TooLarge((long) pixels, 1);
        }
        return (int) Math.max(1, Math.round(pixels));
    }

    private static int times(double dpi) {
        return (int) Math.max(1, Math.round(DRAWN_DPI / dpi));
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /** Leaves out an image that declares more pixels than fit, before it is decoded, and remembers that. */
    private static final class Renderer extends PDFRenderer {

        private long left;

        Renderer(PDDocument document) {
            super(document);
            setSubsamplingAllowed(true);
        }

        void check(Path file, int index) throws DocumentException {
            if (left > 0) {
                throw new DocumentException(
                        file,
                        index + 1,
                        "an image on it has " + left + " pixels, more than " + GreyPlane.LARGEST,
                        "Save it with smaller images",
                        null);
            }
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {
                @Override
                public void drawImage(PDImage image) throws IOException {
                    if (GreyPlane.fits(image.getWidth(), image.getHeight())) {
                        super.drawImage(image);
                    } else {
                        left = (long) image.getWidth() * image.getHeight();
                    }
                }
            };
        }
    }
}
