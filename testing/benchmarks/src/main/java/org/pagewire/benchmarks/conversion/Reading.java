package org.pagewire.benchmarks.conversion;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.pagewire.image.page.Page;

/**
 * How much of a fax page tesseract reads. The page is given to it with square pixels, enlarged by smooth interpolation; words count when they come out
 * right but for capitals and punctuation, in any order, as often as they were set.
 */
final class Reading {

    private static final int DPI = 408;

    private Reading() {}

    /**
     * @param png is written for tesseract and for the eye
     * @return words found
     */
    static int found(Page fax, List<String> words, Path png) throws IOException, InterruptedException {
        ImageIO.write(square(fax), "png", png.toFile());
        String text = Tool.TESSERACT.run(List.of(png.toString(), "-", "--dpi", Integer.toString(DPI)));
        Map<String, Integer> read = new HashMap<>();
        for (String word : text.split("\\s+")) {
            read.merge(bare(word), 1, Integer::sum);
        }
        int found = 0;
        for (String word : words) {
            if (read.getOrDefault(bare(word), 0) > 0) {
                read.merge(bare(word), -1, Integer::sum);
                found++;
            }
        }
        return found;
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static BufferedImage square(Page fax) {
        int width = (int) Math.round(fax.width() * DPI / fax.resolution().horizontal());
        int height = (int) Math.round(fax.height() * DPI / fax.resolution().vertical());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = image.getRaster();
        for (int y = 0; y < height; y++) {
            double fromY = Math.max(0, (y + 0.5) * fax.height() / height - 0.5);
            for (int x = 0; x < width; x++) {
                double fromX = Math.max(0, (x + 0.5) * fax.width() / width - 0.5);
                raster.setSample(x, y, 0, (int) Math.round(255 * white(fax, fromX, fromY)));
            }
        }
        return image;
    }

    private static double white(Page fax, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(fax.width() - 1, left + 1);
        int bottom = Math.min(fax.height() - 1, top + 1);
        double across = x - left;
        double down = y - top;
        return (1 - down) * ((1 - across) * white(fax, left, top) + across * white(fax, right, top))
                + down * ((1 - across) * white(fax, left, bottom) + across * white(fax, right, bottom));
    }

    private static double white(Page fax, int x, int y) {
        return fax.isBlack(x, y) ? 0 : 1;
    }
}
