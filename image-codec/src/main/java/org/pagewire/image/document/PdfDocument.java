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
        PDRectangle box = page.getCropBox();
        boolean turned = page.getRotation() % 180 != 0;
        double pointsAcross = turned ? box.getHeight() : box.getWidth();
        double pointsDown = turned ? box.getWidth() : box.getHeight();
        int width = virtual(pointsAcross);
        int height = virtual(pointsDown);
        Resolution resolution = new Resolution(FINEST_DPI, FINEST_DPI);
        FaxGeometry target = fitter.geometry(width, resolution);
        FaxFitter.Area area = FaxFitter.area(target, width, height, resolution);
        GreyPlane plane = ImagePage.plane(target.width(), area.height());

        int across = times(target.resolution().resolution().horizontal());
        int down = times(target.resolution().resolution().vertical());
        long drawnWidth = (long) across * area.width();
        long drawnHeight = (long) down * area.height();
        if (!GreyPlane.fits(drawnWidth, drawnHeight)) {
            throw new ImagePage.TooLarge(drawnWidth, drawnHeight);
        }
        BufferedImage image = new BufferedImage((int) drawnWidth, (int) drawnHeight, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setBackground(Color.WHITE);
            pen.clearRect(0, 0, image.getWidth(), image.getHeight());
            Renderer renderer = new Renderer(document);
            renderer.renderPageToGraphics(
                    index,
                    pen,
                    (float) (drawnWidth / pointsAcross),
                    (float) (drawnHeight / pointsDown),
                    RenderDestination.PRINT);
            renderer.check(file, index);
        } finally {
            pen.dispose();
        }
        AreaScaler scaler = new AreaScaler(image.getWidth(), image.getHeight(), plane, area.width(), area.height());
        ImagePage.rows(image, scaler::row);
        return BlackAndWhite.page(plane, target.resolution().resolution(), mode);
    }

    private static int virtual(double points) throws ImagePage.TooLarge {
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
