package org.pagewire.benchmarks.conversion;

import static org.pagewire.benchmarks.conversion.PageSheet.HEIGHT;
import static org.pagewire.benchmarks.conversion.PageSheet.WIDTH;

import java.awt.Color;
import java.io.IOException;
import java.util.Random;
import org.pagewire.benchmarks.conversion.PageSheet.Style;

/** Tables, forms and drawings. */
final class FormPages {

    private static final double LEFT = 56;
    private static final double TOP = 56;
    private static final Color TINTED_ROW = new Color(222, 230, 238);
    private static final Color HEADING = new Color(30, 80, 140);
    private static final Color RULE = new Color(150, 150, 150);

    private FormPages() {}

    /** An invoice: a heading in white on blue, every other row tinted, pale rules. */
    static void table(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        Style body = new Style(Typefaces.SANS, 10, Color.BLACK);
        sheet.line("Invoice " + prose.figure(), new Style(Typefaces.BOLD, 18, HEADING), LEFT, TOP + 18);
        sheet.sentences(prose, body, LEFT, TOP + 34, WIDTH - 2 * LEFT, TOP + 90);
        double width = WIDTH - 2 * LEFT;
        double top = TOP + 110;
        double row = 21;
        sheet.fill(HEADING, LEFT, top, width, row);
        cells(
                sheet,
                new Style(Typefaces.BOLD, 10, Color.WHITE),
                top,
                prose.name(),
                "Description",
                prose.name(),
                "Amount");
        for (int i = 1; i <= 24; i++) {
            double at = top + i * row;
            if (i % 2 == 0) {
                sheet.fill(TINTED_ROW, LEFT, at, width, row);
            }
            cells(
                    sheet,
                    body,
                    at,
                    prose.name(),
                    prose.name() + " " + prose.word() + " " + prose.word(),
                    prose.word(),
                    prose.figure());
            sheet.path(RULE, 0.5, LEFT, at, LEFT + width, at);
        }
        sheet.frame(RULE, 0.5, LEFT, top, width, 25 * row);
        sheet.sentences(
                prose,
                new Style(Typefaces.SANS, 8, new Color(110, 110, 110)),
                LEFT,
                top + 26 * row,
                width,
                HEIGHT - 50);
    }

    private static void cells(PageSheet sheet, Style style, double top, String... texts) throws IOException {
        double[] lefts = {LEFT + 6, LEFT + 100, LEFT + 310, LEFT + 400};
        for (int i = 0; i < texts.length; i++) {
            sheet.line(texts[i], style, lefts[i], top + 14.5);
        }
    }

    /** A form: labels in small coloured print above tinted fields that are filled in. */
    static void form(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        Random random = new Random(seed);
        sheet.fill(new Color(170, 30, 40), 0, 0, WIDTH, 64);
        sheet.line(
                "Application for " + prose.word() + " " + prose.word(),
                new Style(Typefaces.BOLD, 20, Color.WHITE),
                LEFT,
                42);
        Style label = new Style(Typefaces.SANS, 8, new Color(170, 30, 40));
        Style entry = new Style(Typefaces.MONO, 11, new Color(20, 20, 60));
        Color[] fields = {new Color(250, 235, 225), new Color(235, 235, 235), new Color(255, 248, 205)};
        for (int i = 0; i < 13; i++) {
            double top = 84 + i * 50;
            double middle = LEFT + 180 + random.nextInt(120);
            field(sheet, prose, label, entry, fields[i % 3], LEFT, top, middle - 10 - LEFT);
            field(sheet, prose, label, entry, fields[i % 3], middle, top, WIDTH - LEFT - middle);
        }
        sheet.sentences(prose, new Style(Typefaces.TIMES, 9, Color.BLACK), LEFT, 742, WIDTH - 2 * LEFT, HEIGHT - 30);
    }

    private static void field(
            PageSheet sheet, Prose prose, Style label, Style entry, Color tint, double left, double top, double width)
            throws IOException {
        sheet.line(prose.name() + " " + prose.word(), label, left, top + 9);
        sheet.fill(tint, left, top + 13, width, 24);
        sheet.frame(label.colour(), 0.6, left, top + 13, width, 24);
        sheet.line(prose.name() + " " + (width > 190 ? prose.word() : ""), entry, left + 6, top + 29);
    }

    /** Drawings with labels: boxes with arrows, a chart, circles, thin and pale lines. */
    static void lineArt(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        Random random = new Random(seed);
        Style label = new Style(Typefaces.SANS, 10, Color.BLACK);
        sheet.line(
                prose.name() + " " + prose.word() + " " + prose.word(),
                new Style(Typefaces.BOLD, 16, Color.BLACK),
                LEFT,
                TOP + 16);
        for (int i = 0; i < 9; i++) {
            double left = LEFT + i % 3 * 170;
            double top = TOP + 40 + i / 3 * 75;
            sheet.frame(Color.BLACK, 1, left, top, 120, 40);
            sheet.line(prose.name() + " " + prose.word(), label, left + 10, top + 24);
            if (i % 3 < 2) {
                sheet.path(Color.BLACK, 0.8, left + 120, top + 20, left + 170, top + 20);
                sheet.path(Color.BLACK, 0.8, left + 163, top + 16, left + 170, top + 20, left + 163, top + 24);
            }
        }
        double base = TOP + 500;
        double[] curve = new double[2 * 40];
        for (int i = 0; i < 40; i++) {
            curve[2 * i] = LEFT + 40 + i * 10.5;
            curve[2 * i + 1] = base - 40 - 150 * random.nextDouble() * i / 40 - 60 * Math.sin(i / 7.0);
        }
        for (int i = 0; i <= 5; i++) {
            sheet.path(new Color(170, 170, 170), 0.4, LEFT + 40, base - i * 40, LEFT + 460, base - i * 40);
            sheet.line(Integer.toString(200 + i * 150), label, LEFT + 8, base - i * 40 + 3);
            sheet.line(prose.name(), label, LEFT + 50 + i * 72, base + 16);
        }
        sheet.path(Color.BLACK, 1, LEFT + 40, base - 220, LEFT + 40, base, LEFT + 460, base);
        sheet.path(new Color(200, 30, 30), 1.2, curve);
        for (int i = 0; i < 4; i++) {
            sheet.circle(Color.BLACK, 0.5 + 0.4 * i, LEFT + 60 + i * 125, base + 90, 25 + 6 * i);
            sheet.path(Color.BLACK, 0.5, LEFT + 60 + i * 125, base + 90, LEFT + 90 + i * 125, base + 150);
            sheet.line(prose.name() + " " + prose.word(), label, LEFT + 30 + i * 125, base + 164);
        }
        sheet.sentences(
                prose, new Style(Typefaces.TIMES, 11, Color.BLACK), LEFT, base + 180, WIDTH - 2 * LEFT, HEIGHT - 40);
    }
}
