package org.pagewire.fuzz.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the working folder that a target fills anew for each input; it goes with the JVM. */
final class ScratchFile {

    private final Path path;

    ScratchFile(String suffix) {
        try {
            path = Files.createTempFile(Path.of("").toAbsolutePath(), "fuzz", suffix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        path.toFile().deleteOnExit();
    }

    Path path() {
        return path;
    }

    Path with(byte[] octets) throws IOException {
        return Files.write(path, octets);
    }
}
