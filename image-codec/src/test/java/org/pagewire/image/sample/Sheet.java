package org.pagewire.image.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.Arrays;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;

/** An A4 sheet to draw on in millimetres from its top left corner, seen at a fax resolution. */
final class Sheet {

    private static final double WIDTH_MM = 215;
    private static final double HEIGHT_MM = 297;
    private static final int WIDTH = 1728;
    private static final double MM_PER_POINT = 25.4 / 72;
    /** Grey from which a pixel is white: strokes a little fuller than half. */
    private static final int WHITE_FROM = 150;

    private final FaxResolution resolution;
    private final BufferedImage image;
    private final Graphics2D pen;

    Sheet(FaxResolution resolution) {
        this.resolution = resolution;
        int rows = (int) Math.round(HEIGHT_MM / 25.4 * resolution.resolution().vertical());
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

    static Font font(String family, int style, double points) {
        return new Font(family, style, 1).deriveFont((float) (points * MM_PER_POINT));
    }

    /** One line of text from a point on its base line. */
    void text(Font font, double x, double y, String text) {
        pen.fill(layout(font, text).getOutline(AffineTransform.getTranslateInstance(x, y)));
    }

    /** One line that ends at x. */
    void textTo(Font font, double x, double y, String text) {
        text(font, x - layout(font, text).getAdvance(), y, text);
    }

    /** One line with its middle at x. */
    void textAround(Font font, double x, double y, String text) {
        text(font, x - layout(font, text).getAdvance() / 2, y, text);
    }

    /**
     * Text broken into lines of a width, set solid to both margins.
     *
     * @return where the base line of the next line would be
     */
    double paragraph(Font font, double x, double y, double width, double leading, String text) {
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, font);
        LineBreakMeasurer lines = new LineBreakMeasurer(attributed.getIterator(), unhinted());
        double at = y;
        while (lines.getPosition() < text.length()) {
            TextLayout line = lines.nextLayout((float) width);
            if (lines.getPosition() < text.length()) {
                line = line.getJustifiedLayout((float) width);
            }
            pen.fill(line.getOutline(AffineTransform.getTranslateInstance(x, at)));
            at += leading;
        }
        return at;
    }

    private TextLayout layout(Font font, String text) {
        return new TextLayout(text, font, unhinted());
    }

    private static FontRenderContext unhinted() {
        return new FontRenderContext(null, true, true);
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

    void white(Runnable drawing) {
        pen.setColor(Color.WHITE);
        drawing.run();
        pen.setColor(Color.BLACK);
    }

    /** Diagonal hatching, which a fax carries better than grey. */
    void hatch(Rectangle2D area, double distance) {
        Shape before = pen.getClip();
        pen.clip(area);
        for (double x = area.getMinX() - area.getHeight(); x < area.getMaxX(); x += distance) {
            line(0.15, x, area.getMaxY(), x + area.getHeight(), area.getMinY());
        }
        pen.setClip(before);
        stroke(0.25, area);
    }

    /** A curve through points given as x and y in turn. */
    static Path2D curve(double... points) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i + 5 < points.length; i += 6) {
            path.curveTo(points[i], points[i + 1], points[i + 2], points[i + 3], points[i + 4], points[i + 5]);
        }
        return path;
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
