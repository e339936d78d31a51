package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Failed;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Hold;
import org.pagewire.wire.message.HoldConfirm;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Refused;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.WireState;

/** Calls whose sides are lost, stalled or stuck, and the end of the relay itself (R-A4). */
class LossTest {
    private final Rig rig = new Rig();

    private static Demand demand(String to) {
        return new Demand(to, Rig.ATTACHMENT, 60_000);
    }

    @Test
    void aCallerLostBeforeTheAnswerIsPeerLostForTheCalledDevice() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End called = rig.login("b");
        caller.send(demand("b"));
        called.take(Notice.class);
        rig.close(caller);
        assertThat(called.take(Terminate.class).reason()).isEqualTo(Reason.PEER_LOST);
    }

    @Test
    void aCallerLostWhileTheStoreIsAskedLeavesNothingBehind() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        rig.storeAnswers = false;
        caller.send(demand("b"));
        rig.close(caller);
        rig.answerLookUp();
        rig.settle();
        assertThat(rig.exchange.status().calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TRANSPORT_LOST", "HOLD_TIMEOUT", "PROTOCOL_ERROR"})
    void eitherSideLostInACallIsPeerLostForTheOther(Reason how) {
        for (int lost = 0; lost < 2; lost++) {
            Rig.End[] call = rig.call("a" + lost, "b" + lost);
            Rig.End other = call[1 - lost];
            rig.exchange.connectionLost(call[lost].number, how, rig.now);
            rig.ends.remove(call[lost].number);
            rig.settle();
            assertThat(other.take(Terminate.class).reason()).isEqualTo(Reason.PEER_LOST);
            assertThat(other.joined).isNull();
            other.send(new Release());
            assertThat(other.state()).isEqualTo(WireState.VACANT);
        }
        assertThat(rig.count("callsEnded.peer-lost")).isEqualTo(2);
    }

    @Test
    void aStalledSideIsDroppedAndTheOtherToldWhy() {
        Rig.End[] call = rig.call("a", "b");
        rig.exchange.stalled(call[1].number, rig.now);
        rig.settle();
        assertThat(call[1].closed).isEqualTo(Reason.STALLED);
        assertThat(call[0].take(Terminate.class).reason()).isEqualTo(Reason.STALLED);
    }

    @Test
    void inACallTheRelayShowsLifeUnaskedWithTheNumberOfTheLastHold() {
        Rig.End[] call = rig.call("a", "b");
        Rig.End vacant = rig.login("a");
        rig.pass(Rig.HOLD.dividedBy(2));
        assertThat(call[0].take(HoldConfirm.class).number()).isZero();
        call[0].send(new Hold(1));
        assertThat(call[0].take(HoldConfirm.class).number()).isEqualTo(1);
        rig.pass(Rig.HOLD.dividedBy(2));
        assertThat(call[0].take(HoldConfirm.class).number()).isEqualTo(1);
        call[1].take(HoldConfirm.class);
        call[1].take(HoldConfirm.class);
        call[0].send(new Terminate(Reason.COMPLETED, null));
        call[0].take(Release.class);
        call[1].take(Terminate.class);
        rig.pass(Rig.HOLD.dividedBy(2));
        assertThat(call[1].take(HoldConfirm.class).number()).as("releasing").isZero();
        call[0].nothingMore();
        vacant.nothingMore();
    }

    @Test
    void aSideLostWhileReleasingLeavesTheOtherVacant() {
        Rig.End[] call = rig.call("a", "b");
        call[0].send(new Terminate(Reason.COMPLETED, null));
        rig.close(call[1]);
        call[0].take(Release.class);
        call[0].nothingMore();
        assertThat(call[0].state()).isEqualTo(WireState.VACANT);
    }

    @Test
    void aDeviceThatNeverReleasesLosesItsConnection() {
        Rig.End[] call = rig.call("a", "b");
        call[0].send(new Terminate(Reason.COMPLETED, null));
        for (int i = 1; i <= 6; i++) {
            rig.pass(Duration.ofSeconds(10).minusMillis(1));
            call[0].send(new Hold(i));
            call[1].send(new Hold(i));
        }
        assertThat(call[1].closed).isNull();
        rig.pass(Duration.ofSeconds(1));
        assertThat(call[1].closed).isEqualTo(Reason.PROTOCOL_ERROR);
        assertThat(call[0].closed).isNull();
    }

    @Test
    void aRelayGoingDownEndsCallsDemandsAndConnectionsWithItsReason() {
        Rig.End[] call = rig.call("a", "b");
        rig.register("c", "d");
        Rig.End caller = rig.login("c");
        Rig.End called = rig.login("d");
        Rig.End vacant = rig.login("c");
        Rig.End stranger = rig.open();
        stranger.take(Greeting.class);
        caller.send(demand("d"));
        called.take(Notice.class);
        rig.exchange.goDown(rig.now);
        rig.settle();
        assertThat(vacant.take(Goodbye.class).reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
        assertThat(stranger.take(Refused.class).reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
        assertThat(caller.take(Failed.class).reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
        assertThat(caller.take(Goodbye.class).reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
        for (Rig.End end : List.of(call[0], call[1], called)) {
            assertThat(end.take(Terminate.class).reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
            assertThat(end.take(Goodbye.class).retryAfterMs()).isBetween(500L, 2_600L);
            assertThat(rig.exchange.isQuiet()).isFalse();
            end.send(new Release());
            assertThat(end.closed).isEqualTo(Reason.RELAY_GOING_DOWN);
        }
        assertThat(rig.exchange.isQuiet()).isTrue();
        assertThat(rig.open().take(Refused.class).reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
    }

    @Test
    void devicesOfARelayGoingDownAreToldDifferentTimesToComeBack() {
        rig.register("a");
        List<Rig.End> ends = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String id = "device" + i;
            rig.register(id);
            ends.add(rig.login(id));
        }
        rig.exchange.goDown(rig.now);
        assertThat(ends.stream()
                        .map(end -> end.take(Goodbye.class).retryAfterMs())
                        .distinct())
                .hasSizeGreaterThan(15);
    }
}
