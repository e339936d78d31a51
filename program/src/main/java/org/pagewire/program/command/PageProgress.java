package org.pagewire.program.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far each page is: a bar on a terminal, otherwise a line at each quarter. One thread. */
public final class PageProgress implements AutoCloseable {
    private static final int WIDTH = 72;

    private final PrintStream out;
    private final boolean bars;
    private @Nullable ProgressBar bar;
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
        int before = fresh ? -1 : this.percent;
        String name = "  page " + page + (pages > 0 ? " of " + pages : "");
        if (bars) {
            if (fresh) {
                close();
                bar = bar(name);
            }
            if (bar != null) {
                bar.stepTo(percent);
            }
        } else if (percent / 25 > before / 25 || fresh) {
            out.println(name + ": " + percent + " %");
        }
        this.page = page;
        this.percent = percent;
        if (percent == 100) {
            close();
        }
    }

    private ProgressBar bar(String name) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(100)
                .setUnit(" %", 1)
                .hideEta()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .build();
    }

    /** Finishes the bar of the present page, so that other lines can be printed. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
