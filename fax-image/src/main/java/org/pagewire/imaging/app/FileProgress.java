package org.pagewire.imaging.app;

import org.pagewire.program.command.PageProgress;

/** A bar on standard error while many pages are worked on; none for what is done in a moment. One thread. */
final class FileProgress implements AutoCloseable {
    private static final long FIRST_NS = 400_000_000;
    private static final long NEXT_NS = 100_000_000;

    private final Console console;
    private final PageProgress bar;
    private long due;

    FileProgress(Console console) {
        this.console = console;
        this.bar = new PageProgress(console.err(), console.progress());
        this.due = console.nanoTime().getAsLong() + FIRST_NS;
    }

    /**
     * Tells how far it is.
     *
     * @param done pages behind us
     * @param pages in all
     */
    void show(int done, int pages) {
        long now = console.nanoTime().getAsLong();
        if (pages > 1 && now - due >= 0) {
            bar.document(done, pages);
            due = now + NEXT_NS;
        }
    }

    /** A line on standard error; the bar comes back below it. */
    void warn(String line) {
        bar.erase();
        console.warn(line);
    }

    @Override
    public void close() {
        bar.erase();
    }
}
