package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pagewire.image.page.FaxResolution;

/**
 * A program dies in the middle of the second page. The other side gets its reason within five seconds, no page is
 * confirmed that is not on disk, and connections become vacant (R-A4, R-A11).
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KilledTest {
    private static final Duration REASON = Duration.ofSeconds(5);
    private static final Duration MID_PAGE = Duration.ofSeconds(40);

    @RegisterExtension
    final World world = new World();

    private Relay relay;
    private Office caller;
    private Office called;
    private Path document;
    private Watch watch;
    private Dialled call;

    @BeforeEach
    void theSecondPageIsOnItsWay() throws Exception {
        relay = world.relay("5550101", "5550102");
        caller = world.office(relay, "5550101", "fax: {bandwidth: 60000}");
        called = world.office(relay, "5550102");
        world.awaitReady();
        document = Documents.write(
                world.path("three.tif"),
                7,
                Documents.Sheet.slip(),
                Documents.Sheet.a4(FaxResolution.FINE),
                Documents.Sheet.slip());
        watch = called.watch();
        call = caller.dial("5550102", document);
        call.awaitEvent("page 2 is under way", MID_PAGE, Events.midPage(2));
    }

    @Test
    void callerLearnsThatTheCalledAgentDied() throws Exception {
        called.agent().kill();

        assertPartlySent(call.result(REASON));
        assertOnlyTheFirstPageIsOnDisk();
        relay.awaitConnections("5550101", "in-call", 0, REASON);
        relay.awaitConnections("5550102", "vacant", 0, REASON);
    }

    @Test
    void callerLearnsThatTheCalledMachineDied() throws Exception {
        called.machine().kill();

        assertPartlySent(call.result(REASON));
        relay.awaitConnections("5550101", "in-call", 0, REASON);
        relay.awaitConnections("5550102", "in-call", 0, REASON);
        assertVacantAgain();
    }

    @Test
    void calledMachineLearnsThatTheCallersAgentDied() throws Exception {
        caller.agent().kill();

        ObjectNode ended = watch.awaitEvent("the call's end", REASON, Events.named("ended"));

        assertThat(ended.path("outcome").asText()).isIn("partial", "failed");
        assertThat(ended.path("sentence").asText()).isNotBlank();
        assertOnlyTheFirstPageIsOnDisk();
        relay.awaitConnections("5550102", "in-call", 0, REASON);
    }

    @Test
    void calledMachineLearnsThatTheCallersMachineDied() throws Exception {
        caller.machine().kill();

        ObjectNode ended = watch.awaitEvent("the call's end", REASON, Events.named("ended"));

        assertThat(ended.path("outcome").asText()).isIn("partial", "failed");
        assertOnlyTheFirstPageIsOnDisk();
        relay.awaitConnections("5550101", "in-call", 0, REASON);
        relay.awaitConnections("5550102", "in-call", 0, REASON);
        assertVacantAgain();
    }

    private void assertVacantAgain() {
        relay.program()
                .awaitStatus(
                        "connections are vacant again",
                        REASON,
                        status -> Relay.connections(status, "5550101", "vacant") > 0
                                && Relay.connections(status, "5550102", "vacant") > 0
                                && status.path("calls").isEmpty());
    }

    private static void assertPartlySent(ObjectNode result) {
        assertThat(result.path("ok").asBoolean()).as(result.toString()).isFalse();
        assertThat(result.path("outcome").asText()).isIn("partial", "failed", "uncertain");
        assertThat(result.path("error").asText()).isNotBlank();
        int confirmed = 0;
        for (JsonNode page : result.path("outcomes")) {
            confirmed += page.path("confirmed").asBoolean() ? 1 : 0;
        }
        assertThat(confirmed).as("pages confirmed: " + result).isEqualTo(1);
    }

    private void assertOnlyTheFirstPageIsOnDisk() throws Exception {
        Path file = Path.of(watch.awaitEvent("stored", REASON, Events.named("stored"))
                .path("file")
                .asText());
        assertThat(Documents.read(file)).hasSize(1);
        assertThat(Documents.read(file)
                        .get(0)
                        .samePixels(Documents.read(document).get(0)))
                .isTrue();
    }
}
