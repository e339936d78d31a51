package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;

/** A program of a distribution, run as a process of its own and asked through its control socket. */
final class Program {
    /** For a loaded machine of two cores; a program is up within two seconds on an idle one. */
    static final Duration START = Duration.ofSeconds(40);

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DISTRIBUTION = ROOT.resolve("fax-demo/target/dist/bin");
    private static final Duration ORDERLY = Duration.ofSeconds(15);

    private final String name;
    private final Path script;
    private final Path folder;
    private final Path config;
    private @Nullable Process process;

    /**
     * @param script its script in the demo's distribution, which has all programs
     * @param folder for its configuration, data and log
     */
    Program(String name, String script, Path folder) {
        this.name = name;
        this.script = DISTRIBUTION.resolve(script);
        this.folder = folder;
        this.config = folder.resolve("config.yaml");
    }

    static Path root() {
        return ROOT;
    }

    void configure(String yaml) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(config, yaml);
    }

    void start() throws IOException {
        ProcessBuilder builder = builder(List.of())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process = builder.start();
    }

    /** Runs a command of the program that ends by itself. */
    Finished run(String input, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "command", ".out");
        Process command = builder(Arrays.asList(arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (OutputStream in = command.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // the command did not want any input and has ended already
        }
        if (!command.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            command.destroyForcibly().waitFor();
        }
        return new Finished(command.waitFor(), Files.readString(output));
    }

    /** A command that has ended. */
    record Finished(int exitCode, String output) {}

    private ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(script.toString());
        command.addAll(arguments);
        command.addAll(List.of("--config", config.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    Path folder() {
        return folder;
    }

    Path log() {
        return folder.resolve("log");
    }

    Path socket() {
        return folder.resolve("data/control.sock");
    }

    /** What the program answers to a request that has no events. */
    ObjectNode ask(ControlRequest request) throws ControlException {
        return ControlClient.ask(socket(), request);
    }

    /** Waits until its status is as wanted, and returns it. */
    ObjectNode awaitStatus(String what, Duration limit, Predicate<ObjectNode> wanted) {
        AtomicReference<ObjectNode> last = new AtomicReference<>(JsonNodeFactory.instance.objectNode());
        await(name + ": " + what)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    assertThat(running()).as(name + " is running").isTrue();
                    try {
                        last.set(ask(ControlRequest.of("status")));
                    } catch (ControlException e) {
                        return false; // not listening yet
                    }
                    return wanted.test(last.get());
                });
        return last.get();
    }

    boolean running() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Kills it without waiting for its end. */
    void destroy() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
        }
    }

    /** Kills it, as a power cut would. */
    void kill() throws InterruptedException {
        Process current = process;
        if (current != null) {
            current.destroyForcibly().waitFor();
        }
    }

    /** Asks it to end by SIGTERM and returns its exit code. */
    int terminate() throws InterruptedException {
        Process current = process;
        assertThat(current).as(name + " has been started").isNotNull();
        if (current == null) {
            return -1;
        }
        current.destroy();
        if (!current.waitFor(ORDERLY.toSeconds(), TimeUnit.SECONDS)) {
            current.destroyForcibly().waitFor();
            throw new AssertionError(name + " did not end within " + ORDERLY.toSeconds() + " s of SIGTERM");
        }
        return current.exitValue();
    }

    /** Its log, for a failed test. */
    String logText() {
        try {
            return "--- log of " + name + "\n" + (Files.exists(log()) ? Files.readString(log()) : "(none)\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
