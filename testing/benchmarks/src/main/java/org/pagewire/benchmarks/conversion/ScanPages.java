package org.pagewire.benchmarks.conversion;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Makes a page what a scanner or a camera would make of its print: 250 dpi, slightly turned and blurred, paper that is no
 * white and darkens towards one side, noise, JPEG.
 */
final class ScanPages {

    private static final int DPI = 250;
    private static final float[] BLUR = {
        1, 4, 6, 4, 1, 4, 16, 24, 16, 4, 6, 24, 36, 24, 6, 4, 16, 24, 16, 4, 1, 4, 6, 4, 1
    };

    private ScanPages() {}

    /** Takes the sheet of a page as drawn; the result has that page as one image. */
    static PageSheet scanned(Path drawn, long seed) throws IOException {
        PageSheet sheet = new PageSheet();
        try (PDDocument document = Loader.loadPDF(drawn.toFile())) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.RGB);
            sheet.image(worn(image, new Random(seed)), 0.6f, 0, 0, PageSheet.WIDTH, PageSheet.HEIGHT);
        }
        return sheet;
    }

    private static BufferedImage worn(BufferedImage drawn, Random random) {
        float[] weights = new float[BLUR.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = BLUR[i] / 256;
        }
        BufferedImage blurred =
                new ConvolveOp(new Kernel(5, 5, weights), ConvolveOp.EDGE_NO_OP, null).filter(drawn, null);
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        double slant = (random.nextDouble() - 0.5) * 0.012;
        double paper = 0.86 + 0.1 * random.nextDouble();
        double falling = 0.1 + 0.12 * random.nextDouble();
        boolean across = random.nextBoolean();
        BufferedImage worn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sourceX = (int) Math.round(x + slant * (y - height / 2.0));
                int sourceY = (int) Math.round(y - slant * (x - width / 2.0));
                boolean inside = sourceX >= 0 && sourceX < width && sourceY >= 0 && sourceY < height;
                int colour = inside ? blurred.getRGB(sourceX, sourceY) : 0xFFFFFF;
                double way = across ? (double) x / width : (double) y / height;
                double light = paper - falling * way * way;
                double noise = 5 * random.nextGaussian();
                int result = 0;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    // Ink on paper reflects some light too.
                    double value = 20 + (colour >> shift & 0xFF) * (235.0 / 255);
                    result |= (int) Math.max(0, Math.min(255, Math.round(value * light + noise))) << shift;
                }
                worn.setRGB(x, y, result);
            }
        }
        return worn;
    }
}
