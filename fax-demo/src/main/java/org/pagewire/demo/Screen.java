package org.pagewire.demo;

import java.io.PrintStream;
import org.pagewire.program.command.PageProgress;

/** What the user sees: one line per thing that happened, and below them how far the present page is. One thread. */
final class Screen {
    private final PrintStream out;
    private final PageProgress progress;

    /** Shows on {@code out}; {@code terminal} tells whether bars can grow in place there. */
    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.progress = new PageProgress(out, terminal);
    }

    /** Something happened to {@code subject}. */
    void line(String subject, String text) {
        headline(String.format("  %-9s %s", subject, text));
    }

    /** A line over the full width. */
    void headline(String text) {
        progress.close();
        out.println(text);
        out.flush();
    }

    /** How far a page is; {@code pages} is how many there are, 0 if unknown. */
    void progress(int page, int pages, int percent) {
        progress.show(page, pages, percent);
        out.flush();
    }
}
