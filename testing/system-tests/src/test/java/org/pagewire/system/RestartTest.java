package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pagewire.image.page.FaxResolution;

/** Programs end in order, and come back after they did not (R-A4, R-A13). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RestartTest {
    /** The first pause before an agent connects again is at most this long, jitter included. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final Duration CALL = Duration.ofSeconds(30);

    @RegisterExtension
    final World world = new World();

    @Test
    void agentsAreBackWithinTheFirstPauseAfterTheRelayWasKilled() throws Exception {
        Relay relay = world.relay("5550101", "5550102");
        Office caller = world.office(relay, "5550101");
        Office called = world.office(relay, "5550102");
        world.awaitReady();
        Path document = Documents.write(world.path("slip.tif"), 9, Documents.Sheet.slip());
        relay.keepPort();

        relay.program().kill();
        caller.agent()
                .awaitStatus(
                        "noticed it",
                        FIRST_PAUSE,
                        status -> !Office.line(status).path("state").asText().equals("logged-in"));
        relay.startAgain();

        caller.awaitLoggedIn(FIRST_PAUSE);
        called.awaitLoggedIn(FIRST_PAUSE);
        assertThat(caller.dial("5550102", document).result(CALL).path("outcome").asText())
                .isEqualTo("delivered");
    }

    @Test
    void onSigtermEachProgramLogsOutEndsItsCallAndExitsWithZero() throws Exception {
        Relay relay = world.relay("5550101", "5550102");
        Office caller = world.office(relay, "5550101", "fax: {bandwidth: 60000}");
        Office called = world.office(relay, "5550102");
        world.awaitReady();
        Path document = Documents.write(world.path("page.tif"), 10, Documents.Sheet.a4(FaxResolution.FINE));
        Watch watch = called.watch();
        Dialled call = caller.dial("5550102", document);
        call.awaitEvent("the page is under way", CALL, Events.midPage(1));

        assertThat(caller.machine().terminate()).isZero();
        watch.awaitEvent("the call's end", FIRST_PAUSE, Events.named("ended"));
        relay.program()
                .awaitStatus(
                        "no calls", FIRST_PAUSE, status -> status.path("calls").isEmpty());

        assertThat(caller.agent().terminate()).isZero();
        relay.awaitConnections("5550101", "vacant", 0, FIRST_PAUSE);
        assertThat(called.machine().terminate()).isZero();
        assertThat(relay.program().terminate()).isZero();
        assertThat(called.agent().terminate()).isZero();
    }
}
