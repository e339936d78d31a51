package org.pagewire.imaging.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.program.command.CommandFailure;

/** Standard input and pipes are read like files. */
@Timeout(60)
class StreamsTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandReadsStandardInput() throws IOException {
        Rig rig = new Rig(folder);
        Path file = rig.tiff("a.tif", Rig.page(1, 60));
        byte[] octets = Files.readAllBytes(file);
        assertThat(rig.withInput(octets).run("info", "-").out()).contains("-: TIFF-F, 1 page, " + octets.length);
        assertThat(rig.withInput(octets).run("view", "-").exitCode()).isZero();
        assertThat(rig.withInput(octets).run("compare", "-", file).out()).isEqualTo("The same: 1 page.\n");
        assertThat(rig.withInput(octets).run("convert", "-", rig.path("b.tif")).exitCode())
                .isZero();
        assertThat(Rig.read(rig.path("b.tif"), 1).samePixels(Rig.page(1, 60))).isTrue();
    }

    @Test
    void aPipeIsReadOnceAndWhole() throws Exception {
        Rig rig = new Rig(folder);
        Path file = rig.tiff("a.tif", Rig.page(1, 60));
        Path pipe = rig.path("pipe");
        boolean made;
        try {
            made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            made = false;
        }
        assumeTrue(made, "SKIPPED: mkfifo is not there to make a pipe");
        // The shell opens the pipe, which waits for its reader.
        Process writer = new ProcessBuilder("sh", "-c", "cat '" + file + "' > '" + pipe + "'").start();
        try {
            assertThat(rig.run("info", pipe).out()).contains("pipe: TIFF-F, 1 page, ");
        } finally {
            writer.destroyForcibly();
        }
    }

    private static Console consoleWithInput(int octets) {
        return new Console(
                new ByteArrayInputStream(new byte[octets]),
                new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                false,
                false,
                () -> 80,
                () -> 0,
                Clock.systemUTC());
    }

    @Test
    void aStreamHasALimitAndItsCopyGoes() throws IOException {
        try (Streams streams = new Streams(consoleWithInput(101), 100)) {
            assertThatThrownBy(() -> streams.input(Streams.STANDARD))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage(
                            "standard input: it has more than 100 octets, which is too many for a stream. Name a file.");
        }
        Path copy;
        try (Streams streams = new Streams(consoleWithInput(100), 100)) {
            copy = streams.input(Streams.STANDARD);
            assertThat(Files.size(copy)).isEqualTo(100);
        }
        assertThat(copy).doesNotExist();
        assertThat(copy.getParent()).doesNotExist();
    }
}
