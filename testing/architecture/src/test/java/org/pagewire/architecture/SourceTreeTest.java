package org.pagewire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the source tree itself must look like. */
class SourceTreeTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int MOST_LINES = 400;

    @Test
    void noSourceFileReachesFourHundredLines() throws IOException {
        assertThat(sources().filter(file -> lines(file) >= MOST_LINES)).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        assertThat(sources()
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> folder.toString().contains("/src/main/"))
                        .filter(folder -> !Files.exists(ROOT.resolve(folder).resolve("package-info.java"))))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        assertThat(sources()
                        .filter(file -> file.endsWith("package-info.java"))
                        .filter(file -> !read(file).contains("@NullMarked")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay", "agent", "simulator"})
    void everyProgramHasACommentedConfigurationFile(String program) throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("conf").resolve(program + ".yaml")))
                .anyMatch(line -> line.strip().startsWith("#"));
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> tree = Files.walk(ROOT)) {
            List<Path> found = tree.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(ROOT::relativize)
                    .toList();
            assertThat(found).isNotEmpty();
            return found.stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        return read(file).lines().count();
    }
}
