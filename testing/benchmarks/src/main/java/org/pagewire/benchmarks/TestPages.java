package org.pagewire.benchmarks;

import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.pagewire.benchmarks.TestPage.Kind;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.tiff.TiffReader;

/** The pages that are measured: the same every time, but for the shapes of letters where another font is installed. */
final class TestPages {

    static final String SERIF = "DejaVu Serif";
    static final String SANS = "DejaVu Sans";
    static final String TYPEWRITER = "DejaVu Sans Mono";

    private static final int ROWS = Sheet.rows(FaxResolution.FINE);

    private TestPages() {}

    /** All pages, with those ITU-T charts that lie in a folder. */
    static List<TestPage> all(Path charts) {
        List<TestPage> pages = new ArrayList<>(drawn());
        for (int chart = 1; chart <= 8; chart++) {
            Path file = charts.resolve("itu-chart-" + chart + ".tif");
            if (Files.exists(file)) {
                pages.add(new TestPage("ITU-T chart " + chart, Kind.CHART, read(file)));
            }
        }
        pages.addAll(extreme());
        return pages;
    }

    /** The page of text that is like most pages that are faxed. */
    static TestPage letterPage() {
        return new TestPage("letter, 11 points", Kind.TEXT, letter());
    }

    private static Page read(Path file) {
        try (TiffReader reader = TiffReader.open(file)) {
            return reader.read(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TestPage> drawn() {
        return List.of(
                letterPage(),
                new TestPage("memo of a few lines", Kind.TEXT, memo()),
                new TestPage("typewriter, 10 points", Kind.TEXT, column(TYPEWRITER, 10, 4.2, 1, FaxResolution.FINE)),
                new TestPage("two columns, 8 points", Kind.TEXT, column(SERIF, 8, 3.7, 2, FaxResolution.FINE)),
                new TestPage("small print, 5.5 points", Kind.TEXT, column(SANS, 5.5, 2.5, 3, FaxResolution.FINE)),
                new TestPage("8 points, superfine", Kind.TEXT, column(SERIF, 8, 3.7, 2, FaxResolution.SUPERFINE)),
                new TestPage("10 points, standard", Kind.TEXT, column(SANS, 10, 4.6, 1, FaxResolution.STANDARD)),
                new TestPage("curves and hatching", Kind.LINE_ART, curves()),
                new TestPage("floor plan", Kind.LINE_ART, plan()),
                new TestPage("bar chart", Kind.LINE_ART, bars()),
                new TestPage("form to fill in", Kind.FORM, form(4)),
                new TestPage("crowded form", Kind.FORM, form(15)),
                new TestPage("price list", Kind.TABLE, table(5, 9, 6.5)),
                new TestPage("ledger, 6 points", Kind.TABLE, table(11, 6, 3.6)));
    }

    private static Page letter() {
        Sheet sheet = new Sheet(FaxResolution.FINE);
        Prose prose = new Prose(1);
        sheet.text(Sheet.font(SANS, Font.BOLD, 20), 22, 28, "Mordan & Stell");
        sheet.line(0.5, 22, 34, 193, 34);
        sheet.prose(Sheet.font(SANS, Font.PLAIN, 9), prose, 22, 44, 60, 60, 4.5);
        for (int paragraph = 0; paragraph < 5; paragraph++) {
            double top = 80 + paragraph * 34;
            sheet.prose(Sheet.font(SERIF, Font.PLAIN, 11), prose, 22, top, 171, top + 26, 5.6);
        }
        return sheet.page();
    }

    private static Page memo() {
        Sheet sheet = new Sheet(FaxResolution.FINE);
        sheet.text(Sheet.font(SANS, Font.BOLD, 16), 25, 30, "Memo");
        sheet.prose(Sheet.font(SANS, Font.PLAIN, 12), new Prose(2), 25, 50, 150, 80, 7);
        return sheet.page();
    }

    private static Page column(String family, double points, double leading, int columns, FaxResolution resolution) {
        Sheet sheet = new Sheet(resolution);
        Font font = Sheet.font(family, Font.PLAIN, points);
        Prose prose = new Prose(columns * 100L + Math.round(points));
        double width = (179 - 6 * (columns - 1)) / (double) columns;
        for (int i = 0; i < columns; i++) {
            sheet.prose(font, prose, 18 + i * (width + 6), 20, width, 280, leading);
        }
        return sheet.page();
    }

    private static Page curves() {
        Sheet sheet = new Sheet(FaxResolution.FINE);
        for (int i = 0; i < 24; i++) {
            double radius = 6 + i * 3.1;
            sheet.stroke(0.2 + 0.05 * (i % 5), new Ellipse2D.Double(107 - radius, 95 - radius, 2 * radius, 2 * radius));
            sheet.line(0.2, 107, 95, 107 + 80 * Math.cos(i * Math.PI / 12), 95 + 80 * Math.sin(i * Math.PI / 12));
        }
        for (int i = 0; i < 6; i++) {
            Path2D.Double wave = new Path2D.Double();
            wave.moveTo(20, 200 + i * 6);
            for (int x = 21; x <= 195; x++) {
                wave.lineTo(x, 200 + i * 6 + 5 * Math.sin(x / (4.0 + i)));
            }
            sheet.stroke(0.3, wave);
        }
        sheet.hatch(new Rectangle2D.Double(20, 245, 80, 35), 1.1);
        sheet.hatch(new Rectangle2D.Double(115, 245, 80, 35), 2.3);
        return sheet.page();
    }

    private static Page plan() {
        Sheet sheet = new Sheet(FaxResolution.FINE);
        Prose prose = new Prose(5);
        Font font = Sheet.font(SANS, Font.PLAIN, 8);
        sheet.box(1.4, 20, 20, 175, 255);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 6; j++) {
                double x = 20 + i * 43.75;
                double y = 20 + j * 42.5;
                sheet.box(0.7, x, y, 43.75, 42.5);
                sheet.stroke(0.25, new Ellipse2D.Double(x + 30, y + 30, 9, 9));
                sheet.line(0.25, x + 4, y + 38, x + 16, y + 26);
                sheet.text(font, x + 3, y + 6, prose.word());
                if ((i + j) % 3 == 0) {
                    sheet.hatch(new Rectangle2D.Double(x + 5, y + 10, 14, 10), 1.6);
                }
            }
        }
        return sheet.page();
    }

    private static Page bars() {
        Sheet sheet = new Sheet(FaxResolution.FINE);
        Prose prose = new Prose(6);
        Font font = Sheet.font(SANS, Font.PLAIN, 8);
        for (int i = 0; i <= 10; i++) {
            sheet.line(0.15, 25, 250 - i * 20, 195, 250 - i * 20);
            sheet.textTo(font, 23, 251 - i * 20, "" + i * 10);
        }
        for (int i = 0; i < 14; i++) {
            double height = 20 + prose.below(170);
            Rectangle2D bar = new Rectangle2D.Double(28 + i * 12, 250 - height, 8, height);
            if (i % 3 == 0) {
                sheet.hatch(bar, 1.4);
            } else {
                sheet.fill(bar);
            }
            sheet.text(font, 27 + i * 12, 256, prose.word().substring(0, 2));
        }
        return sheet.page();
    }

    /** Labelled boxes, so many in a row of the sheet. */
    private static Page form(int density) {
        Sheet sheet = new Sheet(FaxResolution.FINE);
        Prose prose = new Prose(density);
        Font label = Sheet.font(SANS, Font.PLAIN, density > 8 ? 6 : 8.5);
        Font written = Sheet.font(SERIF, Font.ITALIC, density > 8 ? 8 : 12);
        int columns = density > 8 ? 4 : 2;
        int rows = density > 8 ? 26 : 13;
        double width = 177.0 / columns;
        double height = 240.0 / rows;
        sheet.text(Sheet.font(SANS, Font.BOLD, 16), 19, 24, "Application");
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = 19 + column * width;
                double y = 32 + row * height;
                sheet.box(0.35, x, y, width - 2, height - 1.5);
                sheet.text(label, x + 1, y + 2.6, prose.word() + " " + prose.word());
                if (prose.below(3) != 0) {
                    sheet.text(written, x + 3, y + height - 3, prose.word());
                }
            }
        }
        return sheet.page();
    }

    /** A ruled table of articles and amounts. */
    private static Page table(int columns, double points, double step) {
        Sheet sheet = new Sheet(FaxResolution.FINE);
        Prose prose = new Prose(columns);
        Font font = Sheet.font(SANS, Font.PLAIN, points);
        double first = 50;
        double width = (177 - first) / (columns - 1);
        int rows = (int) (250 / step);
        for (int row = 0; row <= rows; row++) {
            double y = 22 + row * step;
            sheet.line(row < 2 ? 0.5 : 0.2, 19, y, 196, y);
            if (row == rows) {
                break;
            }
            sheet.text(font, 20, y + step * 0.72, prose.word() + " " + prose.word());
            for (int column = 1; column < columns; column++) {
                sheet.textTo(font, 18 + first + column * width, y + step * 0.72, prose.amount(columns > 8 ? 3 : 6));
            }
        }
        for (int column = 0; column <= columns; column++) {
            double x = column == 0 ? 19 : 19 + first + (column - 1) * width;
            sheet.line(0.25, x, 22, x, 22 + rows * step);
        }
        return sheet.page();
    }

    private static List<TestPage> extreme() {
        int stride = Page.stride(Sheet.WIDTH);
        byte[] black = new byte[stride * ROWS];
        Arrays.fill(black, (byte) 0xFF);
        byte[] noise = new byte[stride * ROWS];
        new Random(17).nextBytes(noise);
        byte[] checkerboard = new byte[stride * ROWS];
        for (int y = 0; y < ROWS; y++) {
            Arrays.fill(checkerboard, y * stride, (y + 1) * stride, (byte) (y % 2 == 0 ? 0x55 : 0xAA));
            // libtiff 4.5.0 cannot read MH rows that change at every pixel, the first one included.
            checkerboard[y * stride] &= 0x7F;
        }
        return List.of(
                new TestPage("photograph, dithered", Kind.EXTREME, Photograph.dithered()),
                new TestPage("photograph, clustered dots", Kind.EXTREME, Photograph.clustered()),
                new TestPage("blank", Kind.EXTREME, of(new byte[stride * ROWS])),
                new TestPage("all black", Kind.EXTREME, of(black)),
                new TestPage("noise", Kind.EXTREME, of(noise)),
                new TestPage("checkerboard of pixels", Kind.EXTREME, of(checkerboard)));
    }

    private static Page of(byte[] pixels) {
        return Page.of(Sheet.WIDTH, FaxResolution.FINE.resolution(), pixels);
    }
}
