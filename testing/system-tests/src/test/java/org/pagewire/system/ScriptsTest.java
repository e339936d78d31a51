package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher, the start scripts and the archives, as they are found on a system. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ScriptsTest {
    private static final String RELAY = "fax-relay-server/target/dist/bin/pagewire-relay";

    @RegisterExtension
    final World world = new World();

    @ParameterizedTest
    @CsvSource({
        "fax-relay-server, relay",
        "fax-device-agent, agent",
        "fax-simulator, simulator",
        "fax-image, image",
        "fax-demo, demo"
    })
    void everyArchiveUnpacksToAProgramThatRunsAnywhere(String module, String program) throws Exception {
        Path unpacked = Files.createDirectory(world.path("unpacked"));
        Path archive;
        try (Stream<Path> files = Files.list(Program.root().resolve(module).resolve("target"))) {
            archive = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        Ran tar = run(Map.of(), "tar", "-xzf", archive.toString(), "-C", unpacked.toString());
        assertThat(tar.exitCode()).as(tar.output()).isZero();
        Path home;
        try (Stream<Path> files = Files.list(unpacked)) {
            home = files.findFirst().orElseThrow();
        }

        Ran help = run(Map.of(), home.resolve("bin/pagewire-" + program).toString(), "--help");

        assertThat(help.exitCode()).as(help.output()).isZero();
        assertThat(help.output()).contains("Usage:");
        if (!program.equals("demo") && !program.equals("image")) {
            assertThat(home.resolve("conf").resolve(program + ".yaml")).exists();
        }
        assertThat(Files.size(archive)).as("octets of " + archive).isLessThan(30_000_000);
    }

    @Test
    void filesWithLettersOfAnyLanguageAreFoundWithoutALocale() throws Exception {
        Path file = Files.writeString(world.path("Müller 传真.txt"), "Dear Ms Müller\n");
        Ran info = run(
                Map.of("LC_ALL", "C"),
                Program.root()
                        .resolve("fax-image/target/dist/bin/pagewire-image")
                        .toString(),
                "info",
                file.toString());
        assertThat(info.exitCode()).as(info.output()).isZero();
        assertThat(info.output()).contains("Müller 传真.txt: text, 1 page");
    }

    @Test
    void withoutJavaTheScriptSaysWhatToInstall() throws Exception {
        Path bin = Files.createDirectory(world.path("bin"));
        for (String tool : List.of("readlink", "dirname", "sed")) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
        }

        Ran ran = run(Map.of("PATH", bin.toString(), "JAVA_HOME", ""), path(RELAY), "--help");

        assertThat(ran.exitCode()).isEqualTo(69);
        assertThat(ran.output()).contains("Java is missing", "openjdk-17-jre-headless");
    }

    @Test
    void anOldJavaIsNamedWithItsVersion() throws Exception {
        Path old = Files.createDirectories(world.path("old/bin"));
        Files.createFile(old.resolve("java")).toFile().setExecutable(true);
        Files.writeString(world.path("old/release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"11.0.2\"\n");

        Ran ran = run(Map.of("JAVA_HOME", world.path("old").toString()), path(RELAY), "--help");

        assertThat(ran.exitCode()).isEqualTo(69);
        assertThat(ran.output()).contains("is Java 11, but Pagewire needs 17 or later");
    }

    @Test
    void theLauncherListsItsProgramsAndRefusesOthers() throws Exception {
        assertThat(run(Map.of(), path("fax"), "--help").output())
                .contains("demo", "relay", "agent", "simulator", "image", "Examples:");
        Ran unknown = run(Map.of(), path("fax"), "telex");
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.output()).contains("there is no program \"telex\"");
    }

    @ParameterizedTest
    @CsvSource({
        "fax rel, relay",
        "fax relay us, user",
        "fax relay user pas, passwd",
        "fax simulator answer b, busy",
        "fax demo --k, --keep",
        "fax image com, compare",
        "fax image convert letter.pdf --to t, tiff",
        "fax image view --col, --columns"
    })
    void theCompletionScriptCompletesProgramsCommandsAndOptions(String typed, String completed) throws Exception {
        String[] words = typed.split(" ");
        String ask = "source <(" + path("fax") + " completion); COMP_WORDS=(" + typed + "); COMP_CWORD="
                + (words.length - 1) + "; _pagewire_fax; echo \"${COMPREPLY[@]}\"";

        Ran ran = run(Map.of(), "bash", "-c", ask);

        assertThat(ran.output().strip()).isEqualTo(completed);
    }

    private record Ran(int exitCode, String output) {}

    private Ran run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(world.path("."), "ran", ".out");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Ran(process.exitValue(), Files.readString(output));
    }

    private static String path(String name) {
        return Program.root().resolve(name).toString();
    }
}
