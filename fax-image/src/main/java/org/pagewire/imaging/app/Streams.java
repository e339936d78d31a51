package org.pagewire.imaging.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pagewire.imaging.output.OutputKind;

/**
 * Standard input and output as files: pages are read and written in any order, which a stream does not allow. The files go
 * when this is closed, by any thread.
 */
final class Streams implements AutoCloseable {
    private final Console console;
    private final List<Path> folders = new ArrayList<>();

    Streams(Console console) {
        this.console = console;
    }

    /** All of standard input. */
    synchronized Path input() throws IOException {
        Path file = folder().resolve("standard-input");
        Files.copy(console.in(), file);
        return file;
    }

    /** Where to write what is for standard output. */
    synchronized Path output(OutputKind kind) throws IOException {
        return folder().resolve("standard-output" + kind.suffix());
    }

    private Path folder() throws IOException {
        Path folder = Files.createTempDirectory("pagewire-image-");
        folders.add(folder);
        return folder;
    }

    /** Sends what was written. */
    void copy(Path written) throws IOException {
        Files.copy(written, console.out());
        console.out().flush();
    }

    @Override
    public synchronized void close() {
        for (Path folder : folders) {
            try {
                Files.deleteIfExists(folder.resolve("standard-input"));
                for (OutputKind kind : OutputKind.values()) {
                    Files.deleteIfExists(folder.resolve("standard-output" + kind.suffix()));
                }
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                // the system empties its temporary folder in time
            }
        }
        folders.clear();
    }
}
