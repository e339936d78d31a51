package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A signal in the middle of a conversion leaves neither half a file nor a temporary one. */
@Timeout(120)
class StoppedTest {
    private static final int SIGTERM_EXIT = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void aSignalInTheMiddleOfTheWritingLeavesWhatWasThere() throws Exception {
        Path in = Files.writeString(folder.resolve("long.txt"), "A line of a page\n\f".repeat(50_000));
        Path made = Files.createDirectory(folder.resolve("made"));
        Path out = Files.writeString(made.resolve("out.tif"), "precious");

        int exitCode = stoppedOnceSomethingIsIn(made, "convert", in, out, "--overwrite", "--resolution", "600");

        assertThat(exitCode).isEqualTo(SIGTERM_EXIT);
        assertThat(names(made)).containsExactly("out.tif");
        assertThat(out).hasContent("precious");
        assertThat(log()).contains("Stopped; nothing is written.");
    }

    @Test
    void aSignalWhileStandardInputIsAwaitedLeavesNothing() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));

        int exitCode = stoppedOnceSomethingIsIn(temporary, "convert", "-", folder.resolve("out.tif"));

        assertThat(exitCode).isEqualTo(SIGTERM_EXIT);
        assertThat(names(temporary)).isEmpty();
        assertThat(folder.resolve("out.tif")).doesNotExist();
    }

    /** Runs the command in a JVM of its own, whose standard input stays open and silent. */
    private int stoppedOnceSomethingIsIn(Path watched, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.io.tmpdir=" + folder.resolve("temporary"),
                "-cp",
                System.getProperty("java.class.path"),
                ImageMain.class.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Files.createDirectories(folder.resolve("temporary"));
        try (WatchService events = watched.getFileSystem().newWatchService()) {
            watched.register(events, StandardWatchEventKinds.ENTRY_CREATE);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            try {
                WatchKey made = events.poll(60, TimeUnit.SECONDS);
                assertThat(made).as(log()).isNotNull();
                process.destroy();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
                return process.exitValue();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
