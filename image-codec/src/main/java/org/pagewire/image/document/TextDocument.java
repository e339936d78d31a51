package org.pagewire.image.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pagewire.image.lettering.Letters;
import org.pagewire.image.lettering.Typeface;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.Resolution;

/**
 * Plain text on A4: 80 columns of a typewriter face that comes along, tabs to every eighth column, long lines wrapped
 * between words, a new page at each form feed. In UTF-8, in UTF-16 where it starts with a byte order mark, else in
 * Windows-1252. Characters that the typeface lacks are boxes. Owned by one thread.
 */
final class TextDocument implements Document {

    /** The most octets of a file, a thousand full pages. */
    static final int LARGEST = 4 << 20;

    private static final double MM_PER_INCH = 25.4;
    private static final double WIDTH_INCHES = 210 / MM_PER_INCH;
    private static final double HEIGHT_INCHES = 297 / MM_PER_INCH;
    private static final double MARGIN_INCHES = 20 / MM_PER_INCH;
    private static final double LINES_PER_INCH = 6;
    private static final int LINES = (int) ((HEIGHT_INCHES - 2 * MARGIN_INCHES) * LINES_PER_INCH);
    private static final int COLUMNS = 80;
    private static final int TAB = 8;
    /** Where in a line its letters stand. */
    private static final double BASE_LINE = 0.8;
    /** Text has no pixels: it has use for a resolution like this. */
    private static final double WANTED_DPI = 400;

    private final Path file;
    private final List<List<String>> pages = new ArrayList<>();

    private TextDocument(Path file, String text) {
        this.file = file;
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
        String text = decode(Files.readAllBytes(file));
        if (text.indexOf('\0') >= 0) {
            throw new DocumentException(
                    file,
                    0,
                    "it is no PDF, PNG, JPEG, GIF, BMP or TIFF file, and no text either",
                    "Save it as one of these",
                    null);
        }
        return new TextDocument(file, text);
    }

    private static String decode(byte[] octets) {
        if (startsWith(octets, 0xFE, 0xFF) || startsWith(octets, 0xFF, 0xFE)) {
            return new String(octets, StandardCharsets.UTF_16);
        }
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

    private static boolean startsWith(byte[] octets, int first, int second) {
        return octets.length >= 2 && (octets[0] & 0xFF) == first && (octets[1] & 0xFF) == second;
    }

    /** The lines of everything up to a form feed, on as many pages as they take. */
    private void addSheet(String sheet) {
        List<String> page = new ArrayList<>();
        pages.add(page);
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
        String[] parts = line.split("\t", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                int spaces = TAB - column % TAB;
                spaced.append(" ".repeat(spaces));
                column += spaces;
            }
            String part = Typeface.settable(parts[i]);
            spaced.append(part);
            column += Typeface.cells(part);
        }
        return spaced.toString();
    }

    /** Pieces that fit into a line, cut at spaces where there are any. */
    private static List<String> wrapped(String padded) {
        String line = padded.stripTrailing();
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int end = end(line, start);
        while (end < line.length()) {
            int space = end;
            while (space > start && line.charAt(space) != ' ') {
                space--;
            }
            // Spaces that a piece starts with are an indent and no place to cut.
            if (line.substring(start, space).isBlank()) {
                pieces.add(line.substring(start, end));
                start = end;
            } else {
                pieces.add(line.substring(start, space).stripTrailing());
                start = space + 1;
            }
            end = end(line, start);
        }
        pieces.add(line.substring(start));
        return pieces;
    }

    /** Index after the last character of a full line, the text's length if it ends before. */
    private static int end(String text, int start) {
        int cells = 0;
        int at = start;
        while (at < text.length()) {
            int next = at + Character.charCount(text.codePointAt(at));
            cells += Typeface.cells(text.substring(at, next));
            if (cells > COLUMNS) {
                break;
            }
            at = next;
        }
        return at;
    }

    @Override
    public int pages() {
        return pages.size();
    }

    @Override
    public Page page(int page, FaxFitter fitter, Mode mode) throws DocumentException {
        List<String> lines = pages.get(page);
        FaxGeometry geometry =
                fitter.geometry((int) (WIDTH_INCHES * WANTED_DPI), new Resolution(WANTED_DPI, WANTED_DPI));
        Resolution resolution = geometry.resolution().resolution();
        int height = (int) Math.round(HEIGHT_INCHES * resolution.vertical());
        GreyPlane plane;
        try {
            plane = ImagePage.plane(geometry.width(), height);
        } catch (ImagePage.TooLarge e) {
            throw new DocumentException(file, page + 1, String.valueOf(e.getMessage()), ImagePage.SMALLER, e);
        }
        Typeface typeface = Typeface.mono();
        double column = (WIDTH_INCHES - 2 * MARGIN_INCHES) / COLUMNS;
        Letters letters =
                typeface.letters(resolution, column / typeface.advance() * typeface.capHeight() * MM_PER_INCH);
        double left = Math.round(MARGIN_INCHES * resolution.horizontal());
        for (int i = 0; i < lines.size(); i++) {
            double inches = MARGIN_INCHES + (i + BASE_LINE) / LINES_PER_INCH;
            letters.draw(
                    lines.get(i),
                    left,
                    (int) Math.round(inches * resolution.vertical()),
                    plane.octets(),
                    plane.width());
        }
        return BlackAndWhite.page(plane, resolution, Mode.TEXT);
    }

    @Override
    public void close() {}
}
