package org.pagewire.image.lettering;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.PageBuilder;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.RowFilter;
import org.pagewire.image.page.RowSink;

/**
 * The line at the top of each page that says who sent it, when, and which page it is, as 47 CFR 68.318(d) asks for. Capitals are 2.5 mm
 * high on paper at every resolution up to {@value #FINEST_DPI} dpi, on a white band of 4.5 mm; a finer page gets the pixels of that one.
 * Does not change, so any thread may use it.
 *
 * <p>It has three parts: left, middle and right. Where they do not fit beside one another, the longest is shortened and ends in an
 * ellipsis. What the typeface cannot show comes out as a box.
 */
public final class HeaderLine {

    private static final double MM_PER_INCH = 25.4;
    /** Twice the finest resolution of a fax: files may say any, and letters take memory by the square of it. */
    static final int FINEST_DPI = 2400;

    private static final double CAPITALS_MM = 2.5;
    private static final double BAND_MM = 4.5;
    private static final double BASE_LINE_MM = 3.4;
    /** Printers leave this much at the sides of the paper. */
    private static final double MARGIN_MM = 5;
    /** Cells between two parts. */
    private static final int GAP = 2;

    private static final String ELLIPSIS = "\u2026";
    /** Of a letter's edge, pixels with this much ink become black: thin strokes hold together. */
    private static final int BLACK_FROM = Glyph.FULL * 45 / 100;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);

    private final String[] parts;

    /**
     * @param left may be empty, as the others
     * @param middle around the middle of the page
     * @param right ends at the right
     */
    public HeaderLine(String left, String middle, String right) {
        this.parts = new String[] {
            Typeface.settable(left).strip(),
            Typeface.settable(middle).strip(),
            Typeface.settable(right).strip()
        };
    }

    /**
     * The line as the law wants it.
     *
     * @param number of the sending machine
     * @param name who sends it
     * @param sent when, in the sender's zone, whose offset from UTC is shown
     * @param page from 1
     * @param pages how many there are, 0 if that is not known
     */
    public static HeaderLine of(String number, String name, ZonedDateTime sent, int page, int pages) {
        return new HeaderLine(
                number + "  " + name, TIME.format(sent), "Page " + page + (pages > 0 ? " of " + pages : ""));
    }

    /** Rows the line takes at a resolution. */
    public static int rows(Resolution resolution) {
        return pixels(BAND_MM, drawn(resolution).vertical());
    }

    private static Resolution drawn(Resolution page) {
        return new Resolution(Math.min(page.horizontal(), FINEST_DPI), Math.min(page.vertical(), FINEST_DPI));
    }

    private static int pixels(double millimetres, double perInch) {
        return (int) Math.max(1, Math.round(millimetres / MM_PER_INCH * perInch));
    }

    /**
     * Puts the line in the place of the first rows of a page, whose length stays; a shorter page is made as long as the line.
     *
     * @param width pixels per row, 1 to {@value Page#WIDEST}
     * @param sink takes the rows
     */
    public RowFilter into(int width, Resolution resolution, RowSink sink) {
        return new Heading(draw(width, resolution), Page.stride(width), true, sink);
    }

    /**
     * Puts the line above the first row of a page, which becomes longer by {@link #rows}.
     *
     * @param width pixels per row, 1 to {@value Page#WIDEST}
     * @param sink takes the rows
     */
    public RowFilter above(int width, Resolution resolution, RowSink sink) {
        return new Heading(draw(width, resolution), Page.stride(width), false, sink);
    }

    /** The page with the line in the place of its first rows. */
    public Page into(Page page) {
        PageBuilder headed = new PageBuilder(page.width(), page.resolution());
        RowFilter filter = into(page.width(), page.resolution(), headed);
        page.send(filter);
        filter.finish();
        return headed.build();
    }

    /**
     * The page with the line above its first row.
     *
     * @throws IllegalStateException if the page would become larger than {@link PageBuilder#LARGEST}
     */
    public Page above(Page page) {
        PageBuilder headed = new PageBuilder(page.width(), page.resolution());
        RowFilter filter = above(page.width(), page.resolution(), headed);
        page.send(filter);
        filter.finish();
        return headed.build();
    }

    /** What stands in the line of so many cells, one string to a part. */
    String[] fitted(int cells) {
        int[] length = new int[parts.length];
        int room = cells;
        for (int i = 0; i < parts.length; i++) {
            length[i] = Typeface.cells(parts[i]);
            room -= length[i] > 0 ? GAP : 0;
        }
        room += GAP;
        while (Arrays.stream(length).sum() > Math.max(0, room)) {
            int longest = 0;
            for (int i = 1; i < length.length; i++) {
                longest = length[i] > length[longest] ? i : longest;
            }
            length[longest]--;
        }
        String[] fitted = new String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            fitted[i] = shortened(parts[i], length[i]);
        }
        return fitted;
    }

    private static String shortened(String part, int cells) {
        if (Typeface.cells(part) <= cells) {
            return part;
        }
        if (cells == 0) {
            return "";
        }
        int end = 0;
        for (int taken = 0; taken < cells || Typeface.isMark(part.codePointAt(end)); ) {
            taken += Typeface.isMark(part.codePointAt(end)) ? 0 : 1;
            if (taken == cells) {
                break;
            }
            end += Character.charCount(part.codePointAt(end));
        }
        return part.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** The rows of the line, packed. */
    private byte[] draw(int width, Resolution page) {
        int stride = Page.stride(width);
        int rows = rows(page);
        Resolution resolution = drawn(page);
        Letters letters = Typeface.mono().letters(resolution, CAPITALS_MM);
        int cell = (int) Math.round(letters.advance());
        int margin = Math.min(pixels(MARGIN_MM, resolution.horizontal()), width / 8);
        int cells = (width - 2 * margin) / cell;
        String[] fitted = fitted(cells);

        byte[] grey = new byte[width * rows];
        Arrays.fill(grey, (byte) 0xFF);
        int baseLine = pixels(BASE_LINE_MM, resolution.vertical());
        int end = cells - Typeface.cells(fitted[2]);
        int start = Typeface.cells(fitted[0]);
        int middle = Typeface.cells(fitted[1]);
        int around = (cells - middle) / 2;
        around = Math.min(Math.max(around, start > 0 ? start + GAP : 0), end - (end < cells ? GAP : 0) - middle);
        int[] at = {0, around, end};
        for (int i = 0; i < fitted.length; i++) {
            letters.draw(fitted[i], margin + (double) at[i] * cell, baseLine, grey, width);
        }

        byte[] packed = new byte[stride * rows];
        for (int i = 0; i < grey.length; i++) {
            if (Glyph.FULL - (grey[i] & 0xFF) >= BLACK_FROM) {
                int x = i % width;
                packed[i / width * stride + (x >> 3)] |= (byte) (0x80 >> (x & 7));
            }
        }
        return packed;
    }

    /** Gives the line's rows before the page's, or instead of as many. */
    private static final class Heading implements RowFilter {

        private final byte[] line;
        private final int stride;
        private final boolean instead;
        private final RowSink sink;
        private int given;

        Heading(byte[] line, int stride, boolean instead, RowSink sink) {
            this.line = line;
            this.stride = stride;
            this.instead = instead;
            this.sink = sink;
        }

        @Override
        public void row(byte[] packed, int offset) {
            if (instead && given < line.length) {
                give();
                return;
            }
            finish();
            sink.row(packed, offset);
        }

        private void give() {
            sink.row(line, given);
            given += stride;
        }

        @Override
        public void finish() {
            while (given < line.length) {
                give();
            }
        }
    }
}
