package org.pagewire.benchmarks.conversion;

import static org.pagewire.benchmarks.conversion.PageSheet.HEIGHT;
import static org.pagewire.benchmarks.conversion.PageSheet.WIDTH;

import java.awt.Color;
import java.io.IOException;
import org.pagewire.benchmarks.conversion.PageSheet.Style;
import org.pagewire.benchmarks.conversion.Photograph.Scene;

/** Photographs, alone and with text around them. */
final class PicturePages {

    private static final double LEFT = 60;

    private PicturePages() {}

    /** A brochure: title on a dark band, photograph, text below and beside it. */
    static void brochure(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        sheet.fill(new Color(20, 90, 90), 0, 30, WIDTH, 60);
        sheet.line(
                prose.name() + " " + prose.word() + " " + prose.word(),
                new Style(Typefaces.BOLD, 22, Color.WHITE),
                LEFT,
                68);
        sheet.photograph(Scene.LANDSCAPE, seed, LEFT, 110, WIDTH - 2 * LEFT, 270);
        sheet.line(
                prose.name() + " " + prose.word() + " " + prose.word(),
                new Style(Typefaces.SANS, 8, new Color(90, 90, 90)),
                LEFT,
                392);
        sheet.sentences(prose, new Style(Typefaces.SERIF, 11, Color.BLACK), LEFT, 404, 300, HEIGHT - 60);
        sheet.fill(new Color(235, 225, 200), 380, 410, 160, 330);
        sheet.sentences(prose, new Style(Typefaces.SANS, 10, new Color(90, 50, 10)), 392, 420, 138, 730);
    }

    /** A report: columns of text with a photograph set into one of them. */
    static void report(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        Style body = new Style(Typefaces.TIMES, 11, Color.BLACK);
        double width = (WIDTH - 2 * LEFT - 20) / 2;
        double right = LEFT + width + 20;
        sheet.line(prose.name() + " " + prose.word(), new Style(Typefaces.BOLD, 18, new Color(180, 40, 20)), LEFT, 78);
        sheet.sentences(prose, body, LEFT, 96, width, HEIGHT - 60);
        sheet.photograph(Scene.PORTRAIT, seed, right, 100, width, 260);
        sheet.sentences(prose, body, right, 372, width, HEIGHT - 60);
    }

    /** A catalogue sheet: product photograph with a white line over its foot, table below. */
    static void catalogue(PageSheet sheet, long seed) throws IOException {
        Prose prose = new Prose(seed);
        sheet.sentences(prose, new Style(Typefaces.SANS, 12, Color.BLACK), LEFT, 50, WIDTH - 2 * LEFT, 130);
        sheet.photograph(Scene.STILL_LIFE, seed, LEFT, 150, WIDTH - 2 * LEFT, 300);
        for (int i = 0; i < 12; i++) {
            double top = 470 + 26 * i;
            sheet.fill(i % 2 == 0 ? new Color(215, 215, 215) : Color.WHITE, LEFT, top, WIDTH - 2 * LEFT, 26);
            sheet.line(
                    prose.name() + " " + prose.word(), new Style(Typefaces.BOOK, 11, Color.BLACK), LEFT + 8, top + 17);
            sheet.line(prose.figure(), new Style(Typefaces.BOOK, 11, new Color(190, 20, 20)), LEFT + 360, top + 17);
        }
    }

    static void landscape(PageSheet sheet, long seed) throws IOException {
        sheet.photograph(Scene.LANDSCAPE, seed, 40, 120, WIDTH - 80, 560);
    }

    static void stillLife(PageSheet sheet, long seed) throws IOException {
        sheet.photograph(Scene.STILL_LIFE, seed, 40, 140, WIDTH - 80, 400);
    }

    static void portrait(PageSheet sheet, long seed) throws IOException {
        sheet.photograph(Scene.PORTRAIT, seed, 60, 80, WIDTH - 120, 600);
    }
}
