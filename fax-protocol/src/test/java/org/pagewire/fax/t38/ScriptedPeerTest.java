package org.pagewire.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.EndCode;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t38.IfpPacket.Field;

/** A terminal and a partner that is nothing but packets: the habits of peers, and enemies. */
class ScriptedPeerTest {
    private static final String DCS_ECM_14400 = "FFC8C1204405F301";

    private final T38Terminal terminal =
            T38Terminal.answering(new TerminalSettings("2", Capabilities.all()), T38Line.overUdptl());
    private long nowNs = 1_000_000_000L;

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }

    private void start() {
        terminal.start(nowNs);
        pass(300);
        packets();
    }

    private void pass(int ms) {
        long until = nowNs + ms * 1_000_000L;
        while (terminal.nextDeadlineNs() <= until) {
            nowNs = Math.max(nowNs, terminal.nextDeadlineNs());
            terminal.advance(nowNs);
        }
        nowNs = until;
        terminal.advance(nowNs);
    }

    private void indicator(Indicator indicator) {
        terminal.receive(new IfpPacket.Signal(indicator), nowNs);
    }

    private void data(DataType type, Field... fields) {
        terminal.receive(new IfpPacket.Data(type, List.of(fields)), nowNs);
    }

    private void frame(String octets) {
        indicator(Indicator.V21_PREAMBLE);
        data(DataType.V21, new Field(FieldType.HDLC_DATA, hex(octets)), new Field(FieldType.HDLC_FCS_OK_SIG_END));
        pass(20);
    }

    private void image(int number, String octets) {
        data(
                DataType.V17_14400,
                new Field(
                        FieldType.HDLC_DATA, hex("FFC060" + "%02X".formatted(Integer.reverse(number) >>> 24) + octets)),
                new Field(FieldType.HDLC_FCS_OK));
    }

    private void trained() {
        start();
        frame(DCS_ECM_14400);
        indicator(Indicator.V17_14400_LONG_TRAINING);
        data(DataType.V17_14400, new Field(FieldType.T4_NON_ECM_DATA, new byte[2700]));
        data(DataType.V17_14400, new Field(FieldType.T4_NON_ECM_SIG_END));
        pass(20);
        assertThat(frames()).containsExactly("CFR");
        indicator(Indicator.V17_14400_SHORT_TRAINING);
    }

    private List<IfpPacket> packets() {
        List<IfpPacket> packets = new ArrayList<>();
        for (var packet = terminal.nextPacket(); packet.isPresent(); packet = terminal.nextPacket()) {
            packets.add(packet.get());
        }
        return packets;
    }

    private List<FaxEvent> events() {
        List<FaxEvent> events = new ArrayList<>();
        for (var event = terminal.nextEvent(); event.isPresent(); event = terminal.nextEvent()) {
            events.add(event.get());
        }
        return events;
    }

    /** Frames that the terminal has sent since it was last asked, other than CSI and DIS. */
    private List<String> frames() {
        return events().stream()
                .filter(event -> event instanceof FaxEvent.FrameSeen seen && seen.sent())
                .map(event -> ((FaxEvent.FrameSeen) event).frame().toString())
                .filter(name -> !name.startsWith("CSI") && !name.equals("DIS"))
                .toList();
    }

    @Test
    void theAnswererSaysCedThenCsiAndDis() {
        terminal.start(nowNs);
        pass(300);
        List<IfpPacket> packets = packets();
        assertThat(packets.get(0)).isEqualTo(new IfpPacket.Signal(Indicator.CED));
        assertThat(packets.get(1)).isEqualTo(new IfpPacket.Signal(Indicator.NO_SIGNAL));
        assertThat(packets.get(2)).isEqualTo(new IfpPacket.Signal(Indicator.V21_PREAMBLE));
        IfpPacket.Data csi = (IfpPacket.Data) packets.get(3);
        IfpPacket.Data dis = (IfpPacket.Data) packets.get(4);
        assertThat(csi.fields().get(0).octets()).startsWith(hex("FFC002"));
        assertThat(dis.fields().get(0).octets()).isEqualTo(hex("FFC80120775F230180"));
        assertThat(dis.fields().get(1).type()).isEqualTo(FieldType.HDLC_FCS_OK);
        assertThat(packets.subList(5, 7)).containsExactly(packets.get(5), new IfpPacket.Signal(Indicator.NO_SIGNAL));
        assertThat(((IfpPacket.Data) packets.get(5)).fields().get(0).type()).isEqualTo(FieldType.HDLC_SIG_END);
    }

    @Test
    void controlFramesMayComeOctetByOctet() {
        start();
        indicator(Indicator.V21_PREAMBLE);
        for (byte octet : hex(DCS_ECM_14400)) {
            data(DataType.V21, new Field(FieldType.HDLC_DATA, new byte[] {octet}));
        }
        data(DataType.V21, new Field(FieldType.HDLC_FCS_OK));
        indicator(Indicator.V17_14400_LONG_TRAINING);
        data(DataType.V17_14400, new Field(FieldType.T4_NON_ECM_DATA, new byte[2700]));
        indicator(Indicator.NO_SIGNAL);
        pass(20);
        assertThat(frames()).containsExactly("CFR");
    }

    @Test
    void dataInAnFcsFieldAndARepeatedFcsAreTakenAsMeant() {
        start();
        data(DataType.V21, new Field(FieldType.HDLC_DATA, hex("FFC8C1")));
        data(DataType.V21, new Field(FieldType.HDLC_FCS_OK, hex("204405F301")));
        data(DataType.V21, new Field(FieldType.HDLC_FCS_OK));
        assertThat(events()).anyMatch(event -> event instanceof FaxEvent.FrameSeen seen && !seen.sent());
    }

    @Test
    void aFrameWithAGapOrABadFcsIsDropped() {
        trained();
        data(DataType.V17_14400, new Field(FieldType.HDLC_DATA, hex("FFC06000AA")));
        terminal.packetsMissing(nowNs);
        data(DataType.V17_14400, new Field(FieldType.HDLC_DATA, hex("BB")), new Field(FieldType.HDLC_FCS_OK));
        data(DataType.V17_14400, new Field(FieldType.HDLC_DATA, hex("FFC06080CC")), new Field(FieldType.HDLC_FCS_BAD));
        image(2, "DD");
        frame("FFC8FDF4000040");
        assertThat(packets()).isNotEmpty();
        List<String> answers = frames();
        assertThat(answers).containsExactly("PPR");
    }

    @Test
    void octetsBeyondTheLongestFrameSpoilIt() {
        trained();
        data(DataType.V17_14400, new Field(FieldType.HDLC_DATA, new byte[65_535]));
        data(DataType.V17_14400, new Field(FieldType.HDLC_FCS_OK));
        image(0, "AA");
        frame("FFC8FDF4000000");
        assertThat(events()).anyMatch(FaxEvent.PageReceived.class::isInstance);
    }

    @Test
    void trainingWithErrorsIsRefused() {
        start();
        frame(DCS_ECM_14400);
        indicator(Indicator.V17_14400_LONG_TRAINING);
        byte[] noisy = new byte[2700];
        for (int i = 0; i < noisy.length; i += 900) {
            noisy[i] = 0x10;
        }
        data(DataType.V17_14400, new Field(FieldType.T4_NON_ECM_DATA, noisy));
        data(DataType.V17_14400, new Field(FieldType.T4_NON_ECM_SIG_END));
        pass(20);
        assertThat(frames()).containsExactly("FTT");
    }

    @Test
    void aSenderThatGivesFramesUpGetsErrAndNoConfirmation() {
        trained();
        image(0, "AA");
        frame("FFC8FDF2000040");
        assertThat(frames()).containsExactly("PPR");
        frame("FFC8F3F2");
        assertThat(frames()).containsExactly("ERR");
        indicator(Indicator.V17_14400_SHORT_TRAINING);
        image(0, "BB");
        frame("FFC8FDF4800000");
        List<FaxEvent> events = events();
        FaxEvent.PageReceived page = (FaxEvent.PageReceived) events.stream()
                .filter(FaxEvent.PageReceived.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(page.page()).isEqualTo(2);
        terminal.pageStored(2, 100, 0, nowNs);
        pass(20);
        frame("FFC8DF");
        assertThat(terminal.verdict()).hasValueSatisfying(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(verdict.code()).isEqualTo(EndCode.TOO_MANY_ERRORS);
            assertThat(verdict.pages()).extracting(p -> p.confirmed()).containsExactly(false, true);
        });
    }

    @Test
    void aCommandForWhatWasNotOfferedEndsTheCall() {
        start();
        // MMR without error correction
        frame("FFC8C12044050301");
        assertThat(terminal.verdict().orElseThrow().code()).isEqualTo(EndCode.UNSUPPORTED_COMMAND);
        assertThat(frames()).containsExactly("DCN");
    }

    @Test
    void aSenderThatSkipsAPageIsNotBelieved() {
        trained();
        image(0, "AA");
        frame("FFC8FDF2000000");
        terminal.pageStored(1, 100, 0, nowNs);
        pass(20);
        indicator(Indicator.V17_14400_SHORT_TRAINING);
        image(0, "BB");
        frame("FFC8FDF4400000");
        assertThat(terminal.verdict().orElseThrow().code()).isEqualTo(EndCode.PAGES_OUT_OF_STEP);
    }

    @Test
    void aPageWhoseFirstBlockIsMissingIsNotConfirmed() {
        trained();
        image(0, "AA");
        frame("FFC8FDF2000000");
        terminal.pageStored(1, 100, 0, nowNs);
        pass(20);
        indicator(Indicator.V17_14400_SHORT_TRAINING);
        image(0, "BB");
        // page 1, block 1: what was taken for the confirmation of block 0 was none
        frame("FFC8FDF4808000");
        assertThat(terminal.verdict().orElseThrow().code()).isEqualTo(EndCode.PAGES_OUT_OF_STEP);
    }

    @Test
    void aFloodOfRequestsToRepeatDoesNotPileUpSignals() {
        terminal.start(nowNs);
        for (int i = 0; i < 1000; i++) {
            indicator(Indicator.V21_PREAMBLE);
            data(DataType.V21, new Field(FieldType.HDLC_DATA, hex("FFC8D8")), new Field(FieldType.HDLC_FCS_OK_SIG_END));
        }
        packets();
        pass(60_000);
        assertThat(packets().size()).isLessThan(200);
    }

    @Test
    void aSenderThatAsksForeverAfterTheLastPageChangesNoVerdict() {
        trained();
        image(0, "AA");
        frame("FFC8FDF4000000");
        terminal.pageStored(1, 100, 0, nowNs);
        for (int i = 0; i < 300 && terminal.verdict().isEmpty(); i++) {
            pass(1000);
            frame("FFC8FDF4000000");
        }
        assertThat(terminal.verdict()).hasValueSatisfying(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.DELIVERED);
            assertThat(verdict.code()).isEqualTo(EndCode.DONE);
        });
    }

    @Test
    void aTrainingWhoseIndicatorIsLostIsJudged() {
        start();
        indicator(Indicator.V21_PREAMBLE);
        data(DataType.V21, new Field(FieldType.HDLC_DATA, hex(DCS_ECM_14400)), new Field(FieldType.HDLC_FCS_OK));
        data(DataType.V17_14400, new Field(FieldType.T4_NON_ECM_DATA, new byte[2700]));
        data(DataType.V17_14400, new Field(FieldType.T4_NON_ECM_SIG_END));
        pass(20);
        assertThat(frames()).containsExactly("CFR");
    }

    @Test
    void aCallThatGoesNowhereIsEnded() {
        start();
        for (int i = 0; i < 200 && terminal.verdict().isEmpty(); i++) {
            frame(DCS_ECM_14400);
            pass(1000);
        }
        assertThat(terminal.verdict().orElseThrow().code()).isEqualTo(EndCode.NO_PROGRESS);
    }

    @Test
    void randomPacketsNeverThrowAndNeverHang() {
        Random random = new Random(5);
        for (int call = 0; call < 300; call++) {
            T38Terminal victim = random.nextBoolean()
                    ? T38Terminal.answering(new TerminalSettings("2", Capabilities.all()), T38Line.overUdptl())
                    : T38Terminal.calling(
                            new TerminalSettings("1", Capabilities.all()),
                            T38Line.overUdptl(),
                            TestDocument.of(random, 2, 3000));
            long now = 0;
            victim.start(now);
            for (int i = 0; i < 400; i++) {
                victim.receive(HostilePackets.next(random), now);
                now += random.nextInt(50) * 1_000_000L;
                victim.advance(now);
                drain(victim, now);
            }
            long limit = now + 600_000_000_000L;
            while (victim.nextDeadlineNs() < limit) {
                now = Math.max(now, victim.nextDeadlineNs());
                victim.advance(now);
                drain(victim, now);
            }
            assertThat(victim.verdict()).as("call %d", call).isPresent();
        }
    }

    private static void drain(T38Terminal victim, long now) {
        while (victim.nextPacket().isPresent()) {
            // dropped
        }
        for (var event = victim.nextEvent(); event.isPresent(); event = victim.nextEvent()) {
            if (event.get() instanceof FaxEvent.PageReceived page) {
                victim.pageStored(page.page(), 10, 0, now);
            }
        }
    }
}
