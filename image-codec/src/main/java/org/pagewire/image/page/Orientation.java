package org.pagewire.image.page;

/**
 * Where the first row and the first pixel of a stored page lie when it is looked at: the eight values of TIFF's tag 274. Named
 * as TIFF does: side of the first row, side of the first pixel in it.
 */
public enum Orientation {
    /** 1: upright. */
    TOP_LEFT(false, false, false),
    /** 2: mirrored. */
    TOP_RIGHT(false, true, false),
    /** 3: upside down. */
    BOTTOM_RIGHT(false, true, true),
    /** 4: upside down and mirrored. */
    BOTTOM_LEFT(false, false, true),
    /** 5: rows are columns. */
    LEFT_TOP(true, false, false),
    /** 6: to be turned right. */
    RIGHT_TOP(true, false, true),
    /** 7: rows are columns, from the bottom right. */
    RIGHT_BOTTOM(true, true, true),
    /** 8: to be turned left. */
    LEFT_BOTTOM(true, true, false);

    private final boolean swapsAxes;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(boolean swapsAxes, boolean fromRight, boolean fromBottom) {
        this.swapsAxes = swapsAxes;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** Whether stored rows are columns, so that width and height and the two resolutions change places. */
    public boolean swapsAxes() {
        return swapsAxes;
    }

    /** Whether the first pixel of a row as looked at is the last one as stored (of a column, if the axes are swapped). */
    public boolean fromRight() {
        return fromRight;
    }

    /** Whether the first row as looked at is the last one as stored (the last in its column, if the axes are swapped). */
    public boolean fromBottom() {
        return fromBottom;
    }

    /**
     * The page as it is looked at.
     *
     * @throws IllegalArgumentException if the axes change places and the page has no rows or more than {@value Page#WIDEST}
     */
    public Page upright(Page stored) {
        if (this == TOP_LEFT) {
            return stored;
        }
        return swapsAxes
                ? Turning.swapped(stored, fromRight, fromBottom)
                : Turning.turned(stored, fromRight, fromBottom);
    }
}
