package org.pagewire.imaging.picture;

import java.util.ArrayList;
import java.util.List;
import org.pagewire.image.page.Page;

/**
 * A page in characters: Braille patterns of two by four dots, each dot the ink of the area it stands for. A character is taken
 * to be twice as high as wide, so that its dots are square on the screen.
 */
public final class Braille {
    private static final int BLANK = 0x2800;
    private static final int ACROSS = 2;
    private static final int DOWN = 4;
    /** Bits of the dots of a character, row by row (Unicode, block 2800). */
    private static final int[] DOTS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
    /**
     * Black share from which there is a dot, for four by four dots. Lines of text cover a fifth of the paper and are to be
     * seen; tints are to stay lighter than what is on them.
     */
    private static final double LOWEST = 0.06;

    private static final double HIGHEST = 0.32;
    private static final int[] ORDER = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};
    private static final double MM_PER_INCH = 25.4;

    private final Rows rows;
    private final double left;
    private final double top;
    private final double dotWidth;
    private final double dotHeight;

    private Braille(Rows rows, double left, double top, double dotWidth, double dotHeight) {
        this.rows = rows;
        this.left = left;
        this.top = top;
        this.dotWidth = dotWidth;
        this.dotHeight = dotHeight;
    }

    /**
     * A part of a page, in its proportions on paper.
     *
     * @param left of the part, in millimetres from the page's left edge
     * @param top of the part, in millimetres from its top
     * @param zoom 1 for the width of the page in {@code columns}, 2 for half of it, and so on
     * @param columns characters across, from 1
     * @param inverted dots where there is no ink
     */
    public static List<String> of(Page page, double left, double top, double zoom, int columns, boolean inverted) {
        Rows rows = Rows.of(page);
        double perMmAcross = page.resolution().horizontal() / MM_PER_INCH;
        double perMmDown = page.resolution().vertical() / MM_PER_INCH;
        double dotMm = page.width() / perMmAcross / zoom / (columns * ACROSS);
        Braille picture =
                new Braille(rows, left * perMmAcross, top * perMmDown, dotMm * perMmAcross, dotMm * perMmDown);
        double heightMm = Math.min(rows.height() / perMmDown / zoom, rows.height() / perMmDown - top);
        int lines = (int) Math.max(1, Math.ceil(heightMm / dotMm / DOWN - 0.01));
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            drawn.add(picture.line(i, columns, inverted));
        }
        return drawn;
    }

    private String line(int line, int columns, boolean inverted) {
        StringBuilder drawn = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            int dots = 0;
            for (int i = 0; i < DOTS.length; i++) {
                int x = column * ACROSS + i % ACROSS;
                int y = line * DOWN + i / ACROSS;
                if (ink(x, y) >= threshold(x, y)) {
                    dots |= DOTS[i];
                }
            }
            drawn.append((char) (BLANK + (inverted ? 0xFF ^ dots : dots)));
        }
        return drawn.toString();
    }

    private static double threshold(int x, int y) {
        return LOWEST + (HIGHEST - LOWEST) * ORDER[(y & 3) * 4 + (x & 3)] / (ORDER.length - 1);
    }

    /** The black share of the area of a dot; 0 beyond the page. */
    private double ink(int x, int y) {
        int from = (int) Math.min(Math.round(left + x * dotWidth), rows.width());
        int to = (int) Math.min(Math.max(Math.round(left + (x + 1) * dotWidth), from + 1L), rows.width());
        int first = (int) Math.min(Math.round(top + y * dotHeight), rows.height());
        int last = (int) Math.min(Math.max(Math.round(top + (y + 1) * dotHeight), first + 1L), rows.height());
        if (from >= to || first >= last) {
            return 0;
        }
        long black = 0;
        for (int row = first; row < last; row++) {
            black += rows.black(row, from, to);
        }
        return (double) black / ((long) (to - from) * (last - first));
    }
}
