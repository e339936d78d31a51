package org.pagewire.image.sample;

import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;
import org.pagewire.image.tiff.TiffWriter;

/**
 * Draws the demo's document: a letter at fine, a form at standard and dense text with a chart at superfine resolution. What it
 * draws is committed as {@code fax-demo/src/main/resources/org/pagewire/demo/three-pages.tif}, because fonts differ
 * between machines; the note beside that file says how to run this.
 */
public final class SampleDocument {

    private static final String SERIF = "DejaVu Serif";
    private static final String SANS = "DejaVu Sans";

    private SampleDocument() {}

    /** Writes the document to the file named, in the place of what is there. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.deleteIfExists(file);
        try (TiffWriter writer = TiffWriter.open(file)) {
            for (Page page : pages()) {
                writer.append(page);
            }
        }
    }

    static List<Page> pages() {
        return List.of(letter().page(), form().page(), article().page());
    }

    private static Sheet letter() {
        Sheet sheet = new Sheet(FaxResolution.FINE);
        Font body = Sheet.font(SERIF, Font.PLAIN, 11);
        mark(sheet, 22, 18);
        sheet.text(Sheet.font(SANS, Font.BOLD, 24), 42, 29, "Pagewire");
        sheet.text(
                Sheet.font(SANS, Font.PLAIN, 9.5), 42, 35, "Pages from one fax machine to another, over the Internet");
        sheet.textTo(Sheet.font(SANS, Font.PLAIN, 9.5), 193, 24, "Fax ID 5550101");
        sheet.textTo(Sheet.font(SANS, Font.PLAIN, 9.5), 193, 29.5, "Kyoto office, second floor");
        sheet.line(0.5, 22, 41, 193, 41);

        double y = 56;
        for (String line :
                List.of("To the office at fax ID 5550102", "Attention of whoever stands next to the machine")) {
            sheet.text(body, 22, y, line);
            y += 5.6;
        }
        sheet.text(body, 22, y + 9, "Three pages, this one included");
        sheet.text(Sheet.font(SERIF, Font.BOLD, 12.5), 22, y + 24, "Your fax machine can be reached");
        sheet.text(body, 22, y + 37, "Dear colleagues,");
        y += 47;
        for (String paragraph : List.of(
                "This page left a machine that has no public address, behind a router that nobody had to"
                        + " configure. We put three sheets into the feeder, dialled seven digits and pressed start.",
                "The agent beside our machine keeps a connection to a relay server. So does yours. When we dialled,"
                        + " the relay looked up your ID, asked your agent whether it would take the call, and joined the"
                        + " two connections. From then on it only moved bytes: it never looked at this page, and it has"
                        + " kept no copy.",
                "Your machine told ours what it can print, and ours chose the resolution and the coding for each page"
                        + " accordingly. This letter comes at fine resolution, 204 by 196 dots per inch. The form behind it"
                        + " comes at standard resolution, which halves the rows, and the last page at superfine, which"
                        + " doubles them. Please look at the smallest print there with a good light.",
                "A page counts as delivered when your side has it on disk, not sooner. If the line had broken in the"
                        + " middle, our machine would now be printing a report that says which pages arrived, which did"
                        + " not, and what to do about it.",
                "Kindly fill in the form and put it into your feeder. Our ID is on it. We look forward to hearing"
                        + " your machine ring.")) {
            y = sheet.paragraph(body, 22, y, 171, 6, paragraph) + 3.6;
        }
        sheet.text(body, 22, y + 6, "With kind regards,");
        sheet.stroke(
                0.55,
                Sheet.curve(
                        24, y + 22, 30, y + 6, 35, y + 4, 34, y + 14, 33, y + 24, 26, y + 28, 27, y + 22, 28, y + 16,
                        40, y + 14, 42, y + 20, 43, y + 24, 47, y + 16, 49, y + 17, 51, y + 18, 47, y + 24, 51, y + 22,
                        55, y + 20, 55, y + 14, 58, y + 16, 61, y + 18, 54, y + 25, 60, y + 23, 68, y + 20, 74, y + 15,
                        88, y + 19));
        sheet.text(body, 22, y + 34, "The people who wrote Pagewire");
        footer(sheet, 1);
        return sheet;
    }

    private static Sheet form() {
        Sheet sheet = new Sheet(FaxResolution.STANDARD);
        Font label = Sheet.font(SANS, Font.PLAIN, 10);
        Font heading = Sheet.font(SANS, Font.BOLD, 11);
        sheet.text(Sheet.font(SANS, Font.BOLD, 18), 20, 27, "Order for paper and toner");
        sheet.textTo(label, 195, 27, "Reply to fax ID 5550101");
        sheet.line(0.8, 20, 32, 195, 32);

        String[] fields = {"Office", "Room", "Name", "Date", "Fax ID", "Telephone"};
        for (int i = 0; i < fields.length; i++) {
            double x = 20 + (i % 2) * 90;
            double y = 40 + (i / 2) * 15;
            sheet.box(0.4, x, y, 85, 11);
            sheet.text(Sheet.font(SANS, Font.PLAIN, 8.5), x + 2, y + 4, fields[i]);
        }

        double[] columns = {20, 34, 118, 142, 168, 195};
        String[] headings = {"No.", "Article", "Unit", "Price", "Quantity"};
        String[][] rows = {
            {"1", "Paper A4, white, 80 g", "500 sheets", "4.90"},
            {"2", "Paper A3, white, 80 g", "500 sheets", "9.80"},
            {"3", "Toner cartridge, black", "1 piece", "68.00"},
            {"4", "Drum for 20,000 pages", "1 piece", "112.50"},
            {"5", "Feeder rollers, set of three", "1 set", "23.40"},
            {"6", "Cleaning cloth", "10 pieces", "6.15"},
            {"7", "Telephone cord, 3 m", "1 piece", "3.75"},
            {"8", "Staples, 26/6", "5,000", "2.20"},
        };
        double top = 92;
        double step = 11;
        sheet.fill(new Rectangle2D.Double(20, top, 175, step));
        sheet.white(() -> {
            for (int i = 0; i < headings.length; i++) {
                sheet.text(heading, columns[i] + 2, top + 7.5, headings[i]);
            }
        });
        for (int row = 0; row < rows.length; row++) {
            double y = top + step * (row + 1);
            sheet.text(label, columns[0] + 3, y + 7.3, rows[row][0]);
            sheet.text(label, columns[1] + 2, y + 7.3, rows[row][1]);
            sheet.text(label, columns[2] + 2, y + 7.3, rows[row][2]);
            sheet.textTo(label, columns[4] - 3, y + 7.3, rows[row][3]);
            sheet.line(0.3, 20, y + step, 195, y + step);
        }
        double bottom = top + step * (rows.length + 1);
        for (double x : columns) {
            sheet.line(0.4, x, top, x, bottom);
        }
        sheet.line(0.8, 20, bottom, 195, bottom);

        double y = bottom + 12;
        for (String choice :
                List.of("Deliver to the room above", "Will be fetched at the desk", "Send the bill by fax")) {
            sheet.box(0.5, 20, y - 4, 5, 5);
            sheet.text(label, 29, y, choice);
            y += 9;
        }
        sheet.stroke(
                0.7,
                Sheet.curve(
                        21,
                        bottom + 10.5,
                        22,
                        bottom + 11,
                        22,
                        bottom + 12,
                        22.6,
                        bottom + 12.4,
                        23,
                        bottom + 10,
                        24,
                        bottom + 8,
                        27,
                        bottom + 6));
        plan(sheet, 120, bottom + 6);
        sheet.line(0.4, 20, 268, 95, 268);
        sheet.text(Sheet.font(SANS, Font.PLAIN, 8.5), 20, 272.5, "Signature");
        footer(sheet, 2);
        return sheet;
    }

    /** The way to the desk: walls, doors and an arrow. */
    private static void plan(Sheet sheet, double x, double y) {
        sheet.box(1.2, x, y, 75, 50);
        sheet.line(0.7, x, y + 20, x + 22, y + 20);
        sheet.line(0.7, x + 32, y + 20, x + 75, y + 20);
        sheet.line(0.7, x + 45, y, x + 45, y + 20);
        sheet.stroke(0.3, Sheet.curve(x + 22, y + 20, x + 22, y + 14, x + 27, y + 10, x + 32, y + 10));
        sheet.line(0.3, x + 32, y + 10, x + 32, y + 20);
        sheet.hatch(new Rectangle2D.Double(x + 6, y + 5, 12, 6), 2);
        sheet.stroke(0.6, Sheet.curve(x + 66, y + 44, x + 50, y + 44, x + 27, y + 44, x + 27, y + 24));
        sheet.line(0.6, x + 27, y + 23, x + 25, y + 27);
        sheet.line(0.6, x + 27, y + 23, x + 29, y + 27);
        sheet.stroke(0.5, new Ellipse2D.Double(x + 52, y + 26, 8, 8));
        Font small = Sheet.font(SANS, Font.PLAIN, 8.5);
        sheet.text(small, x + 5, y + 16, "Desk");
        sheet.text(small, x + 50, y + 12, "Copiers");
        sheet.text(small, x + 47, y + 40, "Lift");
    }

    private static Sheet article() {
        Sheet sheet = new Sheet(FaxResolution.SUPERFINE);
        Font body = Sheet.font(SERIF, Font.PLAIN, 8.5);
        sheet.text(Sheet.font(SERIF, Font.BOLD, 17), 18, 26, "How a page finds its way");
        sheet.text(
                Sheet.font(SERIF, Font.ITALIC, 9.5), 18, 33, "A short account for those who keep the machine running");
        sheet.line(0.25, 18, 37, 197, 37);
        double left = 45;
        for (String paragraph : List.of(
                "A fax machine turns a sheet into rows of dots, black or white. At the resolution of this page there are"
                        + " fifteen rows to the millimetre. Most rows resemble the one above, so the machine sends only what"
                        + " has changed: an edge that moved one dot to the left costs three bits, one that stayed where it"
                        + " was costs a single bit, and a blank row costs no more than that.",
                "The rows travel in blocks. Each block is numbered and ends with a check sum; the receiving machine"
                        + " says which ones came through damaged, and those alone are sent again. Only when all of them are"
                        + " there does it answer that the page is received.",
                "Between the machines lies no telephone line but a network made for other things. The agent on each"
                        + " side speaks to its machine as the telephone network would, and to the relay as any program"
                        + " speaks to a server. What passes between agents and relays is encrypted.",
                "A relay server is a switchboard. It knows who is logged in and which of their connections are"
                        + " vacant. A call takes one connection on either side; when both have one left over, a second call"
                        + " may come while the first is going on.",
                "The call is set up the way one calls a person: by name. The caller does not have to know where the"
                        + " other machine stands, nor which server it has chosen, and it may move tomorrow.")) {
            left = sheet.paragraph(body, 18, left, 85, 4.1, paragraph) + 2.2;
        }
        double right = 45;
        for (String paragraph : List.of(
                "Twice a minute the agent sends a short word to the relay and the relay answers. If the answer does"
                        + " not come, the agent takes the connection for dead and makes another. Nobody has to notice, and"
                        + " nobody has to push a button.",
                "Things go wrong all the same. Paper runs out, a cable is pulled, a server is started anew. The rule"
                        + " is that each failure has one name and one sentence, the same on both machines, and that no page"
                        + " is called delivered unless it lies safe on the other side.",
                "Pages that arrive are appended to a file, each with the marks that say how wide it is, how high, and"
                        + " at which resolution. A page is written first and entered in the file's list of pages after"
                        + " that. Should the power fail in between, the list is as it was before.",
                "Whoever wants to know may look: the relay lists who is logged in, the agent how its machine fares, and"
                        + " the machine what became of each page. None of them tells what stood on it.",
                "The figure below shows how long the last twelve calls took. The long one in the middle had sixty"
                        + " pages; the short ones had one.")) {
            right = sheet.paragraph(body, 112, right, 85, 4.1, paragraph) + 2.2;
        }
        chart(sheet, 18, Math.max(left, right) + 5);
        sheet.paragraph(
                Sheet.font(SERIF, Font.PLAIN, 6),
                18,
                265,
                179,
                2.9,
                "Small print, to be read on superfine alone: these letters are set in six points. If"
                        + " their bowls are open and the dots on the letter i stand apart from their stems, then nothing was lost on"
                        + " the way, neither in the coding nor in the scaling, and this page is as it was drawn, dot for dot.");
        footer(sheet, 3);
        return sheet;
    }

    private static void chart(Sheet sheet, double x, double y) {
        Font small = Sheet.font(SANS, Font.PLAIN, 7.5);
        double scale = 0.6;
        double base = y + 78;
        sheet.text(Sheet.font(SANS, Font.BOLD, 9), x, y - 1, "Seconds per call");
        for (int seconds = 0; seconds <= 120; seconds += 20) {
            double at = base - seconds * scale;
            sheet.line(seconds == 0 ? 0.4 : 0.12, x + 12, at, x + 179, at);
            sheet.textTo(small, x + 9, at + 1, Integer.toString(seconds));
        }
        int[] calls = {4, 9, 5, 31, 12, 4, 118, 22, 7, 4, 15, 6};
        for (int i = 0; i < calls.length; i++) {
            double left = x + 17 + 13.5 * i;
            Rectangle2D bar = new Rectangle2D.Double(left, base - calls[i] * scale, 8, calls[i] * scale);
            if (i % 2 == 0) {
                sheet.fill(bar);
            } else {
                sheet.hatch(bar, 1.2);
            }
            sheet.textAround(small, left + 4, base + 4.5, "call " + (i + 1));
            double label = base - calls[i] * scale - 1.2;
            sheet.white(() -> sheet.fill(new Rectangle2D.Double(left, label - 2.4, 8, 2.9)));
            sheet.textAround(small, left + 4, label, Integer.toString(calls[i]));
        }
    }

    /** Two machines and a wire. */
    private static void mark(Sheet sheet, double x, double y) {
        for (double left : new double[] {x, x + 11.5}) {
            sheet.box(0.7, left, y + 6, 5.5, 9);
            sheet.line(0.45, left + 1.5, y + 9, left + 4, y + 9);
            sheet.line(0.45, left + 1.5, y + 11, left + 4, y + 11);
        }
        sheet.stroke(0.7, Sheet.curve(x + 5.5, y + 12.5, x + 9.5, y + 12.5, x + 7.5, y + 8, x + 11.5, y + 8));
    }

    private static void footer(Sheet sheet, int page) {
        sheet.line(0.25, 20, 281, 195, 281);
        sheet.textAround(
                Sheet.font(SANS, Font.PLAIN, 8.5), 107.5, 286, "Pagewire sample document, page " + page + " of 3");
    }
}
