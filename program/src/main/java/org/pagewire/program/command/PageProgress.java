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
        return isTerminal(1);
    }

    /**
     * Whether a stream is a terminal; where the system has no /proc to tell, it is not.
     *
     * @param descriptor 0, 1 or 2: standard input, output or error
     */
    public static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
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

    /**
     * Shows one bar for all pages of a document, on a terminal; elsewhere nothing.
     *
     * @param done pages behind us, 0 to {@code pages}
     * @param pages of the document, from 1
     */
    public void document(int done, int pages) {
        if (bars) {
            draw("  page " + Math.min(done + 1, pages) + " of " + pages, 100 * done / pages);
            out.flush();
        }
    }

    /** Takes the present bar away, so that what is printed next stands in its place. */
    public void erase() {
        if (barOpen) {
            out.print("\r\u001b[K");
            out.flush();
            barOpen = false;
        }
    }

    private void bar(String name, int percent, boolean fresh) {
        if (fresh) {
            close();
        }
        if (fresh || percent != this.percent) {
            draw(name, percent);
        }
        if (percent == 100) {
            close();
        }
        out.flush();
    }

    private void draw(String name, int percent) {
        int done = BAR * Math.min(100, Math.max(0, percent)) / 100;
        out.printf("\r%s [%s%s] %3d %%", name, "=".repeat(done), " ".repeat(BAR - done), percent);
        barOpen = true;
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
