package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pagewire.program.control.ControlRequest;

/** What is refused, and that the caller is told why in different words (R-A2, R-A7, R-A8, R-E2). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RefusedTest {
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(10);

    @RegisterExtension
    final World world = new World();

    @Test
    void anAgentWithAWrongPasswordOrAnUnknownIdIsRefusedAndSaysSo() throws Exception {
        Relay relay = world.relay("5550101");
        Office wrong = world.prepare(relay, "5550101", "not-the-password", "", "");
        Office unknown = world.prepare(relay, "5550199", "whatever-it-is", "", "");
        wrong.startAgent();
        unknown.startAgent();

        for (Office office : new Office[] {wrong, unknown}) {
            ObjectNode status = office.agent()
                    .awaitStatus(
                            "is refused",
                            Program.START,
                            answer -> Office.line(answer).path("state").asText().equals("refused"));
            assertThat(Office.line(status).path("reason").asText()).isNotBlank();
        }
        assertThat(Relay.connections(relay.status(), "5550101", "vacant")).isZero();
    }

    @Test
    void everyWayNotToBeReachedHasItsOwnCodeAndSentence() throws Exception {
        Relay relay = world.relay("5550101", "5550102", "5550103");
        Office caller = world.office(relay, "5550101");
        Office called = world.office(relay, "5550102");
        world.awaitReady();
        Path document = Documents.write(world.path("slip.tif"), 8, Documents.Sheet.slip());
        Set<String> codes = new HashSet<>();
        Set<String> sentences = new HashSet<>();

        note(caller.dial("5550199", document).result(CALL), codes, sentences); // unknown
        note(caller.dial("5550103", document).result(CALL), codes, sentences); // registered, never logged in
        called.machine()
                .ask(new ControlRequest("answer", JsonNodeFactory.instance.objectNode()).with("answer", "busy"));
        note(caller.dial("5550102", document).result(CALL), codes, sentences); // busy

        assertThat(codes).hasSize(3);
        assertThat(sentences).hasSize(3);

        // a device that left is logged out too
        assertThat(called.agent().terminate()).isZero();
        relay.awaitConnections("5550102", "vacant", 0, SHORT);
        note(caller.dial("5550102", document).result(CALL), codes, sentences);
        assertThat(codes).as("left and never logged in are the same code").hasSize(3);
        relay.awaitConnections("5550101", "vacant", 1, SHORT);
    }

    private static void note(ObjectNode result, Set<String> codes, Set<String> sentences) {
        assertThat(result.path("ok").asBoolean()).as(result.toString()).isFalse();
        assertThat(result.path("outcome").asText()).isEqualTo("failed");
        assertThat(result.path("code").asText()).isNotBlank();
        assertThat(result.path("error").asText()).isNotBlank();
        codes.add(result.path("code").asText());
        sentences.add(result.path("error").asText());
    }
}
