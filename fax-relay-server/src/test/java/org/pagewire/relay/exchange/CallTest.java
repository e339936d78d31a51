package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.wire.message.Accept;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Failed;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Reject;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.WireState;

/** Calls from the demand to the release, and each way they do not come to be or end (R-A7 to R-A11). */
class CallTest {
    private final Rig rig = new Rig();

    private static Demand demand(String to) {
        return new Demand(to, Rig.ATTACHMENT, 60_000);
    }

    @Test
    void anAcceptedDemandJoinsBothConnections() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End called = rig.login("b");
        caller.send(demand("b"));
        Notice notice = called.take(Notice.class);
        assertThat(notice.from()).isEqualTo("a");
        assertThat(notice.attachment()).isEqualTo(Rig.ATTACHMENT);
        assertThat(notice.answerTimeoutMs()).isEqualTo(60_000);
        called.send(new Accept(Rig.ATTACHMENT));
        assertThat(caller.take(Connected.class).call()).isEqualTo(notice.call());
        assertThat(caller.joined.partner()).isEqualTo(called.number);
        assertThat(called.joined.partner()).isEqualTo(caller.number);
        assertThat(caller.joined.meter()).isSameAs(called.joined.meter());
        assertThat(caller.joined.fromCaller()).isTrue();
        assertThat(called.joined.fromCaller()).isFalse();
        assertThat(rig.exchange.status().users())
                .allSatisfy(user -> assertThat(user.condition()).hasToString("IN_COMMUNICATION"));
    }

    @Test
    void anUnknownIdALoggedOutOneAndOneWithoutVacantConnectionAreToldApart() {
        Rig.End[] call = rig.call("a", "b");
        rig.register("c", "d");
        Rig.End caller = rig.login("c");
        caller.send(demand("5550199"));
        assertThat(caller.take(Failed.class)).isEqualTo(new Failed(Reason.UNKNOWN_ID, "5550199", "test", null));
        caller.send(demand("d"));
        assertThat(caller.take(Failed.class).reason()).isEqualTo(Reason.LOGGED_OUT);
        caller.send(demand("b"));
        assertThat(caller.take(Failed.class).reason()).isEqualTo(Reason.NO_VACANT_CONNECTION);
        assertThat(caller.state()).isEqualTo(WireState.VACANT);
        assertThat(call[0].joined).isNotNull();
    }

    @Test
    void aCallToOneselfNeedsASecondConnection() {
        rig.register("a");
        Rig.End first = rig.login("a");
        first.send(demand("a"));
        assertThat(first.take(Failed.class).reason()).isEqualTo(Reason.NO_VACANT_CONNECTION);
        Rig.End second = rig.login("a");
        rig.connect(first, second, "a");
        first.send(new Logout());
        assertThat(second.closed).isEqualTo(Reason.LOGGED_OUT_BY_DEVICE);
    }

    @Test
    void aDeviceThatLogsInWhileTheStoreIsAskedIsCalled() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        rig.storeAnswers = false;
        caller.send(demand("b"));
        Action asked = rig.lookUps.remove();
        rig.storeAnswers = true;
        Rig.End called = rig.login("b");
        rig.lookUps.add(asked);
        rig.settle();
        called.take(Notice.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"BUSY", "REJECTED", "LINE_UNAVAILABLE"})
    void aRejectionReachesTheCallerWithItsReason(Reason reason) {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End called = rig.login("b");
        caller.send(demand("b"));
        called.take(Notice.class);
        called.send(new Reject(reason, "Out of paper."));
        assertThat(caller.take(Failed.class)).isEqualTo(new Failed(reason, "b", "test", "Out of paper."));
        assertThat(caller.state()).isEqualTo(WireState.VACANT);
        assertThat(called.state()).isEqualTo(WireState.VACANT);
        called.nothingMore();
    }

    @Test
    void aRejectionWithTheRelaysOwnReasonsIsJustARejection() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End called = rig.login("b");
        caller.send(demand("b"));
        called.send(new Reject(Reason.RELAY_GOING_DOWN, null));
        assertThat(caller.take(Failed.class).reason()).isEqualTo(Reason.REJECTED);
    }

    @Test
    void noAnswerInTimeEndsTheDemandOnBothSides() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End called = rig.login("b");
        caller.send(new Demand("b", Rig.ATTACHMENT, 5_000));
        called.take(Notice.class);
        rig.pass(Duration.ofMillis(4_999));
        caller.nothingMore();
        rig.pass(Duration.ofMillis(1));
        assertThat(caller.take(Failed.class).reason()).isEqualTo(Reason.NO_ANSWER);
        assertThat(called.take(Terminate.class).reason()).isEqualTo(Reason.NO_ANSWER);
        called.send(new Release());
        assertThat(called.state()).isEqualTo(WireState.VACANT);
    }

    @Test
    void theRelayCutsTheCallersPatienceToItsOwn() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End called = rig.login("b");
        caller.send(new Demand("b", Rig.ATTACHMENT, 600_000));
        assertThat(called.take(Notice.class).answerTimeoutMs()).isEqualTo(Rig.ANSWER.toMillis());
    }

    @Test
    void aStoreThatDoesNotAnswerDoesNotHangADemand() {
        rig.register("a");
        Rig.End caller = rig.login("a");
        rig.storeAnswers = false;
        caller.send(new Demand("b", Rig.ATTACHMENT, 5_000));
        rig.pass(Duration.ofSeconds(5));
        assertThat(caller.take(Failed.class).reason()).isEqualTo(Reason.NO_ANSWER);
        rig.answerLookUp();
        rig.settle();
        caller.nothingMore();
        assertThat(caller.ready).isTrue();
    }

    @Test
    void aCallerThatGivesUpIsReleasedAndTheCalledDeviceTold() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End called = rig.login("b");
        caller.send(demand("b"));
        called.take(Notice.class);
        caller.send(new Terminate(Reason.CANCELLED, null));
        caller.take(Release.class);
        assertThat(called.take(Terminate.class).reason()).isEqualTo(Reason.CANCELLED);
        // its acceptance was under way
        called.send(new Accept(Rig.ATTACHMENT));
        called.send(new Release());
        assertThat(called.state()).isEqualTo(WireState.VACANT);
        caller.nothingMore();
    }

    @Test
    void terminationIsPassedOnAndBothConnectionsAreVacantAgain() {
        Rig.End[] call = rig.call("a", "b");
        call[0].send(new Terminate(Reason.COMPLETED, "bye"));
        call[0].take(Release.class);
        assertThat(call[0].state()).isEqualTo(WireState.VACANT);
        assertThat(call[1].take(Terminate.class)).isEqualTo(new Terminate(Reason.COMPLETED, "bye"));
        assertThat(call[1].state()).isEqualTo(WireState.RELEASING);
        call[1].send(new Release());
        assertThat(call[1].state()).isEqualTo(WireState.VACANT);
        assertThat(rig.count("callsEnded.completed")).isOne();
        rig.connect(call[1], call[0], "a");
    }

    @Test
    void whenBothSidesTerminateAtOnceTheRelaysTerminateStandsForTheAnswer() {
        Rig.End[] call = rig.call("a", "b");
        call[0].send(new Terminate(Reason.COMPLETED, null));
        call[1].send(new Terminate(Reason.COMPLETED, null));
        call[0].take(Release.class);
        call[1].take(Terminate.class);
        call[1].nothingMore();
        call[1].send(new Release());
        assertThat(call[1].state()).isEqualTo(WireState.VACANT);
        call[0].nothingMore();
    }

    @Test
    void reasonsThatAreTheRelaysToGiveAreNotPassedOn() {
        Rig.End[] call = rig.call("a", "b");
        call[0].send(new Terminate(Reason.SUPERSEDED, null));
        assertThat(call[1].take(Terminate.class).reason()).isEqualTo(Reason.UNSPECIFIED);
    }

    @Test
    void aDemandThatCrossesANoticeIsVoidAndTheNoticeStands() {
        rig.register("a", "b");
        Rig.End one = rig.login("a");
        Rig.End other = rig.login("b");
        one.send(demand("b"));
        other.take(Notice.class);
        other.send(demand("a"));
        other.nothingMore();
        other.send(new Accept(Rig.ATTACHMENT));
        one.take(Connected.class);
        assertThat(rig.count("crossingsDropped")).isOne();
    }

    @Test
    void aCancelThatCrossesAFailureOfTheRelayIsDropped() {
        rig.register("a");
        Rig.End caller = rig.login("a");
        caller.send(demand("b"));
        caller.take(Failed.class);
        caller.send(new Terminate(Reason.CANCELLED, null));
        caller.nothingMore();
        assertThat(caller.state()).isEqualTo(WireState.VACANT);
    }

    @Test
    void anotherVacantConnectionIsAskedWhenTheFirstIsLostUnanswered() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End first = rig.login("b");
        Rig.End second = rig.login("b");
        caller.send(demand("b"));
        Notice notice = first.take(Notice.class);
        rig.pass(Duration.ofSeconds(20));
        rig.close(first);
        Notice again = second.take(Notice.class);
        assertThat(again.call()).isEqualTo(notice.call());
        assertThat(again.answerTimeoutMs()).isEqualTo(40_000);
        second.send(new Accept(Rig.ATTACHMENT));
        caller.take(Connected.class);
    }

    @Test
    void whenTheLastConnectionIsLostUnansweredTheCalledDeviceIsLoggedOut() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End called = rig.login("b");
        caller.send(demand("b"));
        rig.close(called);
        assertThat(caller.take(Failed.class).reason()).isEqualTo(Reason.LOGGED_OUT);
    }

    @Test
    void whenOnlyConnectionsInUseRemainNoneIsVacant() {
        Rig.End[] call = rig.call("c", "b");
        rig.register("a");
        Rig.End caller = rig.login("a");
        Rig.End spare = rig.login("b");
        caller.send(demand("b"));
        spare.take(Notice.class);
        rig.close(spare);
        assertThat(caller.take(Failed.class).reason()).isEqualTo(Reason.NO_VACANT_CONNECTION);
        assertThat(call[1].joined).isNotNull();
    }

    @Test
    void logoutOfTheCalledDeviceFailsTheDemandWithoutAskingItsOtherConnections() {
        rig.register("a", "b");
        Rig.End caller = rig.login("a");
        Rig.End first = rig.login("b");
        Rig.End second = rig.login("b");
        caller.send(demand("b"));
        first.take(Notice.class);
        first.send(new Logout());
        assertThat(caller.take(Failed.class).reason()).isEqualTo(Reason.LOGGED_OUT);
        second.take(Goodbye.class);
    }

    @Test
    void dataThatWasUnderWayAtTheEndIsDropped() {
        Rig.End[] call = rig.call("a", "b");
        call[0].send(new Terminate(Reason.COMPLETED, null));
        call[1].sendData();
        call[1].sendData();
        assertThat(call[1].closed).isNull();
        call[1].send(new Release());
        call[1].sendData();
        assertThat(call[1].closed).isEqualTo(Reason.PROTOCOL_ERROR);
    }

    @Test
    void threeCallsAtOnceFromOneDeviceAreThreeCalls() {
        rig.register("hub", "x", "y", "z");
        List<Rig.End> callers = new ArrayList<>();
        List<Rig.End> called = new ArrayList<>();
        for (String to : List.of("x", "y", "z")) {
            Rig.End caller = rig.login("hub");
            Rig.End partner = rig.login(to);
            rig.connect(caller, partner, to);
            callers.add(caller);
            called.add(partner);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(callers.get(i).joined.partner()).isEqualTo(called.get(i).number);
        }
        assertThat(callers.stream().map(end -> end.joined.meter()).distinct()).hasSize(3);
        called.get(1).send(new Terminate(Reason.COMPLETED, null));
        callers.get(1).take(Terminate.class);
        assertThat(callers.get(0).joined).isNotNull();
        assertThat(callers.get(2).joined).isNotNull();
    }
}
