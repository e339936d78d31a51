package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;

/** A relay of a test. */
final class Relay {
    private final Program program;
    private int port;

    Relay(Program program) {
        this.program = program;
    }

    void start() throws IOException {
        configure(0);
        startAgain();
    }

    /** Starts it on the port it had before, as after a power cut. */
    void startAgain() throws IOException {
        program.start();
        port = program.awaitStatus(
                        "listens", Program.START, status -> status.path("port").asInt() > 0)
                .path("port")
                .asInt();
    }

    /** Keeps the port over a restart; to be called before {@link #startAgain}. */
    void keepPort() throws IOException {
        configure(port);
    }

    private void configure(int listen) throws IOException {
        program.configure("""
                name: test
                listen: 127.0.0.1:%d
                data: data
                """.formatted(listen));
    }

    int port() {
        return port;
    }

    Path certificate() {
        return program.folder().resolve("data/tls/certificate.pem");
    }

    Program program() {
        return program;
    }

    /** Registers fax IDs. */
    void register(String... ids) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("user", "add", "--password-stdin"));
        arguments.addAll(List.of(ids));
        String passwords = Stream.of(ids).map(id -> password(id) + "\n").collect(Collectors.joining());
        Program.Finished added = program.run(passwords, arguments.toArray(String[]::new));
        assertThat(added.exitCode()).as(added.output()).isZero();
    }

    static String password(String id) {
        return "secret-of-" + id;
    }

    ObjectNode status() throws ControlException {
        return program.ask(ControlRequest.of("status"));
    }

    /** Waits until an ID holds so many connections in a state, such as {@code vacant} or {@code in-call}. */
    void awaitConnections(String id, String state, int count, Duration limit) {
        program.awaitStatus(
                id + " has " + count + " connections " + state,
                limit,
                status -> connections(status, id, state) == count);
    }

    /** How many connections of an ID are in a state. */
    static int connections(ObjectNode status, String id, String state) {
        int count = 0;
        for (JsonNode connection : user(status, id).path("connections")) {
            if (connection.path("state").asText().equals(state)) {
                count++;
            }
        }
        return count;
    }

    static JsonNode user(ObjectNode status, String id) {
        for (JsonNode user : status.path("users")) {
            if (user.path("id").asText().equals(id)) {
                return user;
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }
}
