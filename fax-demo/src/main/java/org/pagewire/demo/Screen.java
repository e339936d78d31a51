package org.pagewire.demo;

import java.io.PrintStream;

/**
 * What the user sees: one line per thing that happened, and below them a bar while a page is on its way. Without a
 * terminal the bar is a line at each fifth of a page. One thread.
 */
final class Screen {
    private static final int BAR_WIDTH = 30;
    private static final int STEP_PERCENT = 20;

    private final PrintStream out;
    private final boolean terminal;
    private boolean barShown;
    private int page;
    private int lastStep;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Something happened to {@code subject}. */
    void line(String subject, String text) {
        clearBar();
        out.printf("  %-9s %s%n", subject, text);
        out.flush();
    }

    /** A line over the full width. */
    void headline(String text) {
        clearBar();
        out.println(text);
        out.flush();
    }

    /** How far a page is; {@code pages} is how many there are, 0 if unknown. */
    void progress(int number, int pages, int percent) {
        String title = pages > 0 ? number + " of " + pages : Integer.toString(number);
        if (terminal) {
            int done = BAR_WIDTH * Math.min(100, Math.max(0, percent)) / 100;
            out.printf(
                    "\r  %-9s page %s [%s%s] %3d %%",
                    "", title, "#".repeat(done), ".".repeat(BAR_WIDTH - done), percent);
            out.flush();
            barShown = true;
            return;
        }
        int step = percent / STEP_PERCENT;
        if (number != page) {
            page = number;
            lastStep = 0;
        }
        if (step > lastStep) {
            lastStep = step;
            line("", "page " + title + ": " + percent + " %");
        }
    }

    private void clearBar() {
        if (barShown) {
            out.println();
            barShown = false;
        }
    }
}
