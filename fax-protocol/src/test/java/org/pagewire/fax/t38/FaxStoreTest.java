package org.pagewire.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagewire.fax.t38.FaxCallTest.assertDelivered;
import static org.pagewire.fax.t38.FaxCallTest.capabilities;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.EndCode;
import org.pagewire.fax.t30.FrameName;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.Side;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t30.Timers;

/** Calls whose receiver stores slowly, badly or not at all: no page is confirmed before it is safe (R-E3). */
class FaxStoreTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Random random = new Random(3);

    private Line line(TestDocument document, boolean ecm) {
        return FaxFaultTest.line(document, ecm, true);
    }

    private Line line(TestDocument document, boolean ecm, boolean aware) {
        return FaxFaultTest.line(document, ecm, aware);
    }

    @ParameterizedTest
    @CsvSource({"500", "1500", "5000", "40000"})
    void aSlowStoreIsCoveredByRnr(int ms) {
        for (boolean aware : new boolean[] {true, false}) {
            TestDocument document = TestDocument.of(random, 2, 8_000);
            Line line = line(document, true, aware);
            line.called.store = MachineEnd.storeAfter(Duration.ofMillis(ms));
            assertDelivered(line.run(LIMIT), document);
            assertThat(line.trace().contains("RNR")).isEqualTo(ms > 1000);
        }
    }

    @ParameterizedTest
    @CsvSource({"500", "1900", "2100", "2900", "3100", "5000", "8000"})
    void withoutErrorCorrectionASlowStoreAnswersTheRepeatedCommand(int ms) {
        for (boolean aware : new boolean[] {true, false}) {
            TestDocument document = TestDocument.of(random, 3, 8_000);
            Line line = line(document, false, aware);
            line.called.store = MachineEnd.storeAfter(Duration.ofMillis(ms));
            assertDelivered(line.run(LIMIT), document);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FrameName.class,
            names = {"RNR", "RR", "MCF", "PPS"})
    void aFrameLostWhileTheReceiverIsNotReadyIsRepeated(FrameName lost) {
        TestDocument document = TestDocument.of(random, 3, 8_000);
        Line line = line(document, true);
        line.called.store = MachineEnd.storeAfter(Duration.ofMillis(4000));
        line.loss = Line.loseFrames(lost, 1);
        assertDelivered(line.run(LIMIT), document);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageIsNotConfirmedBeforeItIsStored(boolean ecm) {
        TestDocument document = TestDocument.of(random, 1, 8_000);
        Line line = line(document, ecm);
        line.called.store = (machine, page, path) -> {};
        line.run(LIMIT);
        assertThat(line.caller.verdict().confirmedPages()).isZero();
        assertThat(line.called.verdict().outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageThatCannotBeStoredEndsTheCallUnconfirmed(boolean ecm) {
        TestDocument document = TestDocument.of(random, 2, 8_000);
        Line line = line(document, ecm);
        line.called.store = (machine, page, path) -> {
            if (page.page() == 2) {
                machine.terminal.pageNotStored(2, "no space left on the disk", path.nowNs());
            } else {
                MachineEnd.storeAtOnce(machine, page, path);
            }
        };
        line.run(LIMIT);
        assertThat(line.called.verdict().code()).isEqualTo(EndCode.STORE_FAILED);
        assertThat(line.called.verdict().fault()).isEqualTo(Side.HERE);
        assertThat(line.called.verdict().sentence())
                .isEqualTo("A received page could not be stored here: no space left on the disk");
        assertThat(line.caller.verdict().confirmedPages()).isEqualTo(1);
        assertThat(line.caller.verdict().code()).isEqualTo(EndCode.DISCONNECTED_THERE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPageWithoutImageIsNeverConfirmed(boolean ecm) {
        TestDocument document = TestDocument.of(random, 1, 8_000);
        Line line = line(document, ecm);
        line.called.store = (machine, page, path) -> machine.terminal.pageStored(page.page(), 0, 0, path.nowNs());
        line.run(LIMIT);
        assertThat(line.called.verdict().code()).isEqualTo(EndCode.PAGE_WITHOUT_IMAGE);
        assertThat(line.caller.verdict().confirmedPages()).isZero();
        assertThat(line.called.verdict().confirmedPages()).isZero();
    }

    @Test
    void aPageThatIsLostWholeWithoutErrorCorrectionIsAskedForAgain() {
        TestDocument document = TestDocument.of(random, 1, 8_000);
        Line line = line(document, false);
        int[] left = {40};
        line.loss = (end, packet) ->
                FaxFaultTest.at(packet, type -> true, FieldType.T4_NON_ECM_DATA) && !isZero(packet) && left[0]-- > 0;
        assertDelivered(line.run(LIMIT), document);
        assertThat(line.trace()).contains("RTN");
        assertThat(line.caller.verdict().pages().get(0).attempts()).isEqualTo(2);
    }

    private static boolean isZero(IfpPacket packet) {
        byte[] octets = ((IfpPacket.Data) packet).fields().get(0).octets();
        return octets[0] == 0 && octets[octets.length - 1] == 0;
    }

    @Test
    void aBadPageWithoutErrorCorrectionIsSentAgainAndThenGivenUp() {
        TestDocument document = TestDocument.of(random, 2, 8_000);
        Line line = line(document, false);
        line.called.store = (machine, page, path) -> {
            assertThat(machine.terminal.acceptable(100, 40)).isFalse();
            machine.terminal.pageUnusable(page.page(), 100, 40, path.nowNs());
        };
        line.run(LIMIT);
        assertThat(line.trace().split("> RTN", -1)).hasSize(3);
        assertThat(line.called.verdict().code()).isEqualTo(EndCode.PAGE_DAMAGED);
        assertThat(line.caller.verdict().confirmedPages()).isZero();
        assertThat(line.caller.verdict().pages().get(0).attempts()).isEqualTo(3);
    }

    @Test
    void aPageWithSomeBadRowsIsKeptAndTheLineTrainedAgain() {
        TestDocument document = TestDocument.of(random, 3, 8_000);
        Line line = line(document, false);
        line.called.store = (machine, page, path) -> {
            machine.stored.add(page);
            machine.terminal.pageStored(page.page(), 100, 10, path.nowNs());
        };
        assertDelivered(line.run(LIMIT), document);
        assertThat(line.trace().split("> RTP", -1)).hasSize(4);
    }

    @Test
    void aPageLargerThanTheReceiverTakesEndsTheCall() {
        TestDocument document = TestDocument.of(random, 1, 100_000);
        for (boolean ecm : new boolean[] {true, false}) {
            Capabilities both = capabilities(ecm, EnumSet.allOf(Coding.class), true);
            TerminalSettings small = new TerminalSettings("2", both, Timers.OF_T30, 99_999);
            Line line = new Line(
                    new MachineEnd(T38Terminal.calling(new TerminalSettings("1", both), T38Line.overUdptl(), document)),
                    new MachineEnd(T38Terminal.answering(small, T38Line.overUdptl())));
            line.run(LIMIT);
            assertThat(line.called.verdict().code()).isEqualTo(EndCode.PAGE_TOO_LARGE);
            assertThat(line.caller.verdict().confirmedPages()).isZero();
        }
    }
}
