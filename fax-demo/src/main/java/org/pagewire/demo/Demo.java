package org.pagewire.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;

/** The course of the demo: start, register, wait until both machines can be called, send, tell. One thread. */
final class Demo {
    private static final String CALLER = "5550101";
    private static final String CALLED = "5550102";

    /** Generous, for a loaded machine; on an idle one all is up within three seconds. */
    private static final long START_LIMIT_S = 60;

    private static final long PAUSE_MS = 25;

    private final Children children;
    private final DemoFolder folder;
    private final Screen screen;

    Demo(Children children, DemoFolder folder, Screen screen) {
        this.children = children;
        this.folder = folder;
        this.screen = screen;
    }

    /**
     * What came of it.
     *
     * @param result the caller's result line
     * @param received the TIFF the called machine printed, outside the demo's folder; null if there is none
     * @param caller the calling office
     * @param called the called office
     */
    record Outcome(ObjectNode result, @Nullable Path received, Office caller, Office called) {
        boolean delivered() {
            return Call.delivered(result) && received != null;
        }
    }

    /** Runs the demo with a document, or the sample. */
    Outcome run(Optional<Path> document) throws DemoFailure, InterruptedException, IOException {
        folder.writeRelay();
        Child relay = children.start(
                "relay",
                folder.relayLog(),
                "pagewire-relay",
                "--config",
                folder.relayConfig().toString());
        Office caller = folder.office(CALLER, "127.0.1");
        Office called = folder.office(CALLED, "127.0.2");
        String callerMachine = DemoFolder.password();
        String calledMachine = DemoFolder.password();
        folder.writeMachine(caller, callerMachine);
        folder.writeMachine(called, calledMachine);
        Path pages = document.isPresent() ? document.get() : folder.sample();

        ObjectNode status = await(relay, folder.relayData().resolve("control.sock"), found -> true);
        int port = status.path("port").asInt();
        screen.line("relay", "listens on 127.0.0.1:" + port + ", its certificate made on the spot");

        String callerPassword = DemoFolder.password();
        String calledPassword = DemoFolder.password();
        folder.writeAgent(caller, port, callerPassword, callerMachine);
        folder.writeAgent(called, port, calledPassword, calledMachine);
        // The machines start while the relay registers the IDs; the agents, whom they wait for, come right after.
        Child callerProgram = startMachine(caller);
        Child calledProgram = startMachine(called);
        register(List.of(CALLER, CALLED), List.of(callerPassword, calledPassword));
        Child callerAgent = startAgent(caller);
        Child calledAgent = startAgent(called);
        ready(caller, callerAgent, callerProgram);
        ready(called, calledAgent, calledProgram);

        Call call = new Call(caller, called, screen);
        ObjectNode result = call.follow(pages, children);
        Optional<Path> stored = call.stored();
        return new Outcome(result, stored.isPresent() ? kept(stored.get()) : null, caller, called);
    }

    private void register(List<String> ids, List<String> passwords)
            throws DemoFailure, InterruptedException, IOException {
        List<String> arguments = new ArrayList<>(List.of("user", "add", "--password-stdin"));
        arguments.addAll(List.of("--config", folder.relayConfig().toString()));
        arguments.addAll(ids);
        Process process = children.command("pagewire-relay", arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.relayLog().toFile()))
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write((String.join("\n", passwords) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(START_LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new DemoFailure("not-registered", "The fax IDs could not be registered.", folder.relayLog());
        }
        screen.line("relay", "knows the fax IDs " + String.join(" and ", ids));
    }

    private Child startAgent(Office office) throws DemoFailure {
        return children.start(
                "agent of " + office.id(),
                office.agentLog(),
                "pagewire-agent",
                "--config",
                office.agentConfig().toString());
    }

    private Child startMachine(Office office) throws DemoFailure {
        return children.start(
                "machine " + office.id(),
                office.machineLog(),
                "pagewire-simulator",
                "--config",
                office.machineConfig().toString());
    }

    private void ready(Office office, Child agent, Child machine) throws DemoFailure, InterruptedException {
        ObjectNode in = await(
                agent, office.agentSocket(), status -> line(status, "state").equals("logged-in"));
        screen.line(
                office.id(),
                "agent logged in with "
                        + in.path("lines").path(0).path("connections").asInt() + " connection(s)");
        await(
                machine,
                office.machineSocket(),
                status -> status.path("registered").asBoolean());
        screen.line(office.id(), "machine registered at its agent");
    }

    private static String line(ObjectNode status, String field) {
        return status.path("lines").path(0).path(field).asText();
    }

    private ObjectNode await(Child child, Path socket, Predicate<ObjectNode> condition)
            throws DemoFailure, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_S);
        ObjectNode last = JsonNodeFactory.instance.objectNode();
        while (System.nanoTime() < deadline) {
            if (Files.exists(socket)) {
                try {
                    last = ControlClient.ask(socket, ControlRequest.of("status"));
                    if (condition.test(last)) {
                        return last;
                    }
                } catch (ControlException e) {
                    last.put("error", e.sentence()); // still starting, or just ended, which is seen below
                }
            }
            if (child.process().waitFor(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                throw child.ended();
            }
        }
        throw new DemoFailure(
                "not-ready",
                "The " + child.name() + " was not ready within " + START_LIMIT_S + " s; its last status was " + last
                        + ".",
                child.log());
    }

    /** Copies what was received to a folder of its own, which outlives the demo's. */
    private static Path kept(Path stored) throws IOException {
        Path keep = Files.createTempDirectory("pagewire-received-").toRealPath();
        return Files.copy(stored, keep.resolve(stored.getFileName().toString()));
    }
}
