package org.pagewire.wire.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pagewire.wire.client.Devices.HOLD_MS;
import static org.pagewire.wire.client.Devices.SECOND;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Failed;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Hold;
import org.pagewire.wire.message.HoldConfirm;
import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Refused;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Welcome;
import org.pagewire.wire.message.WireState;

class DeviceConnectionTest {
    private static final long HOLD = HOLD_MS * 1_000_000;

    private final Devices devices = new Devices();

    /** R-A4: the device notices a silent relay within two intervals, whatever the clock's origin. */
    @ParameterizedTest
    @ValueSource(longs = {0, 123, Long.MAX_VALUE - 45 * SECOND, -45 * SECOND})
    void aSilentRelayIsGivenUpWithinTwoIntervals(long start) {
        DeviceConnection device = devices.loggedIn(start);
        assertThat(device.deadline()).hasValue(start + HOLD);
        device.timeout(start + HOLD - 1);
        assertThat(Devices.drain(device)).isEmpty();
        device.timeout(start + HOLD);
        assertThat(Devices.drain(device)).containsExactly(new Output.Send(new Hold(1)));
        assertThat(device.deadline()).hasValue(start + 2 * HOLD);
        device.timeout(start + 2 * HOLD - 1);
        assertThat(Devices.drain(device)).isEmpty();
        device.timeout(start + 2 * HOLD);
        assertThat(Devices.drain(device)).containsExactly(new Output.Closed(Reason.HOLD_TIMEOUT, null, 0));
        assertThat(device.deadline()).isEmpty();
    }

    /** R-A4: confirmed holds keep the connection, in a call as well as without one. */
    @ParameterizedTest
    @EnumSource(
            value = WireState.class,
            names = {"VACANT", "DEMANDING", "NOTIFIED", "IN_CALL"})
    void confirmedHoldsKeepTheConnection(WireState state) {
        DeviceConnection device = devices.in(state, 0);
        for (int i = 1; i <= 100; i++) {
            device.timeout(i * HOLD);
            assertThat(Devices.drain(device)).containsExactly(new Output.Send(new Hold(i)));
            device.received(new HoldConfirm(i), i * HOLD + HOLD / 2);
        }
        assertThat(device.state()).isEqualTo(state);
    }

    @Test
    void dataCountsAsALifeSign() {
        DeviceConnection device = devices.in(WireState.IN_CALL, 0);
        device.timeout(HOLD);
        Devices.drain(device);
        assertThat(device.receivedData()).isTrue();
        device.timeout(2 * HOLD);
        assertThat(Devices.drain(device)).containsExactly(new Output.Send(new Hold(2)));
    }

    /** A HOLD may wait behind the device's own data: in a call the relay confirms an earlier one again, or none. */
    @Test
    void aConfirmationOfAnEarlierHoldOrOfNoneIsALifeSign() {
        DeviceConnection device = devices.in(WireState.IN_CALL, 0);
        device.received(new HoldConfirm(0), HOLD / 2);
        for (int i = 1; i <= 10; i++) {
            device.timeout(i * HOLD);
            assertThat(Devices.drain(device)).containsExactly(new Output.Send(new Hold(i)));
            device.received(new HoldConfirm(i < 5 ? 0 : 4), i * HOLD + HOLD - 1);
        }
        assertThat(device.state()).isEqualTo(WireState.IN_CALL);
    }

    @Test
    void silenceSaysNothingWhileTheDeviceDoesNotRead() {
        DeviceConnection device = devices.in(WireState.IN_CALL, 0);
        device.readingPaused();
        for (int i = 1; i <= 5; i++) {
            device.timeout(i * HOLD);
            assertThat(Devices.drain(device)).containsExactly(new Output.Send(new Hold(i)));
        }
        device.readingResumed(5 * HOLD + 1);
        device.timeout(6 * HOLD);
        assertThat(device.state()).isEqualTo(WireState.IN_CALL);
        device.timeout(6 * HOLD + 1);
        assertThat(Devices.drain(device))
                .containsExactly(
                        new Output.Send(new Hold(6)),
                        new Output.CallEnded(Reason.HOLD_TIMEOUT, null),
                        new Output.Closed(Reason.HOLD_TIMEOUT, null, 0));
    }

    @Test
    void aConfirmationOfNoHoldBreaksTheProtocol() {
        DeviceConnection device = devices.loggedIn(0);
        device.received(new HoldConfirm(1), 0);
        assertClosed(device, Reason.PROTOCOL_ERROR);
    }

    @Test
    void aListingNobodyAskedForBreaksTheProtocol() {
        DeviceConnection device = devices.loggedIn(0);
        device.list(null, 10);
        assertThat(device.canList()).isFalse();
        device.received(new Listing(List.of(), false), 0);
        assertThat(device.canList()).isTrue();
        device.received(new Listing(List.of(), false), 0);
        assertClosed(device, Reason.PROTOCOL_ERROR);
    }

    @Test
    void aLoginThatTakesTooLongIsGivenUp() {
        for (DeviceConnection device : List.of(devices.connected(5), devices.authenticating(5))) {
            Devices.drain(device);
            device.timeout(5 + DeviceConnection.LOGIN_TIMEOUT_NS - 1);
            assertThat(Devices.drain(device)).isEmpty();
            assertThat(device.deadline()).hasValue(5 + DeviceConnection.LOGIN_TIMEOUT_NS);
            device.timeout(5 + DeviceConnection.LOGIN_TIMEOUT_NS);
            assertClosed(device, Reason.LOGIN_TIMEOUT);
        }
    }

    /** R-A2. */
    @Test
    void aRefusalIsTheReasonOfTheEndAndSaysWhenToComeBack() {
        DeviceConnection device = devices.authenticating(0);
        Devices.drain(device);
        device.received(new Refused(Reason.LOGIN_REFUSED, 5_000), 0);
        assertThat(Devices.drain(device)).containsExactly(new Output.Closed(Reason.LOGIN_REFUSED, null, 5_000));
    }

    @Test
    void anotherVersionIsNotSpoken() {
        DeviceConnection device = devices.connected(0);
        device.received(new Greeting("Kyoto", 2, 10_000), 0);
        assertClosed(device, Reason.VERSION_UNSUPPORTED);
    }

    @Test
    void aRelayThatDoesNotProveItselfIsLeft() {
        DeviceConnection device = devices.authenticating(0);
        Welcome good = devices.welcome(device, 0);
        device.received(new Welcome("v=" + "A".repeat(43) + "=", 1, good.holdIntervalMs(), 1), 0);
        assertClosed(device, Reason.RELAY_NOT_TRUSTED);
    }

    @Test
    void aWelcomeBeforeTheProofAndASecondChallengeBreakTheProtocol() {
        DeviceConnection early = devices.authenticating(0);
        early.received(new Welcome("v=" + "A".repeat(43) + "=", 1, HOLD_MS, 1), 0);
        assertClosed(early, Reason.PROTOCOL_ERROR);
        DeviceConnection twice = devices.authenticating(0);
        devices.welcome(twice, 0);
        twice.received(new Challenge("r=1,s=c2FsdA==,i=4096"), 0);
        assertClosed(twice, Reason.PROTOCOL_ERROR);
    }

    @Test
    void aLostConnectionEndsWhatItWasUsedFor() {
        assertLost(WireState.DEMANDING, new Output.DemandVoid());
        assertLost(WireState.NOTIFIED, new Output.Withdrawn(Reason.TRANSPORT_LOST, "reset"));
        assertLost(WireState.IN_CALL, new Output.CallEnded(Reason.TRANSPORT_LOST, "reset"));
    }

    private void assertLost(WireState state, Output ending) {
        DeviceConnection device = devices.in(state, 0);
        device.transportLost("reset");
        assertThat(Devices.drain(device)).containsExactly(ending, new Output.Closed(Reason.TRANSPORT_LOST, "reset", 0));
        device.transportLost("again");
        device.close(Reason.SURPLUS, null);
        assertThat(Devices.drain(device)).isEmpty();
    }

    @Test
    void aCallGoesOnAfterGoodbyeAndTheConnectionEndsWithIt() {
        DeviceConnection device = devices.in(WireState.IN_CALL, 0);
        device.received(new Goodbye(Reason.RELAY_GOING_DOWN, 3_000), 0);
        assertThat(device.state()).isEqualTo(WireState.IN_CALL);
        assertThat(device.isLeaving()).isTrue();
        device.terminate(Reason.COMPLETED, null, 0);
        Devices.drain(device);
        device.received(new Release(), 0);
        assertThat(Devices.drain(device)).containsExactly(new Output.Closed(Reason.RELAY_GOING_DOWN, null, 3_000));
    }

    @Test
    void aDemandThatCrossesGoodbyeIsVoidAndTheReasonStays() {
        DeviceConnection device = devices.in(WireState.DEMANDING, 0);
        device.received(new Goodbye(Reason.SUPERSEDED, 0), 0);
        device.transportLost(null);
        assertThat(Devices.drain(device))
                .containsExactly(
                        new Output.Leaving(Reason.SUPERSEDED, 0),
                        new Output.DemandVoid(),
                        new Output.Closed(Reason.SUPERSEDED, null, 0));
    }

    @Test
    void noDemandIsMadeAfterGoodbye() {
        DeviceConnection device = devices.in(WireState.DEMANDING, 0);
        device.received(new Goodbye(Reason.RELAY_GOING_DOWN, 0), 0);
        assertThat(device.isAvailable()).isFalse();
        device.received(new Failed(Reason.BUSY, "5550102", "Kyoto", null), 0);
        assertThat(device.state()).isEqualTo(WireState.CLOSED);
    }

    @Test
    void aTerminateThatIsNotAnsweredEndsTheConnection() {
        DeviceConnection device = devices.in(WireState.RELEASING, 0);
        long end = DeviceConnection.RELEASE_TIMEOUT_NS;
        device.timeout(HOLD);
        device.received(new HoldConfirm(1), HOLD);
        assertThat(device.deadline()).hasValue(end);
        Devices.drain(device);
        device.timeout(end);
        assertClosed(device, Reason.PROTOCOL_ERROR);
    }

    /** R-A13. */
    @Test
    void afterLogoutTheDeviceWaitsForTheRelayToClose() {
        DeviceConnection device = devices.in(WireState.IN_CALL, 0);
        device.logout(7);
        assertThat(Devices.drain(device))
                .containsExactly(
                        new Output.CallEnded(Reason.LOGGED_OUT_BY_DEVICE, null), new Output.Send(new Logout()));
        device.received(Devices.notice("crossed"), 8);
        assertThat(device.receivedData()).isFalse();
        assertThat(Devices.drain(device)).isEmpty();
        device.transportLost(null);
        assertThat(Devices.drain(device)).containsExactly(new Output.Closed(Reason.LOGGED_OUT_BY_DEVICE, null, 0));
    }

    @Test
    void aRelayThatDoesNotCloseAfterLogoutIsNotWaitedForLong() {
        DeviceConnection device = devices.loggedIn(0);
        device.logout(7);
        Devices.drain(device);
        assertThat(device.deadline()).hasValue(7 + DeviceConnection.LOGOUT_TIMEOUT_NS);
        device.timeout(7 + DeviceConnection.LOGOUT_TIMEOUT_NS);
        assertClosed(device, Reason.LOGGED_OUT_BY_DEVICE);
    }

    @ParameterizedTest
    @EnumSource(WireState.class)
    void wishesInAStateThatDoesNotAllowThemAreMistakesOfTheProgram(WireState state) {
        DeviceConnection device = devices.in(state, 0);
        if (state != WireState.VACANT) {
            assertMistake(() -> device.demand("5550102", Devices.ATTACHMENT, 1));
        }
        if (state != WireState.NOTIFIED) {
            assertMistake(() -> device.accept(Devices.ATTACHMENT));
            assertMistake(() -> device.reject(Reason.BUSY, null));
        }
        if (state != WireState.IN_CALL && state != WireState.DEMANDING) {
            assertMistake(() -> device.terminate(Reason.COMPLETED, null, 0));
        }
        assertThat(Devices.drain(device)).isEmpty();
    }

    private static void assertMistake(Runnable wish) {
        assertThatThrownBy(wish::run).isInstanceOf(IllegalStateException.class);
    }

    private static void assertClosed(DeviceConnection device, Reason reason) {
        assertThat(device.state()).isEqualTo(WireState.CLOSED);
        assertThat(Devices.drain(device))
                .last()
                .isInstanceOfSatisfying(
                        Output.Closed.class,
                        closed -> assertThat(closed.reason()).isEqualTo(reason));
    }
}
