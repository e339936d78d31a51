package org.pagewire.imaging.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pagewire.imaging.output.OutputKind;
import org.pagewire.program.command.CommandFailure;

/**
 * Standard input and output, pipes and devices as files: pages are read and written in any order, which a stream does not
 * allow. The files go when this is closed, by any thread.
 */
final class Streams implements AutoCloseable {
    /** What people type for standard input or output. */
    static final Path STANDARD = Path.of("-");
    /** The most octets of a stream: what reads {@code /dev/zero} must end before the disk is full. */
    static final long MOST_OCTETS = 1L << 30;

    private static final int CHUNK = 1 << 16;

    private final Console console;
    private final long mostOctets;
    private final List<Path> made = new ArrayList<>();
    private boolean closed;

    Streams(Console console) {
        this(console, MOST_OCTETS);
    }

    Streams(Console console, long mostOctets) {
        this.console = console;
        this.mostOctets = mostOctets;
    }

    /** A file with the octets of what was typed: itself, or a copy of standard input, of a pipe or of a device. */
    Path input(Path typed) throws IOException {
        if (typed.equals(STANDARD)) {
            return copy("standard input", console.in(), temporary("standard-input"));
        }
        if (!Files.exists(typed) || Files.isDirectory(typed) || Files.isRegularFile(typed)) {
            return typed;
        }
        try (InputStream in = Files.newInputStream(typed)) {
            return copy(typed.toString(), in, temporary(String.valueOf(typed.getFileName())));
        }
    }

    /** Without a lock: it lasts as long as the other end likes, and a signal must not wait for it. */
    private Path copy(String name, InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] chunk = new byte[CHUNK];
            long octets = 0;
            for (int got = in.read(chunk); got > 0; got = in.read(chunk)) {
                octets += got;
                if (octets > mostOctets) {
                    throw new CommandFailure(name + ": it has more than " + mostOctets
                            + " octets, which is too many for a stream. Name a file.");
                }
                out.write(chunk, 0, got);
            }
        }
        return file;
    }

    /** Where to write what is for standard output. */
    Path output(OutputKind kind) throws IOException {
        return temporary("standard-output" + kind.suffix());
    }

    private synchronized Path temporary(String name) throws IOException {
        if (closed) {
            throw new IOException("it was stopped");
        }
        Path folder = Files.createTempDirectory("pagewire-image-");
        made.add(folder);
        Path file = folder.resolve(name);
        made.add(file);
        return file;
    }

    /** Sends what was written. */
    void send(Path written) throws IOException {
        Files.copy(written, console.out());
        console.out().flush();
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (int i = made.size() - 1; i >= 0; i--) {
            try {
                Files.deleteIfExists(made.get(i));
            } catch (IOException e) {
                // the system empties its temporary folder in time
            }
        }
        made.clear();
    }
}
