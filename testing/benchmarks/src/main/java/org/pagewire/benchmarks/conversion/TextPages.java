package org.pagewire.benchmarks.conversion;

import static org.pagewire.benchmarks.conversion.PageSheet.HEIGHT;
import static org.pagewire.benchmarks.conversion.PageSheet.WIDTH;

import java.awt.Color;
import java.io.IOException;
import java.util.Random;
import org.pagewire.benchmarks.conversion.PageSheet.Style;

/** Pages of text: black, small, grey, coloured, reversed, on tints and on gradients. */
final class TextPages {

    private static final double LEFT = 62;
    private static final double TOP = 60;
    private static final double BOTTOM = HEIGHT - 60;
    private static final double BETWEEN = 14;

    private static final Color[] GREYS = {grey(70), grey(100), grey(125), grey(145), grey(160), grey(170)};
    private static final Color[] COLOURS = {
        new Color(220, 30, 30), new Color(30, 60, 200), new Color(0, 140, 60), new Color(235, 120, 10),
        new Color(60, 150, 230), new Color(190, 30, 150), new Color(200, 165, 0), new Color(120, 70, 30)
    };
    private static final Color[] DARK = {
        Color.BLACK,
        new Color(40, 70, 110),
        new Color(190, 30, 30),
        new Color(20, 110, 60),
        grey(70),
        new Color(90, 40, 110)
    };
    private static final Color[] TINTS = {
        grey(225),
        new Color(255, 240, 120),
        new Color(190, 215, 240),
        new Color(245, 200, 200),
        grey(185),
        new Color(200, 230, 190),
        new Color(240, 190, 110),
        grey(160)
    };
    private static final Color[] ON_TINT = {
        Color.BLACK,
        Color.BLACK,
        new Color(20, 40, 110),
        new Color(140, 20, 20),
        Color.BLACK,
        new Color(0, 70, 30),
        Color.BLACK,
        Color.BLACK
    };

    private TextPages() {}

    private static Color grey(int value) {
        return new Color(value, value, value);
    }

    static void letter(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        sheet.line(
                prose.name() + " " + prose.word() + " " + prose.word(),
                new Style(Typefaces.BOLD, 24, Color.BLACK),
                LEFT,
                TOP + 24);
        sheet.line(prose.name() + " " + prose.figure(), new Style(Typefaces.SANS, 11, Color.BLACK), LEFT, TOP + 46);
        double top = TOP + 70;
        top = paragraph(sheet, prose, new Style(Typefaces.SANS, 11, Color.BLACK), top, 150);
        top = paragraph(sheet, prose, new Style(Typefaces.TIMES, 12, Color.BLACK), top, 150);
        top = paragraph(sheet, prose, new Style(Typefaces.SERIF, 10, Color.BLACK), top, 120);
        paragraph(sheet, prose, new Style(Typefaces.MONO, 10, Color.BLACK), top, 120);
    }

    static void columns(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        sheet.line(
                prose.name() + " " + prose.word() + " " + prose.word(),
                new Style(Typefaces.TIMES, 22, Color.BLACK),
                LEFT,
                TOP + 22);
        double width = (WIDTH - 2 * LEFT - 24) / 2;
        Style body = new Style(Typefaces.TIMES, 10, Color.BLACK);
        sheet.sentences(prose, body, LEFT, TOP + 50, width, TOP + 360);
        sheet.sentences(
                prose, new Style(Typefaces.BOOK, 9, Color.BLACK), LEFT + width + 24, TOP + 50, width, TOP + 360);
        paragraph(sheet, prose, new Style(Typefaces.BOLD, 9, Color.BLACK), TOP + 390, 90);
        paragraph(sheet, prose, new Style(Typefaces.BOOK, 14, Color.BLACK), TOP + 490, 130);
    }

    static void large(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        double top = TOP;
        int[] sizes = {24, 20, 18, 16, 14, 12};
        for (int i = 0; i < sizes.length; i++) {
            Typefaces face = Typefaces.values()[i % Typefaces.values().length];
            top = paragraph(sheet, prose, new Style(face, sizes[i], Color.BLACK), top, 105);
        }
    }

    static void small(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        double top = TOP;
        top = paragraph(sheet, prose, new Style(Typefaces.SANS, 8, Color.BLACK), top, 90);
        top = paragraph(sheet, prose, new Style(Typefaces.TIMES, 8, Color.BLACK), top, 90);
        top = paragraph(sheet, prose, new Style(Typefaces.SERIF, 7, Color.BLACK), top, 80);
        top = paragraph(sheet, prose, new Style(Typefaces.SANS, 7, Color.BLACK), top, 80);
        paragraph(sheet, prose, new Style(Typefaces.SANS, 6.5, Color.BLACK), top, 60);
    }

    static void grey(PageSheet sheet, long seed) throws IOException {
        inColours(sheet, seed, GREYS);
    }

    static void coloured(PageSheet sheet, long seed) throws IOException {
        inColours(sheet, seed, COLOURS);
    }

    private static void inColours(PageSheet sheet, long seed, Color... colours) throws IOException {
        Prose prose = new Prose(seed);
        Random random = new Random(seed);
        double top = TOP;
        double height = (BOTTOM - TOP) / colours.length - BETWEEN;
        for (Color colour : colours) {
            top = paragraph(sheet, prose, style(random, 9).in(colour), top, height);
        }
    }

    static void reversed(PageSheet sheet, long seed) throws IOException {
        onGrounds(sheet, seed, DARK, new Color[] {Color.WHITE});
    }

    static void tint(PageSheet sheet, long seed) throws IOException {
        onGrounds(sheet, seed, TINTS, ON_TINT);
    }

    private static void onGrounds(PageSheet sheet, long seed, Color[] grounds, Color[] inks) throws IOException {
        Prose prose = new Prose(seed);
        Random random = new Random(seed);
        double height = (BOTTOM - TOP) / grounds.length;
        for (int i = 0; i < grounds.length; i++) {
            double top = TOP + i * height;
            sheet.fill(grounds[i], LEFT - 16, top, WIDTH - 2 * LEFT + 32, height - BETWEEN);
            sheet.sentences(
                    prose,
                    style(random, 9).in(inks[i % inks.length]),
                    LEFT,
                    top + 8,
                    WIDTH - 2 * LEFT,
                    top + height - BETWEEN - 8);
        }
    }

    static void gradient(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        Random random = new Random(seed);
        Color[] from = {
            Color.WHITE, new Color(150, 190, 230), grey(60), new Color(30, 50, 100), new Color(255, 230, 120)
        };
        Color[] to = {grey(170), Color.WHITE, grey(130), new Color(110, 130, 160), new Color(230, 150, 110)};
        Color[] inks = {Color.BLACK, Color.BLACK, Color.WHITE, Color.WHITE, Color.BLACK};
        double height = (BOTTOM - TOP) / from.length;
        for (int i = 0; i < from.length; i++) {
            double top = TOP + i * height;
            sheet.gradient(from[i], to[i], i % 2 == 0, LEFT - 16, top, WIDTH - 2 * LEFT + 32, height - BETWEEN);
            sheet.sentences(
                    prose, style(random, 10).in(inks[i]), LEFT, top + 8, WIDTH - 2 * LEFT, top + height - BETWEEN - 8);
        }
    }

    private static Style style(Random random, int smallest) {
        Typefaces face = Typefaces.values()[random.nextInt(Typefaces.values().length)];
        return new Style(face, smallest + random.nextInt(5), Color.BLACK);
    }

    /** A paragraph over the width of the page; the next may start at what it returns. */
    static double paragraph(PageSheet sheet, Prose prose, Style style, double top, double height) throws IOException {
        return sheet.sentences(prose, style, LEFT, top, WIDTH - 2 * LEFT, top + height) + BETWEEN;
    }
}
