package org.pagewire.image.lettering;

/**
 * A letter in pixels: how much of each is ink. Does not change.
 */
public final class Glyph {

    /** Ink of a pixel that the letter covers wholly. */
    public static final int FULL = 255;

    private final int left;
    private final int top;
    private final int width;
    private final byte[] ink;

    Glyph(int left, int top, int width, byte[] ink) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.ink = ink;
    }

    /** Column of the leftmost pixel from the left side of the letter's cell; accents may lie left of it. */
    public int left() {
        return left;
    }

    /** First row from the base line, negative above it. */
    public int top() {
        return top;
    }

    /** Pixels per row; 0 for a space. */
    public int width() {
        return width;
    }

    /** Rows; 0 for a space. */
    public int height() {
        return width == 0 ? 0 : ink.length / width;
    }

    /** How much of a pixel is ink, 0 to {@value #FULL}. */
    public int ink(int column, int row) {
        return ink[row * width + column] & 0xFF;
    }
}
