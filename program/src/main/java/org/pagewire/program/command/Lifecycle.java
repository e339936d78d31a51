package org.pagewire.program.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that runs until it is told to end: parts are started in order, each with the way to stop it, and stopped in
 * the opposite order, each within its own time. SIGTERM, SIGINT and SIGHUP end the process with exit code 0 when every part
 * stopped, else 1. Used in a try-with-resources of the main thread:
 *
 * <pre>{@code
 * try (Lifecycle life = new Lifecycle("relay")) {
 *     Store store = Store.open(folder);
 *     life.started("store", Duration.ofSeconds(2), store);
 *     life.run("listening on " + address);
 * }
 * }</pre>
 *
 * If starting fails, leaving the block stops what had been started. Thread-safe.
 */
public final class Lifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private record Part(String name, Duration limit, AutoCloseable stop) {}

    private final String program;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endedBySignal, "stop");
    private @Nullable String failure;
    private boolean stopping;

    /** For the program of this name; watches for signals from now on. */
    public Lifecycle(String program) {
        this.program = program;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Notes a part that has been started.
     *
     * @param limit how long its stop may take; then it is left behind
     */
    public synchronized void started(String name, Duration limit, AutoCloseable stop) {
        parts.push(new Part(name, limit, stop));
        LOG.debug("{}: started {}", program, name);
    }

    /**
     * Says that the program is ready and waits for its end.
     *
     * @throws CommandFailure when it ended by {@link #fail}
     */
    public void run(String ready) {
        LOG.info("{} is ready: {}", program, ready);
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String sentence = failure();
        if (sentence != null) {
            throw new CommandFailure(sentence);
        }
    }

    private synchronized @Nullable String failure() {
        return failure;
    }

    /** Ends the program because a part of it cannot go on; {@link #run} throws the sentence. */
    public void fail(String sentence) {
        synchronized (this) {
            if (failure == null) {
                failure = sentence;
            }
        }
        ended.countDown();
    }

    /** Ends the program: {@link #run} returns. */
    public void end() {
        ended.countDown();
    }

    /** Stops all parts, the last started first. */
    @Override
    public void close() {
        stopAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending already");
        }
    }

    private void endedBySignal() {
        LOG.info("{} is stopping", program);
        boolean all = stopAll();
        LOG.info("{} has stopped", program);
        // a signal would make the exit code 143, though this is how the program is meant to end
        Runtime.getRuntime().halt(all ? CommandRunner.DONE : CommandRunner.FAILED);
    }

    private boolean stopAll() {
        synchronized (this) {
            if (stopping) {
                return true;
            }
            stopping = true;
        }
        boolean interrupted = Thread.interrupted(); // stopping takes its time whatever ended the waiting
        boolean all = true;
        for (Part part = next(); part != null; part = next()) {
            all &= stop(part);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    private synchronized @Nullable Part next() {
        return parts.poll();
    }

    private boolean stop(Part part) {
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try {
                        part.stop().close();
                        done.countDown();
                    } catch (Exception e) { // AutoCloseable.close throws any; the other parts must stop all the same
                        LOG.warn("{}: stopping {} failed", program, part.name(), e);
                    }
                },
                "stop-" + part.name());
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, part.limit().toMillis()));
            boolean stopped = done.await(0, TimeUnit.MILLISECONDS);
            if (stopped) {
                LOG.debug("{}: stopped {}", program, part.name());
            } else {
                LOG.warn(
                        "{}: {} did not stop within {} ms",
                        program,
                        part.name(),
                        part.limit().toMillis());
            }
            return stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
