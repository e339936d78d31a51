package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The processes and folders of one test. Everything is on loopback, each office on a LAN of its own; all of it is ended by
 * process handle and removed afterwards. When a test fails the programs' logs are printed.
 */
final class World implements BeforeEachCallback, AfterEachCallback {
    /** Keeps two runs on one host apart. */
    private static final int SECOND_OCTET = 20 + (int) (ProcessHandle.current().pid() % 200);

    private static int lans;

    private final List<Program> programs = new ArrayList<>();
    private final List<Office> offices = new ArrayList<>();
    private Path folder = Path.of("/tmp");

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        // Not the build's folder: the path of a Unix domain socket may have about a hundred octets.
        folder = Files.createTempDirectory(Path.of("/tmp"), "pw-system-");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException, InterruptedException {
        // the machines first: the logs then end with what the test did
        Collections.reverse(programs);
        programs.forEach(Program::destroy);
        for (Program program : programs) {
            program.kill();
        }
        if (context.getExecutionException().isPresent()) {
            programs.forEach(program -> System.err.println(program.logText()));
        }
        programs.clear();
        offices.clear();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** A file or folder that is removed after the test. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /** Starts a relay with the default configuration, and registers IDs. */
    Relay relay(String... ids) throws IOException, InterruptedException {
        Relay relay = new Relay(track(new Program("relay", "pagewire-relay", folder.resolve("relay"))));
        relay.start();
        relay.register(ids);
        return relay;
    }

    /** Starts the agent and the machine of a registered ID; {@link #awaitReady} waits for them. */
    Office office(Relay relay, String id) throws IOException {
        return office(relay, id, "", "");
    }

    /** The same; {@code machine} is appended to the machine's configuration. */
    Office office(Relay relay, String id, String machine) throws IOException {
        return office(relay, id, machine, "");
    }

    /** The same; {@code way} is appended to the agent's section {@code relay}, for a proxy. */
    Office office(Relay relay, String id, String machine, String way) throws IOException {
        Office office = prepare(relay, id, Relay.password(id), machine, way);
        office.startAgent();
        office.startMachine();
        offices.add(office);
        return office;
    }

    /** Waits until the agents of all offices are logged in and their machines registered. */
    void awaitReady() {
        offices.forEach(Office::awaitReady);
    }

    /** Configures an agent and a machine, with a password the relay may not know, and starts neither. */
    Office prepare(Relay relay, String id, String password, String machine, String way) throws IOException {
        String lan = lan();
        Program agent = track(new Program("agent " + id, "pagewire-agent", folder.resolve("a" + id)));
        agent.configure("""
                data: data
                relay:
                  address: 127.0.0.1:%d
                  trust: %s
                %ssip:
                  listen: %s.1:5060
                lines:
                  - id: "%s"
                    password: "%s"
                    machine:
                      password: machine-secret
                """.formatted(relay.port(), relay.certificate(), way, lan, id, password));
        return new Office(id, lan, agent, machine(id, lan, machine));
    }

    private Program machine(String id, String lan, String more) throws IOException {
        Program machine = track(new Program("machine " + id, "pagewire-simulator", folder.resolve("m" + id)));
        machine.configure("""
                data: data
                id: "%s"
                sip:
                  listen: %s.2:5060
                  registrar: %s.1:5060
                  user: "%s"
                  password: machine-secret
                %s
                """.formatted(id, lan, lan, id, more));
        return machine;
    }

    private static synchronized String lan() {
        lans++;
        assertThat(lans).as("LANs of one run").isLessThan(250);
        return "127." + SECOND_OCTET + "." + lans;
    }

    private Program track(Program program) {
        programs.add(program);
        return program;
    }
}
