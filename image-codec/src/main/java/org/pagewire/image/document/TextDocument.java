package org.pagewire.image.document;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;

/**
 * Plain text in UTF-8 (else Windows-1252) on A4: 80 columns of a typewriter face, tabs to every eighth column, long lines
 * wrapped between words, a new page at each form feed. Owned by one thread.
 */
final class TextDocument implements Document {

    /** The most octets of a file, a thousand full pages. */
    static final int LARGEST = 4 << 20;

    private static final double WIDTH_INCHES = 210 / 25.4;
    private static final double HEIGHT_INCHES = 297 / 25.4;
    private static final double MARGIN_INCHES = 20 / 25.4;
    private static final double LINES_PER_INCH = 6;
    private static final int LINES = (int) ((HEIGHT_INCHES - 2 * MARGIN_INCHES) * LINES_PER_INCH);
    private static final int COLUMNS = 80;
    private static final int TAB = 8;
    private static final double DRAWN_DPI = 400;

    /** Lines are laid out at this size of pixel, 1/72 inch. */
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Font font;
    private final List<List<String>> pages = new ArrayList<>();

    private TextDocument(String text) {
        Font one = new Font(Font.MONOSPACED, Font.PLAIN, 1);
        double column = one.deriveFont(100f).getStringBounds("0", CONTEXT).getWidth() / 100;
        double columnPoints = 72 * (WIDTH_INCHES - 2 * MARGIN_INCHES) / COLUMNS;
        this.font = one.deriveFont((float) (columnPoints / column));
        for (String sheet : text.split("\f", -1)) {
            addSheet(sheet);
        }
        if (pages.size() > 1 && pages.get(pages.size() - 1).isEmpty()) {
            pages.remove(pages.size() - 1);
        }
    }

    static TextDocument open(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new DocumentException(
                    file, 0, "it has more than " + LARGEST + " octets of text", "Cut it into several files", null);
        }
        byte[] octets = Files.readAllBytes(file);
        for (byte octet : octets) {
            if (octet == 0) {
                throw new DocumentException(
                        file,
                        0,
                        "it is no PDF, PNG, JPEG or TIFF file, and no text either",
                        "Save it as one of these",
                        null);
            }
        }
        return new TextDocument(decode(octets));
    }

    private static String decode(byte[] octets) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(octets, Charset.forName("windows-1252"));
        }
    }

    /** The lines of everything up to a form feed, on as many pages as they take. */
    private void addSheet(String sheet) {
        List<String> page = new ArrayList<>();
        pages.add(page);
        if (sheet.isEmpty()) {
            return;
        }
        for (String line : (Iterable<String>) sheet.lines()::iterator) {
            for (String piece : wrapped(withoutTabs(line))) {
                if (page.size() == LINES) {
                    page = new ArrayList<>();
                    pages.add(page);
                }
                page.add(piece);
            }
        }
    }

    private static String withoutTabs(String line) {
        StringBuilder spaced = new StringBuilder();
        int column = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            int point = line.codePointAt(at);
            if (point == '\t') {
                int spaces = TAB - column % TAB;
                spaced.append(" ".repeat(spaces));
                column += spaces;
            } else if (!Character.isISOControl(point)) {
                spaced.appendCodePoint(point);
                column++;
            }
        }
        return spaced.toString();
    }

    private List<String> wrapped(String line) {
        if (line.isBlank()) {
            return List.of("");
        }
        if (line.length() <= COLUMNS && line.chars().allMatch(each -> each < 0x80)) {
            return List.of(line);
        }
        List<String> pieces = new ArrayList<>();
        AttributedString attributed = new AttributedString(line);
        attributed.addAttribute(TextAttribute.FONT, font);
        LineBreakMeasurer measurer = new LineBreakMeasurer(attributed.getIterator(), CONTEXT);
        float width = (float) (72 * (WIDTH_INCHES - 2 * MARGIN_INCHES)) + 0.5f;
        while (measurer.getPosition() < line.length()) {
            int start = measurer.getPosition();
            measurer.setPosition(measurer.nextOffset(width));
            pieces.add(line.substring(start, measurer.getPosition()));
        }
        return pieces;
    }

    @Override
    public int pages() {
        return pages.size();
    }

    @Override
    public Page page(int page, FaxFitter fitter, Mode mode) {
        List<String> lines = pages.get(page);
        int width = (int) (WIDTH_INCHES * DRAWN_DPI);
        int height = (int) (HEIGHT_INCHES * DRAWN_DPI);
        Resolution resolution = new Resolution(DRAWN_DPI, DRAWN_DPI);
        FaxGeometry target = fitter.geometry(width, resolution);
        FaxFitter.Area area = FaxFitter.area(target, width, height, resolution);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        try {
            draw(lines, pen, width, height);
        } finally {
            pen.dispose();
        }
        GreyPlane plane = new GreyPlane(target.width(), area.height());
        AreaScaler scaler = new AreaScaler(width, height, plane, area.width(), area.height());
        ImagePage.rows(image, scaler::row);
        return BlackAndWhite.page(plane, target.resolution().resolution(), mode);
    }

    private void draw(List<String> lines, Graphics2D pen, int width, int height) {
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.scale(DRAWN_DPI / 72, DRAWN_DPI / 72);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                float baseLine = (float) (72 * (MARGIN_INCHES + (i + 0.8) / LINES_PER_INCH));
                new TextLayout(lines.get(i), font, CONTEXT).draw(pen, (float) (72 * MARGIN_INCHES), baseLine);
            }
        }
    }

    @Override
    public void close() {}
}
