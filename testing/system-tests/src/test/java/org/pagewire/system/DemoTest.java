package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code ./fax demo}, as a user runs it. First of all, because the later tests start faster after a demo. */
@Order(1)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DemoTest {
    private static final long LIMIT_S = 90;
    private static final String DEMO =
            Program.root().resolve("fax-demo/target/dist/bin/pagewire-demo").toString();

    @RegisterExtension
    final World world = new World();

    @Test
    void theDemoDeliversThreePagesAndItsLastLineIsTheOutcome() throws Exception {
        Run demo = demo("--json");

        assertThat(demo.exitCode()).as(demo.output()).isZero();
        JsonNode outcome = demo.json();
        assertThat(outcome.fieldNames())
                .toIterable()
                .containsExactly("outcome", "pages", "seconds", "from", "to", "received", "outcomes");
        assertThat(outcome.path("outcome").asText()).isEqualTo("delivered");
        assertThat(outcome.path("pages").asInt()).isEqualTo(3);
        assertThat(outcome.path("seconds").asDouble()).isPositive();
        assertThat(outcome.path("from").asText()).isEqualTo("5550101");
        assertThat(outcome.path("to").asText()).isEqualTo("5550102");
        assertThat(outcome.path("outcomes")).hasSize(3);
        Path received = Path.of(outcome.path("received").asText());
        assertThat(Documents.read(received)).hasSize(3);
        forget(received);
    }

    @Test
    void aDocumentOfTheUsersArrivesAsItIs() throws Exception {
        Path document = Documents.write(world.path("letter.tif"), 12, Documents.Sheet.slip(), Documents.Sheet.slip());

        Run demo = demo("--json", "--document", document.toString());

        assertThat(demo.exitCode()).as(demo.output()).isZero();
        Path received = Path.of(demo.json().path("received").asText());
        Documents.assertSame(document, received);
        forget(received);
    }

    @Test
    void aFileThatIsNoTiffIsAReasonNotAPicture() throws Exception {
        Path document = Files.writeString(world.path("letter.txt"), "Dear all,");

        Run demo = demo("--json", "--document", document.toString());

        assertThat(demo.exitCode()).isNotZero();
        assertThat(demo.json().path("outcome").asText()).isEqualTo("failed");
        assertThat(demo.json().path("error").asText()).contains("letter.txt");
    }

    @Test
    void keepLeavesEverythingRunningUntilItsStopScriptIsRun() throws Exception {
        Run demo = demo("--keep");

        assertThat(demo.exitCode()).as(demo.output()).isZero();
        Matcher stop = Pattern.compile("To end it: sh (/\\S+/stop)").matcher(demo.output());
        assertThat(stop.find()).as(demo.output()).isTrue();
        Path script = Path.of(stop.group(1));
        try {
            Matcher status = Pattern.compile("(?m)^ *(/\\S+/pagewire-relay status --config \\S+)$")
                    .matcher(demo.output());
            assertThat(status.find()).isTrue();
            Run asked = run(List.of("sh", "-c", status.group(1)));
            assertThat(asked.output()).contains("5550101", "5550102");
        } finally {
            Run stopped = run(List.of("sh", script.toString()));
            assertThat(stopped.exitCode()).as(stopped.output()).isZero();
        }
        assertThat(script.getParent()).doesNotExist();
    }

    /** The kernel ends the programs when nobody else can (setpriv(1) of util-linux). */
    @Test
    void nothingIsLeftRunningWhenTheDemoIsKilled() throws Exception {
        Path output = world.path("killed.out");
        Process demo = builder(List.of(DEMO)).redirectOutput(output.toFile()).start();
        await("the machines are up")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(output).contains("dials"));
        List<ProcessHandle> children = demo.descendants().toList();
        assertThat(children).hasSize(5);

        demo.destroyForcibly().waitFor();

        await("all have ended")
                .atMost(Duration.ofSeconds(10))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        forgetFolder(Files.readString(output));
    }

    @Test
    void nothingIsLeftAtAllWhenTheDemoIsInterrupted() throws Exception {
        Path output = world.path("interrupted.out");
        Process demo = builder(List.of(DEMO)).redirectOutput(output.toFile()).start();
        await("the machines are up")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(output).contains("dials"));
        List<ProcessHandle> children = demo.descendants().toList();

        demo.destroy();

        assertThat(demo.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(folder(Files.readString(output))).doesNotExist();
    }

    private static Path folder(String output) {
        Matcher folder = Pattern.compile("Pagewire demo in (/\\S+)").matcher(output);
        assertThat(folder.find()).as(output).isTrue();
        return Path.of(folder.group(1));
    }

    private static void forgetFolder(String output) throws IOException {
        try (Stream<Path> tree = Files.walk(folder(output))) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private record Run(int exitCode, String output) {
        JsonNode json() throws IOException {
            List<String> lines = output.lines().toList();
            return new ObjectMapper().readTree(lines.get(lines.size() - 1));
        }
    }

    private Run demo(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(DEMO));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(world.path("."), "run", ".out");
        Process process = builder(command).redirectOutput(output.toFile()).start();
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            process.destroy(); // it ends its children
            process.waitFor(10, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            throw new AssertionError(command + " took longer than " + LIMIT_S + " s:\n" + Files.readString(output));
        }
        return new Run(process.exitValue(), Files.readString(output));
    }

    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static void forget(Path received) throws IOException {
        Files.delete(received);
        Files.delete(received.getParent());
    }
}
