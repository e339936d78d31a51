package org.pagewire.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;

/** An A4 sheet to draw on in millimetres from its top left corner, seen as a fax page of 1728 pixels. */
final class Sheet {

    static final double WIDTH_MM = 215;
    static final double HEIGHT_MM = 297;
    static final int WIDTH = 1728;

    private static final double MM_PER_INCH = 25.4;
    private static final double MM_PER_POINT = MM_PER_INCH / 72;
    /** Grey from which a pixel is white: strokes a little fuller than half. */
    private static final int WHITE_FROM = 150;

    private final FaxResolution resolution;
    private final BufferedImage image;
    private final Graphics2D pen;

    Sheet(FaxResolution resolution) {
        this.resolution = resolution;
        int rows = rows(resolution);
        this.image = new BufferedImage(WIDTH, rows, BufferedImage.TYPE_BYTE_GRAY);
        this.pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, rows);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(WIDTH / WIDTH_MM, rows / HEIGHT_MM);
        pen.setColor(Color.BLACK);
    }

    /** Rows of a sheet at a resolution. */
    static int rows(FaxResolution resolution) {
        return (int)
                Math.round(HEIGHT_MM / MM_PER_INCH * resolution.resolution().vertical());
    }

    /** A typeface at a size in points. Where the family is missing, Java takes one of its own. */
    static Font font(String family, int style, double points) {
        return new Font(family, style, 1).deriveFont((float) (points * MM_PER_POINT));
    }

    /** One line of text from a point on its base line. */
    void text(Font font, double x, double y, String text) {
        new TextLayout(text, font, pen.getFontRenderContext()).draw(pen, (float) x, (float) y);
    }

    /** One line of text that ends at a point. */
    void textTo(Font font, double x, double y, String text) {
        text(font, x - width(font, text), y, text);
    }

    double width(Font font, String text) {
        return new TextLayout(text, font, pen.getFontRenderContext()).getAdvance();
    }

    /** Lines of made up prose in a column. */
    void prose(Font font, Prose prose, double x, double top, double width, double bottom, double leading) {
        double y = top;
        while (y < bottom) {
            StringBuilder line = new StringBuilder(prose.word());
            String next = prose.word();
            while (width(font, line + " " + next) <= width) {
                line.append(' ').append(next);
                next = prose.word();
            }
            text(font, x, y, line.toString());
            y += leading;
        }
    }

    void line(double thickness, double x1, double y1, double x2, double y2) {
        stroke(thickness, new Line2D.Double(x1, y1, x2, y2));
    }

    void box(double thickness, double x, double y, double width, double height) {
        stroke(thickness, new Rectangle2D.Double(x, y, width, height));
    }

    void stroke(double thickness, Shape shape) {
        pen.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
    }

    void fill(Shape shape) {
        pen.fill(shape);
    }

    /** Diagonal lines. */
    void hatch(Rectangle2D area, double distance) {
        Shape before = pen.getClip();
        pen.clip(area);
        for (double x = area.getMinX() - area.getHeight(); x < area.getMaxX(); x += distance) {
            line(0.15, x, area.getMaxY(), x + area.getHeight(), area.getMinY());
        }
        pen.setClip(before);
        stroke(0.25, area);
    }

    Page page() {
        PageBuilder page = new PageBuilder(WIDTH, resolution.resolution());
        byte[] row = new byte[Page.stride(WIDTH)];
        int[] greys = new int[WIDTH];
        for (int y = 0; y < image.getHeight(); y++) {
            Arrays.fill(row, (byte) 0);
            image.getRaster().getPixels(0, y, WIDTH, 1, greys);
            for (int x = 0; x < WIDTH; x++) {
                row[x >> 3] |= (byte) (greys[x] < WHITE_FROM ? 0x80 >> (x & 7) : 0);
            }
            page.row(row, 0);
        }
        return page.build();
    }
}
