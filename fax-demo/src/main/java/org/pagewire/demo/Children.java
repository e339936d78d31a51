package org.pagewire.demo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The processes of the demo. They are started and ended by their own handles, in the opposite order of their start.
 * Thread-safe: a signal ends them from another thread than the one that starts them.
 */
final class Children {
    private static final long ORDERLY_END_S = 5;
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private final Path programs;
    private final boolean surviveDemo;
    private final String archiveEnding = "new-" + ProcessHandle.current().pid();
    private final Set<String> trained = new HashSet<>();
    private final List<Child> running = new ArrayList<>();
    private volatile boolean ending;

    /**
     * Starts programs from a folder of scripts.
     *
     * @param surviveDemo whether they go on when the demo ends; otherwise the kernel ends them even when the demo is
     *     killed, where the system has setpriv(1)
     */
    Children(Path programs, boolean surviveDemo) {
        this.programs = programs;
        this.surviveDemo = surviveDemo;
    }

    /** Starts a program with its output in {@code log}. */
    synchronized Child start(String name, Path log, String script, String... arguments) throws DemoFailure {
        if (ending) {
            throw new DemoFailure("interrupted", "The demo is being stopped.", null);
        }
        ProcessBuilder builder = command(script, arguments).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        if (!surviveDemo && trained.add(script)) {
            // see bin/: the first of its kind writes an archive of its classes, which later starts use
            builder.environment().put("PAGEWIRE_TRAIN", archiveEnding);
        }
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Child child = new Child(name, builder.start(), log);
            running.add(child);
            return child;
        } catch (IOException e) {
            throw new DemoFailure("not-started", "The " + name + " could not be started: " + e.getMessage(), log);
        }
    }

    /** The command line of a program, to run or to change. */
    ProcessBuilder command(String script, String... arguments) {
        List<String> command = new ArrayList<>();
        if (!surviveDemo && Files.isExecutable(SETPRIV)) {
            command.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "TERM", "--"));
        }
        command.add(programs.resolve(script).toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Five short-lived programs at once on a small machine: start-up is what counts.
        builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
        return builder;
    }

    /**
     * Fails if a program has ended that should be running.
     *
     * @throws DemoFailure naming the program and its log
     */
    synchronized void check() throws DemoFailure {
        for (Child child : running) {
            if (!child.process().isAlive()) {
                throw child.ended();
            }
        }
    }

    /** Whether {@link #end} has been called. */
    boolean isEnding() {
        return ending;
    }

    /** Process ids, the last started first: the order in which to end them. */
    synchronized List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        for (int i = running.size() - 1; i >= 0; i--) {
            pids.add(running.get(i).process().pid());
        }
        return pids;
    }

    /** Ends all programs: asks them, and kills what has not ended after {@value #ORDERLY_END_S} s. */
    synchronized void end() {
        ending = true;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ORDERLY_END_S);
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).process().destroy();
        }
        for (Child child : running) {
            try {
                if (!child.process().waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    child.process().destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                child.process().destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        running.clear();
        publishArchives();
    }

    /** Gives the archives their names, now that they are complete. */
    private void publishArchives() {
        Path lib = programs.resolveSibling("lib");
        try (DirectoryStream<Path> written = Files.newDirectoryStream(lib, "*." + archiveEnding)) {
            for (Path archive : written) {
                String name = archive.getFileName().toString();
                Path named = lib.resolve(name.substring(0, name.length() - archiveEnding.length() - 1));
                Files.move(archive, named, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            return; // without them the next start takes longer, no more than that
        }
    }
}
