package org.pagewire.imaging.app;

import java.io.PrintStream;
import java.util.Locale;
import org.pagewire.imaging.file.FilePage;
import org.pagewire.program.command.Table;

/** Shows facts to a person: a table of pages, then a sentence for each that is not sound. */
final class FactsText {
    private FactsText() {}

    static void print(FileFacts file, PrintStream out) {
        out.println(file.file() + ": " + file.kind() + ", " + count(file.pageCount(), "page") + ", " + file.octets()
                + " octets" + (file.becomesFax() ? "; as fax pages:" : ""));
        if (file.pageCount() == 0) {
            return;
        }
        Table table = new Table("PAGE", "PIXELS", "RESOLUTION", "PAPER", "CODING", "OCTETS", "BLACK", "BAD");
        for (int number = 1; number <= file.pageCount(); number++) {
            PageFacts page = file.pages().get(number);
            if (page == null) {
                table.row(number, "unreadable", "-", "-", "-", "-", "-", "-");
            } else {
                row(table, page);
            }
        }
        out.print(table);
        for (PageFacts page : file.pages().values()) {
            String place = file.file() + ", page " + page.number();
            if (!page.damage().isEmpty()) {
                out.println(
                        place + (page.offset() >= 0 ? ", offset " + page.offset() : "") + ": " + page.damage() + ".");
            }
            if (page.received().bad() > 0) {
                out.println(place + ": came in with " + FilePage.bad(page.received()) + ", as its tags tell.");
            }
        }
    }

    private static void row(Table table, PageFacts page) {
        table.row(
                page.number(),
                page.width() + "x" + page.height(),
                Resolutions.text(page.resolution()),
                page.paper(),
                page.coding().isEmpty() ? "-" : page.coding(),
                page.octets() < 0 ? "-" : page.octets(),
                page.blank() ? "blank" : percent(page.black()),
                page.coding().isEmpty() ? "-" : page.rows().bad());
    }

    /** A share, with as many digits as make it differ from nothing. */
    static String percent(double share) {
        double percent = 100 * share;
        return String.format(Locale.ROOT, percent >= 0.1 ? "%.1f %%" : "%.4f %%", percent);
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
