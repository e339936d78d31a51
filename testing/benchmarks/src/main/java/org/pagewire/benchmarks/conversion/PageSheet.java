package org.pagewire.benchmarks.conversion;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.function.PDFunctionType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShading;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShadingType2;
import org.jspecify.annotations.Nullable;

/** One A4 page being drawn, which keeps its words. Places are points from the top left corner. */
final class PageSheet implements Closeable {

    static final double WIDTH = PDRectangle.A4.getWidth();
    static final double HEIGHT = PDRectangle.A4.getHeight();

    private final PDDocument document = new PDDocument();
    private final PDPageContentStream pen;
    private final Map<Typefaces, PDFont> fonts = new EnumMap<>(Typefaces.class);
    private final List<String> words = new ArrayList<>();
    private double nextLine;
    private MadePage.@Nullable Picture picture;

    PageSheet() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        this.pen = new PDPageContentStream(document, page);
    }

    List<String> words() {
        return List.copyOf(words);
    }

    /** The photograph put on it last. */
    MadePage.@Nullable Picture picture() {
        return picture;
    }

    /** How text is set. */
    record Style(Typefaces face, double size, Color colour) {
        Style in(Color other) {
            return new Style(face, size, other);
        }
    }

    private PDFont font(Typefaces face) throws IOException {
        PDFont font = fonts.get(face);
        if (font == null) {
            font = face.in(document);
            fonts.put(face, font);
        }
        return font;
    }

    double widthOf(String text, Style style) throws IOException {
        return font(style.face()).getStringWidth(text) / 1000 * style.size();
    }

    /** One line; its words count. */
    void line(String text, Style style, double left, double baseLine) throws IOException {
        pen.beginText();
        pen.setFont(font(style.face()), (float) style.size());
        pen.setNonStrokingColor(style.colour());
        pen.newLineAtOffset((float) left, (float) (HEIGHT - baseLine));
        pen.showText(text);
        pen.endText();
        words.addAll(List.of(text.split(" ")));
    }

    /** Whole sentences from a height down to at most another; the next text may start at what it returns. */
    double sentences(Prose prose, Style style, double left, double top, double width, double bottom)
            throws IOException {
        double leading = style.size() * 1.3;
        nextLine = top + style.size();
        StringBuilder line = new StringBuilder();
        while (nextLine + leading < bottom) {
            for (String word : prose.sentence().split(" ")) {
                if (line.length() > 0 && widthOf(line + " " + word, style) > width) {
                    if (nextLine > bottom) {
                        return nextLine;
                    }
                    flush(line, style, left);
                    nextLine += leading;
                }
                line.append(line.length() > 0 ? " " : "").append(word);
            }
        }
        if (nextLine <= bottom) {
            flush(line, style, left);
        }
        return nextLine + leading - style.size();
    }

    private void flush(StringBuilder line, Style style, double left) throws IOException {
        line(line.toString(), style, left, nextLine);
        line.setLength(0);
    }

    void fill(Color colour, double left, double top, double width, double height) throws IOException {
        pen.setNonStrokingColor(colour);
        pen.addRect((float) left, (float) (HEIGHT - top - height), (float) width, (float) height);
        pen.fill();
    }

    void frame(Color colour, double thick, double left, double top, double width, double height) throws IOException {
        stroke(colour, thick);
        pen.addRect((float) left, (float) (HEIGHT - top - height), (float) width, (float) height);
        pen.stroke();
    }

    /** Places are pairs of left and top. */
    void path(Color colour, double thick, double... places) throws IOException {
        stroke(colour, thick);
        pen.moveTo((float) places[0], (float) (HEIGHT - places[1]));
        for (int i = 2; i < places.length; i += 2) {
            pen.lineTo((float) places[i], (float) (HEIGHT - places[i + 1]));
        }
        pen.stroke();
    }

    void circle(Color colour, double thick, double x, double y, double radius) throws IOException {
        double[] places = new double[2 * 73];
        for (int i = 0; i <= 72; i++) {
            places[2 * i] = x + radius * Math.cos(Math.PI * i / 36);
            places[2 * i + 1] = y + radius * Math.sin(Math.PI * i / 36);
        }
        path(colour, thick, places);
    }

    private void stroke(Color colour, double thick) throws IOException {
        pen.setStrokingColor(colour);
        pen.setLineWidth((float) thick);
    }

    /** Shades a rectangle from one colour to another, across or down. */
    void gradient(Color from, Color to, boolean across, double left, double top, double width, double height)
            throws IOException {
        COSDictionary function = new COSDictionary();
        function.setInt(COSName.FUNCTION_TYPE, 2);
        function.setItem(COSName.DOMAIN, numbers(0, 1));
        function.setItem(COSName.C0, numbers(from.getRed() / 255.0, from.getGreen() / 255.0, from.getBlue() / 255.0));
        function.setItem(COSName.C1, numbers(to.getRed() / 255.0, to.getGreen() / 255.0, to.getBlue() / 255.0));
        function.setItem(COSName.N, COSInteger.ONE);
        double bottom = HEIGHT - top - height;
        PDShadingType2 shading = new PDShadingType2(new COSDictionary());
        shading.setShadingType(PDShading.SHADING_TYPE2);
        shading.setColorSpace(PDDeviceRGB.INSTANCE);
        shading.setFunction(new PDFunctionType2(function));
        shading.setCoords(across ? numbers(left, 0, left + width, 0) : numbers(0, HEIGHT - top, 0, bottom));
        pen.saveGraphicsState();
        pen.addRect((float) left, (float) bottom, (float) width, (float) height);
        pen.clip();
        pen.shadingFill(shading);
        pen.restoreGraphicsState();
    }

    private static COSArray numbers(double... values) {
        COSArray array = new COSArray();
        for (double value : values) {
            array.add(new COSFloat((float) value));
        }
        return array;
    }

    /** An image as JPEG. */
    void image(BufferedImage image, float quality, double left, double top, double width, double height)
            throws IOException {
        pen.drawImage(
                JPEGFactory.createFromImage(document, image, quality),
                (float) left,
                (float) (HEIGHT - top - height),
                (float) width,
                (float) height);
    }

    void photograph(Photograph.Scene scene, long seed, double left, double top, double width, double height)
            throws IOException {
        double dpi = 220;
        Photograph photograph = new Photograph(scene, (int) (width / 72 * dpi), (int) (height / 72 * dpi), seed);
        image(photograph.image(), 0.9f, left, top, width, height);
        picture = new MadePage.Picture(left, top, width, height, photograph);
    }

    void save(Path file) throws IOException {
        pen.close();
        document.save(file.toFile());
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
