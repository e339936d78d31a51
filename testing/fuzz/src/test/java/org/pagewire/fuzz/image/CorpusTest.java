package org.pagewire.fuzz.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The corpus that is checked in. */
class CorpusTest {

    private static final long MOST_OCTETS = 1 << 20;

    @Test
    void staysSmall() throws Exception {
        long octets = 0;
        for (Path file : files()) {
            octets += Files.size(file);
        }
        assertThat(octets).isBetween(1L, MOST_OCTETS);
    }

    @Test
    void isNamedByWhatItIs() throws Exception {
        assertThat(files())
                .allSatisfy(file -> assertThat(file.getFileName().toString()).matches("(seed|odd|bug)-[A-Za-z0-9-]+"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                T4DecoderFuzzTest.class,
                T4RoundTripFuzzTest.class,
                T85DecoderFuzzTest.class,
                T85RoundTripFuzzTest.class,
                TiffReaderFuzzTest.class,
                PdfWriterFuzzTest.class,
                ImageDocumentFuzzTest.class,
                PdfDocumentFuzzTest.class,
                TextDocumentFuzzTest.class
            })
    void everyTargetHasSeedsAndOddities(Class<?> target) throws Exception {
        String method = Arrays.stream(target.getDeclaredMethods())
                .filter(each -> each.isAnnotationPresent(FuzzTest.class))
                .findFirst()
                .orElseThrow()
                .getName();
        Path folder = root().resolve(target.getSimpleName() + "Inputs").resolve(method);
        assertThat(folder).isDirectoryContaining("glob:**/seed-*").isDirectoryContaining("glob:**/odd-*");
    }

    /** Run by {@code testing/fuzz/run seeds}. */
    @Test
    @EnabledIfSystemProperty(named = "fuzz.seeds", matches = ".+")
    void makesTheSeedsAnew() throws IOException {
        Path root = Path.of(System.getProperty("fuzz.seeds"), "org/pagewire/fuzz/image");
        CodeSeeds.write(root);
        TiffSeeds.write(root);
        DocumentSeeds.write(root);
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> tree = Files.walk(root())) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("Inputs"))
                    .toList();
        }
    }

    private static Path root() throws Exception {
        return Path.of(CorpusTest.class.getResource("CorpusTest.class").toURI()).getParent();
    }
}
