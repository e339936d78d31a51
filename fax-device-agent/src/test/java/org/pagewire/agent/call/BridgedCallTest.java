package org.pagewire.agent.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.fax.t38.DataType;
import org.pagewire.fax.t38.FieldType;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.Indicator;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Parameters.ErrorCorrection;
import org.pagewire.fax.t38.T38Parameters.RateManagement;
import org.pagewire.sip.CallEnd;
import org.pagewire.wire.message.Reason;

/** Calls between a machine and the relay, in virtual time (R-A7, R-A8, R-A10, R-A11, R-E1). */
class BridgedCallTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final T38Parameters MACHINE =
            new T38Parameters(0, 14_400, RateManagement.TRANSFERRED_TCF, 1800, 320, ErrorCorrection.REDUNDANCY);
    private static final T38Parameters FAR =
            new T38Parameters(3, 9600, RateManagement.TRANSFERRED_TCF, 500, 176, ErrorCorrection.NONE);
    private static final IfpPacket CNG = new IfpPacket.Signal(Indicator.CNG);
    private static final IfpPacket CED = new IfpPacket.Signal(Indicator.CED);

    private long now = -5_000_000_000L;
    private final List<BridgedCall> ended = new ArrayList<>();
    private final BridgedCall.Surroundings around = new BridgedCall.Surroundings(() -> now, ended::add);
    private final FakeMachine machine = new FakeMachine(true);
    private final FakeRelay relay = new FakeRelay();

    // outgoing

    @Test
    void aDemandCarriesTheMachinesParameters() {
        OutgoingCall call = dial(Optional.of(MACHINE));
        assertThat(relay.demandedId).isEqualTo("5550102");
        assertThat(relay.attachment)
                .hasToString("{\"kind\":\"fax\",\"t38\":{\"version\":0,\"maxBitRate\":14400,"
                        + "\"rateManagement\":\"transferredTCF\",\"maxBuffer\":1800,\"maxDatagram\":320,"
                        + "\"udpEc\":\"t38UDPRedundancy\"}}");
        assertThat(call.status().state()).isEqualTo("reaching");
    }

    @Test
    void aMachineThatOffersAudioFirstIsDemandedForWithTheDefaults() {
        dial(Optional.empty());
        assertThat(FaxAttachment.read(relay.attachment).orElseThrow().version()).isZero();
        assertThat(FaxAttachment.read(relay.attachment).orElseThrow().maxBitRate())
                .isEqualTo(14_400);
    }

    @Test
    void theMachineIsAnsweredWithWhatTheFarOneCan() {
        dial(Optional.of(MACHINE));
        relay.connects(FaxAttachment.write(FAR));
        assertThat(machine.own.version()).isEqualTo(3);
        assertThat(machine.own.maxBitRate()).isEqualTo(9600);
        assertThat(machine.own.errorCorrection()).isEqualTo(ErrorCorrection.REDUNDANCY);
        assertThat(machine.own.maxDatagram()).isEqualTo(1400);
    }

    @Test
    void packetsPassBothWaysInOrder() {
        connected();
        for (int i = 0; i < 10; i++) {
            machine.sends(data(i));
            relay.receives(data(100 + i));
        }
        assertThat(relay.sent()).usingRecursiveComparison().isEqualTo(numbers(0, 10));
        assertThat(machine.received).usingRecursiveComparison().isEqualTo(numbers(100, 10));
    }

    @Test
    void packetsFromTheRelayWaitUntilTheMachineHasT38() {
        FakeMachine audioFirst = new FakeMachine(false);
        OutgoingCall call =
                OutgoingCall.begin("5550101", "5550102", audioFirst, Optional.empty(), relay, TIMEOUT, around);
        audioFirst.listener(call.machineEvents());
        relay.connects(FaxAttachment.write(FAR));
        relay.receives(CED);
        assertThat(audioFirst.received).isEmpty();
        audioFirst.agrees(MACHINE);
        relay.receives(CNG);
        assertThat(audioFirst.received).containsExactly(CED, CNG);
    }

    @Test
    void packetsOfTheMachineWaitForTheRelayUpToALimit() {
        OutgoingCall call = connected();
        relay.writable(false);
        for (int i = 0; i < PacketBridge.MAX_WAITING + 3; i++) {
            machine.sends(data(i));
        }
        assertThat(relay.sent()).isEmpty();
        assertThat(call.status().dropped()).isEqualTo(3);
        relay.writable(true);
        machine.sends(CNG);
        assertThat(relay.sent()).hasSize(PacketBridge.MAX_WAITING + 1).last().isEqualTo(CNG);
        assertThat(relay.sent().subList(0, PacketBridge.MAX_WAITING))
                .usingRecursiveComparison()
                .isEqualTo(numbers(0, PacketBridge.MAX_WAITING));
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_ID, 404",
        "LOGGED_OUT, 480",
        "LINE_UNAVAILABLE, 480",
        "NO_VACANT_CONNECTION, 486",
        "BUSY, 486",
        "REJECTED, 603",
        "NO_ANSWER, 408",
        "RELAY_GOING_DOWN, 503",
        "TRANSPORT_LOST, 503",
        "SUPERSEDED, 503",
        "LOGIN_REFUSED, 503"
    })
    void aFailedDemandReachesTheMachineWithStatusCodeAndSentence(Reason reason, int status) {
        dial(Optional.of(MACHINE));
        relay.fails(reason);
        assertThat(machine.ended.cause().status()).isEqualTo(status);
        assertThat(machine.ended.code()).contains(reason.code());
        assertThat(machine.ended.sentence()).isEqualTo(reason.sentence());
        assertThat(ended).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasAWordForTheMachine(Reason reason) {
        CallEnd end = CallReasons.toMachine(reason, null);
        assertThat(end.sentence().isEmpty()).isEqualTo(reason == Reason.COMPLETED);
    }

    @Test
    void aDemandThatFailsAtOnceEndsTheCallOnce() {
        relay.failsAtOnce = Reason.TRANSPORT_LOST;
        dial(Optional.of(MACHINE));
        assertThat(machine.ended.cause()).isEqualTo(CallEnd.Cause.DOWN);
        assertThat(ended).hasSize(1);
    }

    @Test
    void aNumberThatIsNoFaxIdIsUnknown() {
        OutgoingCall call =
                OutgoingCall.begin("5550101", "no number!", machine, Optional.of(MACHINE), relay, TIMEOUT, around);
        machine.listener(call.machineEvents());
        assertThat(relay.demanding()).isFalse();
        assertThat(machine.ended.cause()).isEqualTo(CallEnd.Cause.UNKNOWN);
    }

    @Test
    void aMachineThatHangsUpEarlyCancelsTheDemand() {
        dial(Optional.of(MACHINE));
        machine.hangsUp(CallEnd.of(CallEnd.Cause.CANCELLED));
        assertThat(relay.demanding()).isFalse();
        assertThat(ended).hasSize(1);
    }

    @Test
    void aDemandThatIsNeverAnsweredEndsByTheWatchdog() {
        OutgoingCall call = dial(Optional.of(MACHINE));
        pass(call, TIMEOUT.plus(BridgedCall.MARGIN).minusMillis(1));
        assertThat(ended).isEmpty();
        pass(call, Duration.ofMillis(1));
        assertThat(machine.ended.code()).contains("no-answer");
        assertThat(relay.demanding()).isFalse();
    }

    @Test
    void anAnswerThatIsNoFaxLineEndsTheCall() {
        dial(Optional.of(MACHINE));
        relay.connects(JsonNodeFactory.instance.objectNode().put("kind", "maintenance"));
        assertThat(relay.ended).isEqualTo(Reason.LINE_FAILED);
        assertThat(machine.ended.sentence()).endsWith("The called agent did not answer with a fax line.");
        assertThat(ended).hasSize(1);
    }

    // the end of a running call

    @Test
    void hangingUpCompletesTheRelayCall() {
        connected();
        machine.sends(CNG);
        machine.hangsUp(CallEnd.COMPLETED);
        assertThat(relay.ended).isEqualTo(Reason.COMPLETED);
        assertThat(relay.sent()).containsExactly(CNG);
        assertThat(ended).hasSize(1);
    }

    @Test
    void aLostMachineIsToldToTheFarEndAsALineThatFailed() {
        connected();
        machine.hangsUp(CallEnd.of(CallEnd.Cause.LOST));
        assertThat(relay.ended).isEqualTo(Reason.LINE_FAILED);
    }

    @Test
    void whatAMachineSaysAsItHangsUpIsToldToTheFarEnd() {
        connected();
        machine.hangsUp(CallEnd.of(CallEnd.Cause.DOWN, "switched-off", "The fax machine was switched off."));
        assertThat(relay.ended).isEqualTo(Reason.LINE_FAILED);
        assertThat(relay.endedDetail).isEqualTo("The fax machine was switched off.");
    }

    @Test
    void theRelaysEndReachesTheMachine() {
        connected();
        relay.endsFromThere(Reason.PEER_LOST);
        assertThat(machine.ended.code()).contains("peer-lost");
        assertThat(machine.ended.sentence()).isEqualTo(Reason.PEER_LOST.sentence());
        assertThat(ended).hasSize(1);
    }

    @Test
    void anEndAsPlannedHasNoReasonForTheMachine() {
        connected();
        relay.endsFromThere(Reason.COMPLETED);
        assertThat(machine.ended).isEqualTo(CallEnd.COMPLETED);
    }

    @Test
    void aBrokenStreamEndsTheCallOnBothSides() {
        connected();
        relay.receives(new byte[] {9, 9, 9, 9});
        assertThat(relay.ended).isEqualTo(Reason.LINE_FAILED);
        assertThat(machine.ended.code()).contains("line-failed");
        assertThat(ended).hasSize(1);
    }

    @Test
    void aPacketThatCannotBeReadIsPassedOver() {
        connected();
        relay.receives(new byte[] {3, 0, 0, 6, (byte) 0x86, 0});
        relay.receives(CED);
        assertThat(machine.received).containsExactly(CED);
    }

    @Test
    void silenceOfBothEndsTheCall() {
        OutgoingCall call = connected();
        pass(call, Duration.ofSeconds(100));
        machine.sends(CNG);
        pass(call, Duration.ofSeconds(100));
        assertThat(ended).isEmpty();
        pass(call, Duration.ofSeconds(20));
        assertThat(relay.ended).isEqualTo(Reason.LINE_FAILED);
        assertThat(machine.ended.code()).contains("line-failed");
    }

    @Test
    void stoppingTheAgentTellsBothSides() {
        OutgoingCall call = connected();
        call.hangUp(Reason.LINE_FAILED, "The machine's agent is being stopped.");
        assertThat(relay.ended).isEqualTo(Reason.LINE_FAILED);
        assertThat(machine.ended.sentence()).endsWith("The machine's agent is being stopped.");
        assertThat(ended).hasSize(1);
    }

    // incoming

    @Test
    void aNoticeInvitesTheMachineAndIsAcceptedWhenItAgrees() {
        FakeRelay notice = notice();
        IncomingCall call = begin(notice);
        assertThat(machine.invitedFor).isEqualTo("5550102");
        assertThat(machine.own.maxBitRate()).isEqualTo(9600);
        assertThat(notice.running()).isFalse();
        machine.agrees(MACHINE);
        assertThat(notice.running()).isTrue();
        assertThat(FaxAttachment.read(notice.attachment)).contains(MACHINE);
        machine.sends(CED);
        notice.receives(CNG);
        assertThat(notice.sent()).containsExactly(CED);
        assertThat(machine.received).containsExactly(CNG);
        assertThat(call.status().direction()).isEqualTo(CallStatus.Direction.INCOMING);
    }

    @Test
    void aMachineThatIsNotRegisteredMakesTheLineUnavailable() {
        machine.registered = false;
        FakeRelay notice = notice();
        begin(notice);
        assertThat(notice.rejected).isEqualTo(Reason.LINE_UNAVAILABLE);
        assertThat(ended).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, BUSY",
        "REJECTED, REJECTED",
        "NO_ANSWER, NO_ANSWER",
        "NOT_ACCEPTABLE, REJECTED",
        "LOST, LINE_UNAVAILABLE",
        "UNAVAILABLE, LINE_UNAVAILABLE",
        "FAILED, LINE_UNAVAILABLE"
    })
    void aRefusingMachineRejectsTheNotice(CallEnd.Cause cause, Reason reason) {
        FakeRelay notice = notice();
        begin(notice);
        machine.hangsUp(CallEnd.of(cause));
        assertThat(notice.rejected).isEqualTo(reason);
        assertThat(ended).hasSize(1);
    }

    @Test
    void aCallOfAnotherKindIsRejected() {
        FakeRelay notice = new FakeRelay("5550102", JsonNodeFactory.instance.objectNode());
        begin(notice);
        assertThat(notice.rejected).isEqualTo(Reason.REJECTED);
        assertThat(machine.invitedFor).isEmpty();
    }

    @Test
    void aCallerThatGivesUpCancelsTheInvite() {
        FakeRelay notice = notice();
        IncomingCall call = begin(notice);
        assertThat(call.answers(notice)).isTrue();
        call.withdrawn(Reason.CANCELLED, null);
        assertThat(machine.ended.cause()).isEqualTo(CallEnd.Cause.CANCELLED);
        assertThat(notice.rejected).isNull();
        assertThat(ended).hasSize(1);
    }

    @Test
    void aMachineThatNeverAnswersIsGivenUpByTheWatchdog() {
        FakeRelay notice = notice();
        IncomingCall call = begin(notice);
        pass(call, TIMEOUT.plus(BridgedCall.MARGIN));
        assertThat(notice.rejected).isEqualTo(Reason.NO_ANSWER);
        assertThat(machine.ended.cause()).isEqualTo(CallEnd.Cause.NO_ANSWER);
    }

    @Test
    void attachmentsAreReadTolerantly() {
        ObjectNode attachment = JsonNodeFactory.instance.objectNode().put("kind", "fax");
        assertThat(FaxAttachment.read(attachment)).isPresent();
        attachment
                .putObject("t38")
                .put("version", "3")
                .put("maxBitRate", 33_600)
                .putArray("udpEc");
        T38Parameters parameters = FaxAttachment.read(attachment).orElseThrow();
        assertThat(parameters.version()).isEqualTo(3);
        assertThat(parameters.maxBitRate()).isEqualTo(33_600);
        assertThat(parameters.errorCorrection()).isEqualTo(ErrorCorrection.NONE);
    }

    private OutgoingCall dial(Optional<T38Parameters> offered) {
        OutgoingCall call = OutgoingCall.begin("5550101", "5550102", machine, offered, relay, TIMEOUT, around);
        machine.listener(call.machineEvents());
        return call;
    }

    private OutgoingCall connected() {
        OutgoingCall call = dial(Optional.of(MACHINE));
        relay.connects(FaxAttachment.write(FAR));
        return call;
    }

    private FakeRelay notice() {
        return new FakeRelay("5550102", FaxAttachment.write(FAR));
    }

    private IncomingCall begin(FakeRelay notice) {
        return IncomingCall.begin("5550101", notice, machine, TIMEOUT, around);
    }

    private void pass(BridgedCall call, Duration time) {
        now += time.toNanos();
        call.tick(now);
    }

    private static List<IfpPacket> numbers(int from, int count) {
        List<IfpPacket> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            packets.add(data(from + i));
        }
        return packets;
    }

    private static IfpPacket data(int number) {
        return new IfpPacket.Data(
                DataType.V17_14400, List.of(new IfpPacket.Field(FieldType.T4_NON_ECM_DATA, new byte[] {
                    (byte) (number >> 8), (byte) number
                })));
    }
}
