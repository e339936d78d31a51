package org.pagewire.program.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows how far each page is: a bar on a terminal, otherwise a line at each quarter. One thread. */
public final class PageProgress implements AutoCloseable {
    private static final int BAR = 40;

    private final PrintStream out;
    private final boolean bars;
    private boolean barOpen;
    private int page;
    private int percent;

    /**
     * @param out where to show it
     * @param bars whether that is a terminal, see {@link #isTerminal}
     */
    public PageProgress(PrintStream out, boolean bars) {
        this.out = out;
        this.bars = bars;
    }

    /** Whether standard output is a terminal; where the system has no /proc to tell, it is not. */
    public static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Shows the state of a page.
     *
     * @param page from 1
     * @param pages of the document, 0 when not known
     * @param percent 0 to 100; going back means that the page is sent again
     */
    public void show(int page, int pages, int percent) {
        boolean fresh = page != this.page || percent < this.percent;
        int before = fresh ? 0 : this.percent;
        String name = "  page " + page + (pages > 0 ? " of " + pages : "");
        if (bars) {
            bar(name, percent, fresh);
        } else if (percent / 25 > before / 25) {
            out.println(name + ": " + percent + " %");
        }
        this.page = page;
        this.percent = percent;
    }

    private void bar(String name, int percent, boolean fresh) {
        if (fresh) {
            close();
        }
        if (fresh || percent != this.percent) {
            int done = BAR * Math.min(100, Math.max(0, percent)) / 100;
            out.printf("\r%s [%s%s] %3d %%", name, "=".repeat(done), " ".repeat(BAR - done), percent);
            barOpen = true;
        }
        if (percent == 100) {
            close();
        }
        out.flush();
    }

    /** Finishes the bar of the present page, so that other lines can be printed. */
    @Override
    public void close() {
        if (barOpen) {
            out.println();
            barOpen = false;
        }
    }
}
