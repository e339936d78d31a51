package org.pagewire.agent.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pagewire.agent.uplink.VirtualRelay.ATTACHMENT;
import static org.pagewire.agent.uplink.VirtualRelay.SECOND;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.agent.uplink.UplinkSettings.Surplus;
import org.pagewire.wire.message.Accept;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Reject;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;

/** Demands, notices and calls over an uplink. */
@Timeout(60)
class UplinkCallsTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Recorder recorder = new Recorder();
    private final VirtualRelay relay = new VirtualRelay(VirtualRelay.settings(1, Surplus.CLOSE), recorder, 0);

    UplinkCallsTest() {
        relay.core.start();
        relay.settle();
    }

    /** R-A7, R-A10, R-A11. */
    @Test
    void aDemandLeadsToACallWithDataBothWaysAndATermination() {
        relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.settle();
        RelayCall call = recorder.calls.get(0);
        assertThat(call.partner()).isEqualTo("5550102");
        assertThat(call.isWritable()).isTrue();
        call.send(text("there"));
        relay.core.data(1, text("back"));
        relay.settle();
        call.terminate(Reason.COMPLETED, "all pages sent");
        relay.settle();
        assertThat(recorder.events).containsExactly("connected 5550102", "data back", "ended COMPLETED");
        assertThat(relay.side(1).data).hasToString("there");
        assertThat(relay.received).contains(new Terminate(Reason.COMPLETED, "all pages sent"));
        assertThat(relay.core.status().vacant()).isEqualTo(1);
    }

    /** R-A7, R-A8: the relay's reason reaches the caller as it is. */
    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {
                "UNKNOWN_ID",
                "LOGGED_OUT",
                "NO_VACANT_CONNECTION",
                "BUSY",
                "REJECTED",
                "NO_ANSWER",
                "RELAY_GOING_DOWN"
            })
    void aDemandThatFailsSaysWhy(Reason reason) {
        relay.failures.put("5550109", reason);
        relay.core.demand("5550109", ATTACHMENT, MINUTE, recorder);
        relay.settle();
        assertThat(recorder.events).containsExactly("failed " + reason + " of 5550109");
        assertThat(relay.core.status().vacant()).isEqualTo(1);
    }

    /** R-A8. */
    @Test
    void aNoticeIsAcceptedAndDataMayFollowAtOnce() {
        relay.notice(1, "call-a");
        relay.settle();
        RelayCall call = recorder.accept(0);
        call.send(text("first"));
        assertThat(relay.side(1).data).hasToString("first");
        relay.settle();
        assertThat(relay.received).contains(new Accept(ATTACHMENT));
        relay.terminate(1, Reason.PEER_LOST);
        relay.settle();
        assertThat(recorder.events).containsExactly("notice call-a from 5550102", "ended PEER_LOST");
        assertThat(relay.received).endsWith(new Release());
        ByteBuf late = text("late");
        call.send(late);
        assertThat(late.refCnt()).isZero();
        assertThat(call.isWritable()).isFalse();
    }

    @Test
    void theAcceptanceIsSentBeforeTheDataAlsoWhenAcceptedFromTheListener() {
        IncomingListener eager = new IncomingListener() {
            @Override
            public void onNotice(IncomingNotice notice) {
                notice.accept(ATTACHMENT, recorder).send(text("x"));
            }

            @Override
            public void onWithdrawn(IncomingNotice notice, Reason reason, @Nullable String detail) {}
        };
        VirtualRelay other = new VirtualRelay(VirtualRelay.settings(0, Surplus.CLOSE), eager, 0);
        other.core.start();
        other.settle();
        other.notice(1, "call-a");
        other.settle();
        assertThat(other.order).endsWith("ACCEPT", "DATA");
    }

    @Test
    void aNoticeIsRejectedWithItsReason() {
        relay.notice(1, "call-a");
        relay.settle();
        recorder.notices.get(0).reject(Reason.BUSY, null);
        relay.settle();
        assertThat(relay.received).endsWith(new Reject(Reason.BUSY, null));
        assertThat(relay.core.status().vacant()).isEqualTo(1);
        recorder.notices.get(0).reject(Reason.BUSY, null);
        relay.settle();
        assertThat(relay.count(Reject.class)).isEqualTo(1);
    }

    @Test
    void aWithdrawnNoticeCannotBeAccepted() {
        relay.notice(1, "call-a");
        relay.terminate(1, Reason.CANCELLED);
        relay.settle();
        recorder.accept(0);
        assertThat(recorder.events)
                .containsExactly("notice call-a from 5550102", "withdrawn call-a CANCELLED", "ended CANCELLED");
        assertThat(relay.count(Accept.class)).isZero();
    }

    @Test
    void aDemandThatCrossesANoticeIsMadeAnewOnAnotherConnection() {
        relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.arriving.clear();
        relay.notice(1, "call-a");
        relay.settle();
        assertThat(recorder.events).containsExactly("notice call-a from 5550102", "connected 5550102");
        assertThat(relay.loggedIn()).hasSizeGreaterThanOrEqualTo(2);
        recorder.accept(0);
        relay.settle();
        assertThat(relay.core.status().inUse()).isEqualTo(2);
        assertThat(relay.core.status().vacant()).isEqualTo(1);
    }

    @Test
    void aDemandLostWithItsConnectionIsMadeAnewAfterThePause() {
        relay.silent.add("5550102");
        relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.settle();
        relay.silent.clear();
        relay.drop(1);
        relay.pass(2 * SECOND);
        assertThat(recorder.events).containsExactly("connected 5550102");
        Demand second = (Demand) relay.received.stream()
                .filter(Demand.class::isInstance)
                .reduce((one, two) -> two)
                .orElseThrow();
        assertThat(second.answerTimeoutMs()).isBetween(58_000L, 59_500L);
    }

    @Test
    void aDemandThatNobodyAnswersEndsSoonAfterItsTimeout() {
        relay.silent.add("5550102");
        relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.pass(62 * SECOND - 1);
        assertThat(recorder.events).isEmpty();
        relay.pass(1);
        assertThat(recorder.events).containsExactly("failed NO_ANSWER");
        relay.settle();
        assertThat(relay.received).contains(new Terminate(Reason.NO_ANSWER, null));
        assertThat(relay.core.status().vacant()).isEqualTo(1);
    }

    @Test
    void aCancelledDemandEndsAtOnceAndTheRelayIsTold() {
        relay.silent.add("5550102");
        OutgoingDemand demand = relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.settle();
        demand.cancel();
        demand.cancel();
        assertThat(recorder.events).containsExactly("failed CANCELLED");
        relay.settle();
        assertThat(relay.received).contains(new Terminate(Reason.CANCELLED, null));
    }

    @Test
    void aDemandWaitsForALoginButNotForLong() {
        relay.crash();
        relay.settle();
        relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.pass(10 * SECOND - 1);
        assertThat(recorder.events).isEmpty();
        relay.pass(1);
        assertThat(recorder.events).containsExactly("failed RELAY_UNREACHABLE");
        relay.up = true;
        relay.core.demand("5550103", ATTACHMENT, Duration.ofSeconds(600), recorder);
        relay.pass(10 * SECOND);
        assertThat(recorder.events.get(1)).isIn("connected 5550103", "failed RELAY_UNREACHABLE");
    }

    @Test
    void aDemandMadeFromTheFailureOfAnotherIsNotForgotten() {
        relay.failures.put("5550109", Reason.BUSY);
        relay.core.demand("5550109", ATTACHMENT, MINUTE, new DemandListener() {
            @Override
            public RelayCallListener onConnected(RelayCall call, JsonNode attachment) {
                throw new AssertionError("is busy");
            }

            @Override
            public void onFailed(Reason reason, @Nullable String detail) {
                relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
            }
        });
        relay.settle();
        assertThat(recorder.events).containsExactly("connected 5550102");
    }

    /** R-A4: the loss of the connection ends the call. */
    @Test
    void aLostConnectionEndsItsCall() {
        relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.settle();
        relay.drop(1);
        relay.settle();
        assertThat(recorder.events).containsExactly("connected 5550102", "ended TRANSPORT_LOST");
        assertThat(relay.loggedIn()).hasSize(1);
    }

    @Test
    void aCallThatStopsReadingStopsTheNetworkAndTheEndStartsItAgain() {
        relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.settle();
        RelayCall call = recorder.calls.get(0);
        call.pauseReading();
        assertThat(relay.side(1).reading).isFalse();
        call.resumeReading();
        assertThat(relay.side(1).reading).isTrue();
        call.pauseReading();
        call.terminate(Reason.COMPLETED, null);
        assertThat(relay.side(1).reading).isTrue();
    }

    @Test
    void writabilityIsPassedOnToTheCall() {
        relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.settle();
        relay.core.writability(1, false);
        assertThat(recorder.calls.get(0).isWritable()).isFalse();
        relay.core.writability(1, true);
        assertThat(recorder.events).containsExactly("connected 5550102", "writable false", "writable true");
    }

    @Test
    void dataOfNoCallIsDroppedAndFreed() {
        relay.core.demand("5550102", ATTACHMENT, MINUTE, recorder);
        relay.settle();
        recorder.calls.get(0).terminate(Reason.COMPLETED, null);
        ByteBuf crossing = text("crossing");
        relay.core.data(1, crossing);
        assertThat(crossing.refCnt()).isZero();
        ByteBuf unknown = text("unknown link");
        relay.core.data(99, unknown);
        assertThat(unknown.refCnt()).isZero();
        relay.settle();
        assertThat(relay.core.status().vacant()).isEqualTo(1);
        ByteBuf illegal = text("illegal in vacant");
        relay.core.data(1, illegal);
        assertThat(illegal.refCnt()).isZero();
        assertThat(relay.core.status().reason()).isEqualTo(Reason.PROTOCOL_ERROR);
    }

    /** R-A5: several calls at once. */
    @Test
    void threeCallsAtOnceGoOverThreeConnections() {
        for (int i = 2; i <= 4; i++) {
            relay.core.demand("555010" + i, ATTACHMENT, MINUTE, recorder);
        }
        relay.settle();
        assertThat(recorder.events).containsExactly("connected 5550102", "connected 5550103", "connected 5550104");
        for (int i = 0; i < 3; i++) {
            recorder.calls.get(i).send(text("to " + recorder.calls.get(i).partner()));
        }
        assertThat(relay.core.status().inUse()).isEqualTo(3);
        assertThat(relay.core.status().vacant()).isEqualTo(1);
        assertThat(relay.sides.values().stream().map(side -> side.data.toString()))
                .contains("to 5550102", "to 5550103", "to 5550104");
    }

    /** R-A6. */
    @Test
    void aListIsAnsweredOrSaysWhyNot() {
        relay.core.list(null, 10, recorder);
        relay.core.list(null, 10, recorder);
        relay.settle();
        assertThat(recorder.events).containsExactly("no listing BUSY", "listing of 0");
        recorder.events.clear();
        relay.core.list(null, 10, recorder);
        relay.drop(1);
        relay.arriving.removeFirst();
        relay.settle();
        relay.core.list(null, 10, recorder);
        assertThat(recorder.events).containsExactly("no listing TRANSPORT_LOST", "no listing RELAY_UNREACHABLE");
    }

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }
}
