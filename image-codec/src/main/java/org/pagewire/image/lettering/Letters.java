package org.pagewire.image.lettering;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;

/**
 * The letters of a {@link Typeface} in one size, drawn when first used and kept. Any thread may use it.
 */
public final class Letters {

    /** The largest em in pixels: 85 mm at 600 dpi. */
    public static final int LARGEST_EM = 2000;

    /** Pixels kept, in octets; beyond, all are drawn anew. A capital of the header line has some 2,400 at 600 dpi. */
    static final int MOST_KEPT = 2 << 20;
    /** What a letter takes besides its pixels: a space has none. */
    private static final int OVERHEAD = 100;

    private final Typeface typeface;
    private final double emAcross;
    private final double emDown;
    private final double smallRows;
    private final double capitalRows;
    private final Map<Integer, Glyph> kept = new HashMap<>();
    private int keptOctets;

    Letters(Typeface typeface, double emAcross, double emDown, boolean fitted) {
        if (!(emAcross >= 1 && emAcross <= LARGEST_EM && emDown >= 1 && emDown <= LARGEST_EM)) {
            throw new IllegalArgumentException(
                    "an em of " + emAcross + " x " + emDown + " pixels is not 1 to " + LARGEST_EM);
        }
        this.typeface = typeface;
        this.emAcross = emAcross;
        this.emDown = emDown;
        double small = typeface.smallHeight() * emDown;
        this.smallRows = fitted ? Math.max(1, Math.round(small)) : small;
        this.capitalRows = typeface.capHeight() * emDown;
    }

    /** Width of a letter's cell in pixels, a whole number in letters fitted to the grid. */
    public double advance() {
        return typeface.advance() * emAcross;
    }

    /** Rows from the base line up to the top of accented capitals. */
    public double ascent() {
        return typeface.ascent() * emDown;
    }

    /** Rows from the base line down to where letters end. */
    public double descent() {
        return typeface.descent() * emDown;
    }

    /** The pixels of a character; of the substitute where the typeface does not have it. */
    public synchronized Glyph glyph(int codePoint) {
        Glyph glyph = kept.get(codePoint);
        if (glyph == null) {
            Path2D outline = typeface.outline(codePoint);
            glyph = GlyphPainter.paint(outline, emAcross, this::row);
            int octets = glyph.width() * glyph.height() + OVERHEAD;
            if (keptOctets + octets > MOST_KEPT) {
                kept.clear();
                keptOctets = 0;
            }
            kept.put(codePoint, glyph);
            keptOctets += octets;
        }
        return glyph;
    }

    synchronized int keptOctets() {
        return keptOctets;
    }

    /** Where a height lies: small letters and capitals get whole rows, and what is between them is stretched. */
    private double row(double y) {
        double up = -y;
        double small = typeface.smallHeight();
        if (up <= 0) {
            return y * emDown;
        }
        if (up <= small) {
            return -up / small * smallRows;
        }
        double capital = typeface.capHeight();
        return up <= capital
                ? -smallRows - (up - small) / (capital - small) * (capitalRows - smallRows)
                : -capitalRows - (up - capital) * emDown;
    }

    /**
     * Draws a text in black into grey pixels, an octet each, 255 white. What lies outside of them is left out.
     *
     * @param text a {@link Typeface#settable} text
     * @param x left side of the first cell in pixels
     * @param baseLine row below the feet of the letters
     * @param grey rows from the top, darkened where the letters are
     * @param width pixels per row
     */
    public void draw(String text, double x, int baseLine, byte[] grey, int width) {
        int height = grey.length / width;
        int cell = -1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (!Typeface.isMark(point) || cell < 0) {
                cell++;
            }
            Glyph glyph = glyph(point);
            int left = (int) Math.round(x + cell * advance()) + glyph.left();
            int top = baseLine + glyph.top();
            for (int row = Math.max(0, -top); row < glyph.height() && top + row < height; row++) {
                for (int column = Math.max(0, -left); column < glyph.width() && left + column < width; column++) {
                    int at = (top + row) * width + left + column;
                    grey[at] = (byte) ((grey[at] & 0xFF) * (Glyph.FULL - glyph.ink(column, row)) / Glyph.FULL);
                }
            }
        }
    }
}
