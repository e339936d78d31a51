package org.pagewire.image.lettering;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.pagewire.image.page.Resolution;

/**
 * A typeface of fixed pitch whose outlines come with the library: Latin, Greek, Cyrillic, Georgian, Arabic letters, arrows, boxes and
 * mathematical signs, no Chinese, Japanese or Korean ones. Each letter stands by itself, from left to right, Arabic too. It needs no font of the machine it runs on. The first use in a
 * program reads the font, which takes about a tenth of a second.
 *
 * <p>Lengths are in ems; to the right and down is positive, and the origin is where the base line meets the left side of
 * a letter's cell. What the typeface cannot show gets a box of the same width, so that nobody takes a text for
 * complete that is not.
 *
 * <p>Any thread may use it.
 */
public final class Typeface {

    /** Sizes kept with the glyphs drawn in them; a call needs one, a document two or three. */
    private static final int KEPT_SIZES = 8;

    private static final double MM_PER_INCH = 25.4;

    /** Read when first asked for; it does not change. */
    private static final class Mono {
        static final Typeface FACE = new Typeface("DejaVuSansMono.ttf");
    }

    private record Size(double across, double down, boolean fitted) {}

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;
    private final double advance;
    private final double ascent;
    private final double descent;
    private final double capHeight;
    private final double smallHeight;

    private final Map<Size, Letters> kept = new LinkedHashMap<>(KEPT_SIZES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Size, Letters> eldest) {
            return size() > KEPT_SIZES;
        }
    };

    private Typeface(String resource) {
        try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("it is not among the resources");
            }
            this.font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            this.glyphs = font.getUnicodeCmapLookup();
            this.unitsPerEm = font.getUnitsPerEm();
            this.advance = font.getAdvanceWidth(glyphs.getGlyphId('0')) / unitsPerEm;
            this.ascent = font.getHorizontalHeader().getAscender() / unitsPerEm;
            this.descent = -font.getHorizontalHeader().getDescender() / unitsPerEm;
            this.capHeight = top('H');
            this.smallHeight = top('x');
        } catch (IOException e) {
            throw new UncheckedIOException("the typeface " + resource + " is missing or broken in this build", e);
        }
    }

    private double top(int codePoint) throws IOException {
        return font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint)).getYMaximum() / unitsPerEm;
    }

    /** DejaVu Sans Mono. */
    public static Typeface mono() {
        return Mono.FACE;
    }

    /** Whether there is a glyph for the character. */
    public boolean canShow(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    /** Width of every letter's cell. */
    public double advance() {
        return advance;
    }

    /** How far accented capitals rise above the base line. */
    public double ascent() {
        return ascent;
    }

    /** How far letters reach below the base line. */
    public double descent() {
        return descent;
    }

    /** Height of capitals without accents. */
    public double capHeight() {
        return capHeight;
    }

    /** Height of small letters such as x. */
    double smallHeight() {
        return smallHeight;
    }

    /** The outline of a character's glyph, to be filled; of the substitute where there is none. The caller may change it. */
    public synchronized Path2D outline(int codePoint) {
        try {
            GlyphData glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint));
            Path2D outline = new Path2D.Double();
            if (glyph != null) {
                outline.append(
                        glyph.getPath()
                                .getPathIterator(AffineTransform.getScaleInstance(1 / unitsPerEm, -1 / unitsPerEm)),
                        false);
            }
            return outline;
        } catch (IOException e) {
            throw new UncheckedIOException("the typeface cannot be read although it is in memory", e);
        }
    }

    /**
     * The text as it can be set in cells: letters composed with their accents, tabs and other control characters as spaces, without
     * marks that show nothing.
     */
    public static String settable(String text) {
        StringBuilder set = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(point -> {
            if (Character.isISOControl(point)) {
                set.append(' ');
            } else if (Character.getType(point) != Character.FORMAT) {
                set.appendCodePoint(point);
            }
        });
        return set.toString();
    }

    /** Cells a {@link #settable} text takes: accents that stayed apart stand over the letter before them. */
    public static int cells(String text) {
        return (int) text.codePoints().filter(point -> !isMark(point)).count();
    }

    /** Whether a character is drawn over the one before it. */
    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /**
     * Letters of a size in pixels, as they fall on the grid.
     *
     * @param emAcross pixels per em along a row, 1 to {@value Letters#LARGEST_EM}
     * @param emDown rows per em, 1 to {@value Letters#LARGEST_EM}
     * @throws IllegalArgumentException if a size is out of range
     */
    public Letters letters(double emAcross, double emDown) {
        return letters(new Size(emAcross, emDown, false));
    }

    /**
     * Letters of a height on paper, fitted to the grid: cells are whole pixels wide, capitals and small letters whole rows
     * high, so that every letter comes out the same and crisp. Right for pixels that are not square.
     *
     * @param capHeightMm height of capitals in millimetres
     * @throws IllegalArgumentException if that makes letters smaller than a pixel or larger than {@value Letters#LARGEST_EM}
     */
    public Letters letters(Resolution resolution, double capHeightMm) {
        double emInches = capHeightMm / capHeight / MM_PER_INCH;
        double cell = Math.max(1, Math.round(advance * emInches * resolution.horizontal()));
        double capital = Math.max(1, Math.round(capHeight * emInches * resolution.vertical()));
        return letters(new Size(cell / advance, capital / capHeight, true));
    }

    private synchronized Letters letters(Size size) {
        return kept.computeIfAbsent(size, each -> new Letters(this, each.across(), each.down(), each.fitted()));
    }
}
