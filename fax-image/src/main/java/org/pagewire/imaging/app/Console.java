package org.pagewire.imaging.app;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What surrounds a command: its streams, the terminal and the clocks.
 *
 * @param out standard output
 * @param err standard error
 * @param progress whether standard error is a terminal, so that a bar can be shown on it
 * @param terminal whether standard output is a terminal
 * @param colours whether it can be told to be white, too
 * @param columns of the terminal
 * @param nanoTime a monotonic clock
 * @param clock for dates that people read
 */
record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean progress,
        boolean terminal,
        boolean colours,
        IntSupplier columns,
        LongSupplier nanoTime,
        Clock clock) {

    /** A line on standard error, below all that was printed so far. */
    void warn(String line) {
        out.flush();
        err.println(line);
        err.flush();
    }
}
