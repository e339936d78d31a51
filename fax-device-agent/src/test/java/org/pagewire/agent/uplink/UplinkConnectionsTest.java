package org.pagewire.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagewire.agent.uplink.VirtualRelay.ATTACHMENT;
import static org.pagewire.agent.uplink.VirtualRelay.SECOND;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.agent.uplink.UplinkSettings.Surplus;
import org.pagewire.agent.uplink.UplinkStatus.State;
import org.pagewire.wire.message.Login;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Terminate;

/** Which connections an uplink holds, and when it comes back. */
@Timeout(60)
class UplinkConnectionsTest {
    private final Recorder recorder = new Recorder();

    /** R-A3, R-A9: one connection at first, then as many as are to be vacant. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "5, 5"})
    void itHoldsTheSpareConnectionsAndAtLeastOne(int spare, int connections) {
        VirtualRelay relay = started(spare, Surplus.CLOSE);
        assertThat(relay.loggedIn()).hasSize(connections);
        relay.pass(600 * SECOND);
        assertThat(relay.loggedIn()).hasSize(connections);
        assertThat(relay.count(Login.class)).isEqualTo(connections);
        UplinkStatus status = relay.core.status();
        assertThat(status.state()).isEqualTo(State.LOGGED_IN);
        assertThat(status.relay()).isEqualTo("Kyoto");
        assertThat(status.vacant()).isEqualTo(connections);
        assertThat(status.inUse()).isZero();
    }

    @Test
    void furtherConnectionsWaitForTheFirstLogin() {
        VirtualRelay relay = new VirtualRelay(VirtualRelay.settings(5, Surplus.KEEP), recorder, 0);
        relay.core.start();
        assertThat(relay.attempts).hasSize(1);
        assertThat(relay.core.status().state()).isEqualTo(State.CONNECTING);
    }

    /** R-A9 on the called side. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3"})
    void anAcceptedCallIsReplacedByASpareConnection(int spare, int connections) {
        VirtualRelay relay = started(spare, Surplus.CLOSE);
        int before = relay.loggedIn().size();
        relay.notice(relay.loggedIn().get(0), "call-a");
        relay.settle();
        assertThat(relay.loggedIn()).as("while it rings").hasSize(before);
        recorder.accept(0);
        relay.settle();
        assertThat(relay.loggedIn()).hasSize(connections);
        assertThat(relay.core.status().inUse()).isEqualTo(1);
    }

    /** R-A9 on the calling side, R-A12. */
    @ParameterizedTest
    @EnumSource(Surplus.class)
    void afterReleaseTheSurplusIsKeptOrClosed(Surplus surplus) {
        VirtualRelay relay = started(1, surplus);
        int first = relay.loggedIn().get(0);
        relay.core.demand("5550102", ATTACHMENT, Duration.ofSeconds(60), recorder);
        relay.settle();
        assertThat(relay.loggedIn()).hasSize(2);
        recorder.calls.get(0).terminate(Reason.COMPLETED, null);
        relay.settle();
        if (surplus == Surplus.KEEP) {
            assertThat(relay.loggedIn()).hasSize(2);
        } else {
            assertThat(relay.loggedIn()).containsExactly(first);
        }
        relay.pass(300 * SECOND);
        assertThat(relay.loggedIn()).hasSize(surplus == Surplus.KEEP ? 2 : 1);
    }

    @Test
    void withoutSparesAConnectionIsOpenedForASecondDemandAndClosedAfterIt() {
        VirtualRelay relay = started(0, Surplus.CLOSE);
        for (int i = 0; i < 2; i++) {
            relay.core.demand("555010" + i, ATTACHMENT, Duration.ofSeconds(60), recorder);
            relay.settle();
        }
        assertThat(recorder.events).containsExactly("connected 5550100", "connected 5550101");
        assertThat(relay.loggedIn()).hasSize(2);
        recorder.calls.get(0).terminate(Reason.COMPLETED, null);
        relay.settle();
        assertThat(relay.loggedIn()).hasSize(1);
        recorder.calls.get(1).terminate(Reason.COMPLETED, null);
        relay.settle();
        assertThat(relay.loggedIn()).hasSize(1);
    }

    @Test
    void itNeverHoldsMoreThanTheRelayAllows() {
        VirtualRelay relay = relay(4, Surplus.KEEP);
        relay.maxConnections = 3;
        relay.core.start();
        relay.settle();
        for (int i = 0; i < 5; i++) {
            relay.core.demand("555010" + i, ATTACHMENT, Duration.ofSeconds(60), recorder);
            relay.settle();
        }
        relay.pass(60 * SECOND);
        assertThat(relay.most).isEqualTo(3);
        assertThat(recorder.events)
                .containsExactly(
                        "connected 5550100",
                        "connected 5550101",
                        "connected 5550102",
                        "failed TOO_MANY_CONNECTIONS",
                        "failed TOO_MANY_CONNECTIONS");
    }

    @Test
    void aRelayThatGrantsFewerThanItSaidFailsTheDemandAtOnce() {
        VirtualRelay relay = started(0, Surplus.CLOSE);
        relay.refusal = Reason.ADDRESS_LIMIT;
        for (int i = 0; i < 2; i++) {
            relay.core.demand("555010" + i, ATTACHMENT, Duration.ofSeconds(60), recorder);
            relay.settle();
        }
        assertThat(recorder.events).containsExactly("connected 5550100", "failed ADDRESS_LIMIT");
        assertThat(relay.core.status().state()).isEqualTo(State.LOGGED_IN);
    }

    /** R-A4: the device logs in again, after pauses that grow. */
    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 100 * SECOND, -100 * SECOND})
    void pausesGrowFromOneSecondToUnderAMinuteAndStartAnewAfterAStableLogin(long start) {
        VirtualRelay relay = new VirtualRelay(VirtualRelay.settings(1, Surplus.CLOSE), recorder, start);
        relay.up = false;
        relay.core.start();
        relay.pass(600 * SECOND);
        List<Double> pauses = pauses(relay);
        assertThat(pauses.get(0)).isBetween(0.5, 1.5);
        assertThat(pauses.get(1)).isBetween(1.0, 3.0);
        assertThat(pauses.get(2)).isBetween(2.0, 6.0);
        assertThat(pauses).allMatch(pause -> pause <= 60).hasSizeBetween(14, 35);
        assertThat(pauses.subList(6, pauses.size())).allMatch(pause -> pause >= 20);
        assertThat(relay.core.status().state()).isEqualTo(State.WAITING);
        assertThat(relay.core.status().reason()).isEqualTo(Reason.RELAY_UNREACHABLE);
        assertThat(relay.core.status().retryInMs()).isBetween(0L, 60_000L);

        relay.up = true;
        relay.pass(61 * SECOND);
        assertThat(relay.core.status().state()).isEqualTo(State.LOGGED_IN);
        relay.pass(60 * SECOND);
        relay.crash();
        relay.up = true;
        long lost = relay.now;
        relay.pass(2 * SECOND);
        assertThat(relay.loggedIn()).hasSize(1);
        assertThat(seconds(relay.attempts.get(relay.attempts.size() - 1) - lost))
                .isBetween(0.5, 1.5);
    }

    @Test
    void aLoginThatDoesNotLastDoesNotShortenThePauses() {
        VirtualRelay relay = relay(1, Surplus.CLOSE);
        relay.core.start();
        for (int i = 0; i < 600; i++) {
            relay.pass(SECOND);
            relay.loggedIn().forEach(relay::drop);
        }
        assertThat(relay.attempts).hasSizeLessThan(40);
    }

    @Test
    void connectionsLostTogetherAreOneLossAndOnePause() {
        VirtualRelay relay = started(5, Surplus.KEEP);
        relay.pass(61 * SECOND);
        relay.crash();
        relay.up = true;
        relay.pass(1_500_000_000);
        assertThat(relay.loggedIn()).hasSize(5);
    }

    /** R-A4. */
    @Test
    void aRelayThatConfirmsNothingIsLeftWithinTwoHoldIntervals() {
        VirtualRelay relay = started(1, Surplus.CLOSE);
        relay.confirmsHolds = false;
        relay.pass(60 * SECOND - 1);
        assertThat(relay.core.status().state()).isEqualTo(State.LOGGED_IN);
        relay.pass(1);
        assertThat(relay.core.status().state()).isEqualTo(State.WAITING);
        assertThat(relay.core.status().reason()).isEqualTo(Reason.HOLD_TIMEOUT);
        relay.confirmsHolds = true;
        relay.pass(2 * SECOND);
        assertThat(relay.core.status().state()).isEqualTo(State.LOGGED_IN);
    }

    /** R-A2. */
    @Test
    void refusedCredentialsAreAnAlarmAndTriedAgainOnlyEveryFewMinutes() {
        VirtualRelay relay = relay(1, Surplus.CLOSE);
        relay.refusal = Reason.LOGIN_REFUSED;
        relay.core.start();
        relay.pass(3_600 * SECOND);
        assertThat(relay.attempts).hasSizeBetween(10, 16);
        assertThat(pauses(relay)).allMatch(pause -> pause >= 240);
        UplinkStatus status = relay.core.status();
        assertThat(status.state()).isEqualTo(State.REFUSED);
        assertThat(status.state().isAlarm()).isTrue();
        assertThat(status.reason()).isEqualTo(Reason.LOGIN_REFUSED);
        relay.core.demand("5550102", ATTACHMENT, Duration.ofSeconds(60), recorder);
        assertThat(recorder.events).containsExactly("failed LOGIN_REFUSED");
        relay.refusal = null;
        relay.pass(360 * SECOND);
        assertThat(relay.core.status().state()).isEqualTo(State.LOGGED_IN);
    }

    @Test
    void aRelaysWishForALongerPauseIsRespected() {
        VirtualRelay relay = started(2, Surplus.CLOSE);
        relay.pass(100 * SECOND);
        long told = relay.now;
        relay.loggedIn().forEach(link -> relay.goodbye(link, Reason.RELAY_GOING_DOWN, 25_000));
        relay.pass(25 * SECOND - 1);
        assertThat(relay.attempts).hasSize(2);
        assertThat(relay.core.status().reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
        relay.pass(1);
        assertThat(relay.attempts.get(2)).isEqualTo(told + 25 * SECOND);
        assertThat(relay.loggedIn()).hasSize(2);
    }

    /** The instance rule: two agents with one fax ID never fight. */
    @Test
    void asSupersededItFinishesItsCallAndNeverComesBack() {
        VirtualRelay relay = started(1, Surplus.CLOSE);
        relay.core.demand("5550102", ATTACHMENT, Duration.ofSeconds(60), recorder);
        relay.settle();
        int inCall = relay.loggedIn().get(0);
        relay.loggedIn().forEach(link -> relay.goodbye(link, Reason.SUPERSEDED, 0));
        relay.settle();
        assertThat(relay.loggedIn()).containsExactly(inCall);
        assertThat(relay.core.status().state()).isEqualTo(State.SUPERSEDED);
        assertThat(relay.core.status().state().isAlarm()).isTrue();
        relay.core.demand("5550103", ATTACHMENT, Duration.ofSeconds(60), recorder);
        recorder.calls.get(0).terminate(Reason.COMPLETED, null);
        int attempts = relay.attempts.size();
        relay.pass(86_400 * SECOND);
        assertThat(relay.attempts).hasSize(attempts);
        assertThat(relay.loggedIn()).isEmpty();
        assertThat(recorder.events).containsExactly("connected 5550102", "failed SUPERSEDED", "ended COMPLETED");
        assertThat(relay.core.deadline()).isEmpty();
    }

    @Test
    void aRemovedRegistrationIsTreatedLikeARefusal() {
        VirtualRelay relay = started(1, Surplus.CLOSE);
        relay.goodbye(relay.loggedIn().get(0), Reason.REGISTRATION_REMOVED, 0);
        relay.pass(239 * SECOND);
        assertThat(relay.attempts).hasSize(1);
        assertThat(relay.core.status().state()).isEqualTo(State.REFUSED);
    }

    /** R-A13. */
    @Test
    void theStopEndsCallsThenLogsOutOnce() {
        VirtualRelay relay = started(2, Surplus.CLOSE);
        relay.core.demand("5550102", ATTACHMENT, Duration.ofSeconds(60), recorder);
        relay.settle();
        relay.notice(relay.loggedIn().get(1), "call-b");
        relay.silent.add("5550103");
        relay.settle();
        relay.core.demand("5550103", ATTACHMENT, Duration.ofSeconds(60), recorder);
        relay.settle();
        recorder.events.clear();
        relay.core.stop(() -> recorder.events.add("stopped"));
        relay.settle();
        assertThat(recorder.events)
                .containsExactlyInAnyOrder(
                        "ended LINE_FAILED", "withdrawn call-b LOGGED_OUT_BY_DEVICE", "failed CANCELLED", "stopped")
                .last()
                .isEqualTo("stopped");
        assertThat(relay.count(Logout.class)).isEqualTo(1);
        List<Object> order = new ArrayList<>(relay.received);
        assertThat(order.subList(order.indexOf(new Logout()), order.size())).noneMatch(Terminate.class::isInstance);
        assertThat(relay.sides).isEmpty();
        assertThat(relay.core.status().state()).isEqualTo(State.STOPPED);
        assertThat(relay.core.deadline()).isEmpty();
    }

    @Test
    void theStopIsDoneInTimeWhateverTheRelayDoes() {
        VirtualRelay relay = started(3, Surplus.CLOSE);
        relay.core.demand("5550102", ATTACHMENT, Duration.ofSeconds(60), recorder);
        relay.settle();
        relay.closesAfterLogout = false;
        relay.confirmsHolds = false;
        relay.core.stop(() -> recorder.events.add("stopped"));
        relay.pass(10 * SECOND);
        assertThat(recorder.events).last().isEqualTo("stopped");
        assertThat(relay.sides).isEmpty();
    }

    @Test
    void theStopWorksBeforeTheLoginAndTwice() {
        VirtualRelay relay = relay(1, Surplus.CLOSE);
        relay.core.start();
        relay.core.stop(() -> recorder.events.add("stopped"));
        relay.core.stop(() -> recorder.events.add("again"));
        relay.pass(10 * SECOND);
        assertThat(recorder.events).containsExactly("stopped", "again");
        assertThat(relay.sides).isEmpty();
        relay.pass(600 * SECOND);
        assertThat(relay.attempts).hasSize(1);
    }

    private VirtualRelay relay(int spare, Surplus surplus) {
        return new VirtualRelay(VirtualRelay.settings(spare, surplus), recorder, 0);
    }

    private VirtualRelay started(int spare, Surplus surplus) {
        VirtualRelay relay = relay(spare, surplus);
        relay.core.start();
        relay.settle();
        return relay;
    }

    private static List<Double> pauses(VirtualRelay relay) {
        List<Double> pauses = new ArrayList<>();
        for (int i = 1; i < relay.attempts.size(); i++) {
            pauses.add(seconds(relay.attempts.get(i) - relay.attempts.get(i - 1)));
        }
        return pauses;
    }

    private static double seconds(long ns) {
        return ns / (double) SECOND;
    }
}
