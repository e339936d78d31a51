package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.fax.t30.ControlFrame;
import org.pagewire.fax.t38.DataType;
import org.pagewire.fax.t38.FieldType;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.IfpPacket.Field;
import org.pagewire.fax.t38.Indicator;

/** The modem and a line that is nothing but packets: each result of each command (T.31 clauses 8.1 to 8.3). */
class ClassOneModemTest {
    private static final String DLE_ETX = "\u0010\u0003";
    private static final String OK = "\r\nOK\r\n";
    private static final String ERROR = "\r\nERROR\r\n";
    private static final String CONNECT = "\r\nCONNECT\r\n";
    private static final String NO_CARRIER = "\r\nNO CARRIER\r\n";
    private static final String FCERROR = "\r\n+FCERROR\r\n";

    private final Desk desk = new Desk();

    private static Desk idle() {
        Desk desk = new Desk();
        desk.answer("ATE0+FCLASS=1");
        return desk;
    }

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }

    private static void indicator(Desk call, Indicator indicator) {
        call.receive(new IfpPacket.Signal(indicator));
    }

    private static void data(Desk call, DataType type, Field... fields) {
        call.receive(new IfpPacket.Data(type, List.of(fields)));
    }

    private static void frame(Desk call, String octets, FieldType end) {
        data(call, DataType.V21, new Field(FieldType.HDLC_DATA, hex(octets)), new Field(end));
    }

    /** A frame with its check sequence, as the DTE gets it. */
    private static String shown(String octets, boolean right) {
        return new String(DteOrder.withFcs(hex(octets), right), StandardCharsets.ISO_8859_1);
    }

    private static void seconds(Desk call, double seconds) {
        call.pass(Duration.ofMillis((long) (seconds * 1000)));
    }

    private static List<Indicator> indicators(Desk call) {
        return call.packets.stream()
                .filter(IfpPacket.Signal.class::isInstance)
                .map(packet -> ((IfpPacket.Signal) packet).indicator())
                .toList();
    }

    private static List<Field> fields(Desk call) {
        return call.packets.stream()
                .filter(IfpPacket.Data.class::isInstance)
                .flatMap(packet -> ((IfpPacket.Data) packet).fields().stream())
                .toList();
    }

    // ------------------------------------------------------------------- calls

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ATDT5550102 | 5550102",
                "ATDP 9,555-0102 | 95550102",
                "atd+81(3)1234.5678 | +81312345678",
                "ATD*70W#12@!/ABCD | *70#12ABCD",
                "ATX3M0L0DT1 | 1"
            })
    void aNumberIsDialled(String line, String number) {
        Desk modem = idle();
        assertThat(modem.answer(line)).isEmpty();
        assertThat(modem.events).containsExactly(new ModemEvent.Dial(number));
    }

    @Test
    void aNumberMayHave64Digits() {
        Desk modem = idle();
        assertThat(modem.answer("ATDT" + "1".repeat(65))).isEqualTo(ERROR);
        assertThat(modem.answer("ATDT" + "1".repeat(64))).isEmpty();
        assertThat(modem.events).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY,4,BUSY",
        "BUSY,3,BUSY",
        "BUSY,2,NO CARRIER",
        "NO_ANSWER,4,NO ANSWER",
        "NO_ANSWER,0,NO ANSWER",
        "NO_LINE,4,NO DIALTONE",
        "NO_LINE,3,NO CARRIER",
        "NO_LINE,2,NO DIALTONE",
        "REFUSED,4,NO CARRIER"
    })
    void aCallThatDoesNotComeAboutHasAResult(DialFailure why, int x, String result) {
        Desk modem = idle();
        modem.answer("ATX" + x);
        modem.answer("ATDT1");
        modem.modem.dialFailed(why, modem.nowNs());
        seconds(modem, 0);
        assertThat(modem.heard()).isEqualTo("\r\n" + result + "\r\n");
        assertThat(modem.events).hasSize(1);
        assertThat(modem.answer("ATDT1")).isEmpty();
    }

    @Test
    void whoDialsHearsCngUntilTheAnswererSpeaks() {
        Desk modem = idle();
        modem.answer("ATDT1");
        modem.modem.connected(modem.nowNs());
        seconds(modem, 8);
        assertThat(indicators(modem))
                .containsExactly(
                        Indicator.CNG,
                        Indicator.NO_SIGNAL,
                        Indicator.CNG,
                        Indicator.NO_SIGNAL,
                        Indicator.CNG,
                        Indicator.NO_SIGNAL);
        indicator(modem, Indicator.CED);
        indicator(modem, Indicator.NO_SIGNAL);
        assertThat(modem.heard()).isEmpty();
        indicator(modem, Indicator.V21_PREAMBLE);
        assertThat(modem.heard()).isEqualTo(CONNECT);
        frame(modem, "FFC8010070", FieldType.HDLC_FCS_OK_SIG_END);
        assertThat(modem.heard()).isEqualTo(shown("FFC8010070", true) + DLE_ETX + OK);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void s7LimitsTheCall(boolean connected) {
        Desk modem = idle();
        modem.answer("ATS7=20");
        modem.answer("ATDT1");
        if (connected) {
            modem.modem.connected(modem.nowNs());
        }
        seconds(modem, 19.9);
        assertThat(modem.heard()).isEmpty();
        seconds(modem, 0.2);
        assertThat(modem.heard()).isEqualTo(NO_CARRIER);
        assertThat(modem.events).containsExactly(new ModemEvent.Dial("1"), new ModemEvent.HangUp());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCharacterBreaksTheCallOffButNotTheLineFeedOfTheCommand(boolean connected) {
        Desk modem = idle();
        modem.answer("ATDT1");
        modem.say("\n");
        if (connected) {
            modem.modem.connected(modem.nowNs());
        }
        assertThat(modem.heard()).isEmpty();
        modem.say(" ");
        assertThat(modem.heard()).isEqualTo(NO_CARRIER);
        assertThat(modem.events).containsExactly(new ModemEvent.Dial("1"), new ModemEvent.HangUp());
    }

    @Test
    void aCallRingsUntilItEnds() {
        Desk modem = idle();
        assertThat(modem.modem.incomingCall(modem.nowNs())).isTrue();
        assertThat(modem.modem.incomingCall(modem.nowNs())).isFalse();
        seconds(modem, 11);
        assertThat(modem.heard()).isEqualTo("\r\nRING\r\n".repeat(3));
        assertThat(modem.answer("ATDT1")).isEqualTo(ERROR);
        modem.modem.callEnded(modem.nowNs());
        seconds(modem, 60);
        assertThat(modem.heard()).isEmpty();
        assertThat(modem.answer("ATA")).isEqualTo(NO_CARRIER);
        assertThat(modem.events).isEmpty();
    }

    @Test
    void s0AnswersByItself() {
        Desk modem = idle();
        modem.answer("ATS0=2");
        modem.modem.incomingCall(modem.nowNs());
        seconds(modem, 6);
        assertThat(modem.events).containsExactly(new ModemEvent.Answer());
        modem.modem.connected(modem.nowNs());
        seconds(modem, 4);
        assertThat(modem.heard()).isEqualTo("\r\nRING\r\n".repeat(2) + CONNECT);
        assertThat(indicators(modem)).containsExactly(Indicator.CED, Indicator.NO_SIGNAL, Indicator.V21_PREAMBLE);
    }

    @Test
    void inClass0NoCallIsMadeOrTaken() {
        desk.answer("ATE0S0=1");
        assertThat(desk.answer("ATDT1")).isEqualTo(NO_CARRIER);
        desk.modem.incomingCall(desk.nowNs());
        seconds(desk, 12);
        assertThat(desk.answer("ATA")).endsWith(NO_CARRIER);
        assertThat(desk.events).isEmpty();
    }

    @Test
    void aLostCallIsToldByTheNextCommandThatNeedsIt() {
        Desk call = Desk.inCall();
        call.modem.callEnded(call.nowNs());
        seconds(call, 1);
        assertThat(call.heard()).isEmpty();
        for (String command : List.of("+FRH=3", "+FRM=96", "+FTH=3", "+FTM=96")) {
            assertThat(call.answer("AT" + command)).isEqualTo(NO_CARRIER);
        }
        assertThat(call.answer("ATH")).isEqualTo(OK);
        assertThat(call.events).isEmpty();
        assertThat(call.answer("AT+FRH=3")).isEqualTo(ERROR);
    }

    /** Octets that bring the modem from a call into each state, and what it says when the call ends there. */
    static Stream<Arguments> statesOfACall() {
        return Stream.of(
                Arguments.of("AT+FRH=3\r", NO_CARRIER),
                Arguments.of("AT+FRM=96\r", NO_CARRIER),
                Arguments.of("AT+FRS=10\r", NO_CARRIER),
                Arguments.of("AT+FTS=10\r", NO_CARRIER));
    }

    @ParameterizedTest
    @MethodSource("statesOfACall")
    void aWaitEndsWithTheCall(String octets, String result) {
        Desk call = Desk.inCall();
        call.say(octets);
        call.modem.callEnded(call.nowNs());
        seconds(call, 0);
        assertThat(call.heard()).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+FTH=3", "+FTM=96"})
    void aDteThatSendsWhenTheCallEndsIsHeardOut(String command) {
        Desk call = Desk.inCall();
        assertThat(call.answer("AT" + command)).isEqualTo(CONNECT);
        call.say("\u00FF\u0003");
        call.modem.callEnded(call.nowNs());
        call.say("ATH\rAT+FCLASS=0\r");
        assertThat(call.heard()).isEmpty();
        call.say(DLE_ETX);
        assertThat(call.heard()).isEqualTo(NO_CARRIER);
        assertThat(call.answer("AT+FCLASS?")).contains("1");
    }

    @Test
    void aDteThatFallsSilentAfterTheCallIsNotWaitedForLong() {
        Desk call = Desk.inCall();
        call.answer("AT+FTM=96");
        call.modem.callEnded(call.nowNs());
        seconds(call, 5.1);
        assertThat(call.heard()).isEqualTo(NO_CARRIER);
    }

    @ParameterizedTest
    @CsvSource({"0,false,true", "1,true,true", "2,true,true", "3,true,false"})
    void aDteThatGoesHangsUp(int d, boolean hangsUp, boolean keepsSettings) {
        Desk call = Desk.inCall();
        call.answer("AT&D" + d + "S7=33");
        call.modem.dteGone(call.nowNs());
        seconds(call, 0);
        assertThat(call.events).hasSize(hangsUp ? 1 : 0);
        assertThat(call.answer("ATS7?")).contains(keepsSettings ? "033" : "060");
    }

    // --------------------------------------------------------------- +FRH, +FRM

    @Test
    void framesOfOneSignalAreFetchedOneByOneAndItsEndIsNoCarrier() {
        Desk call = Desk.inCall();
        indicator(call, Indicator.V21_PREAMBLE);
        frame(call, "FFC00204", FieldType.HDLC_FCS_OK);
        frame(call, "FFC80110", FieldType.HDLC_FCS_OK_SIG_END);
        indicator(call, Indicator.NO_SIGNAL);
        assertThat(call.answer("AT+FRH=3")).isEqualTo(CONNECT + shown("FFC00204", true) + DLE_ETX + OK);
        assertThat(call.answer("AT+FRH=3")).isEqualTo(CONNECT + shown("FFC80110", true) + DLE_ETX + OK);
        assertThat(call.answer("AT+FRH=3")).isEqualTo(NO_CARRIER);
        assertThat(call.answer("AT+FRH=3")).isEmpty();
        indicator(call, Indicator.V21_PREAMBLE);
        assertThat(call.heard()).isEqualTo(CONNECT);
    }

    @Test
    void theNextFrameOfASignalThatIsOnIsConnectedBeforeItIsHere() {
        Desk call = Desk.inCall();
        indicator(call, Indicator.V21_PREAMBLE);
        frame(call, "FFC00204", FieldType.HDLC_FCS_OK);
        assertThat(call.answer("AT+FRH=3")).endsWith(OK);
        assertThat(call.answer("AT+FRH=3")).isEqualTo(CONNECT);
        frame(call, "FFC80110", FieldType.HDLC_FCS_OK_SIG_END);
        assertThat(call.heard()).isEqualTo(shown("FFC80110", true) + DLE_ETX + OK);
    }

    @ParameterizedTest
    @EnumSource(
            value = FieldType.class,
            names = {"HDLC_FCS_BAD", "HDLC_FCS_BAD_SIG_END"})
    void aFrameWithAWrongCheckSequenceIsAnError(FieldType end) {
        Desk call = Desk.inCall();
        call.answer("AT+FRH=3");
        frame(call, "FFC831", end);
        assertThat(call.heard()).isEqualTo(CONNECT + shown("FFC831", false) + DLE_ETX + ERROR);
    }

    @Test
    void aFrameWithAGapIsAnErrorWhateverItsCheckSequence() {
        Desk call = Desk.inCall();
        call.answer("AT+FRH=3");
        data(call, DataType.V21, new Field(FieldType.HDLC_DATA, hex("FFC8")));
        call.modem.packetsMissing(call.nowNs());
        frame(call, "31", FieldType.HDLC_FCS_OK);
        assertThat(call.heard()).endsWith(DLE_ETX + ERROR);
    }

    @Test
    void aPreambleWithoutAFrameIsNoCarrier() {
        Desk call = Desk.inCall();
        call.answer("AT+FRH=3");
        indicator(call, Indicator.V21_PREAMBLE);
        indicator(call, Indicator.NO_SIGNAL);
        assertThat(call.heard()).isEqualTo(CONNECT + DLE_ETX + NO_CARRIER);
    }

    @Test
    void aCarrierWhoseEndIsLostIsGoneAfterEightSeconds() {
        Desk call = Desk.inCall();
        call.answer("AT+FRH=3");
        indicator(call, Indicator.V21_PREAMBLE);
        seconds(call, 7.9);
        assertThat(call.heard()).isEqualTo(CONNECT);
        seconds(call, 0.2);
        assertThat(call.heard()).isEqualTo(DLE_ETX + NO_CARRIER);
        call.answer("AT+FRH=3");
        frame(call, "FFC831", FieldType.HDLC_FCS_OK);
        assertThat(call.heard()).isEqualTo(CONNECT + shown("FFC831", true) + DLE_ETX + OK);
    }

    @Test
    void aSignalEndThatIsToldTwiceEndsOne() {
        Desk call = Desk.inCall();
        call.answer("AT+FRH=3");
        frame(call, "FFC831", FieldType.HDLC_FCS_OK_SIG_END);
        data(call, DataType.V21, new Field(FieldType.HDLC_SIG_END));
        call.heard();
        assertThat(call.answer("AT+FRH=3")).isEqualTo(NO_CARRIER);
        assertThat(call.answer("AT+FRH=3")).isEmpty();
    }

    @Test
    void anImageInsteadOfV21IsPassedOver() {
        Desk call = Desk.inCall();
        call.answer("AT+FRH=3");
        indicator(call, Indicator.V29_9600_TRAINING);
        data(call, DataType.V29_9600, new Field(FieldType.T4_NON_ECM_DATA, new byte[100]));
        data(call, DataType.V29_9600, new Field(FieldType.T4_NON_ECM_SIG_END));
        seconds(call, 1);
        assertThat(call.heard()).isEmpty();
        indicator(call, Indicator.V21_PREAMBLE);
        assertThat(call.heard()).isEqualTo(CONNECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+FRM=145", "+FRH=145"})
    void v21InsteadOfAnImageIsFcerrorAndItsFrameWaits(String command) {
        Desk call = Desk.inCall();
        call.answer("AT" + command);
        indicator(call, Indicator.V21_PREAMBLE);
        assertThat(call.heard()).isEmpty();
        seconds(call, 0.3);
        assertThat(call.heard()).isEqualTo(FCERROR);
        frame(call, "FFC8F4", FieldType.HDLC_FCS_OK_SIG_END);
        assertThat(call.answer("AT+FRH=3")).isEqualTo(CONNECT + shown("FFC8F4", true) + DLE_ETX + OK);
    }

    @Test
    void withAdaptiveReceptionTheFrameComesAtOnce() {
        Desk call = Desk.inCall();
        call.answer("AT+FAR=1");
        call.answer("AT+FRM=145");
        frame(call, "FFC8F4", FieldType.HDLC_FCS_OK_SIG_END);
        seconds(call, 0.3);
        assertThat(call.heard()).isEqualTo("\r\n+FRH:3\r\n" + CONNECT + shown("FFC8F4", true) + DLE_ETX + OK);
    }

    /** Gateways announce V.21 and take it back: no reason to give the page up. */
    @Test
    void v21ThatIsTakenBackAtOnceIsNoError() {
        Desk call = Desk.inCall();
        call.answer("AT+FRM=145");
        indicator(call, Indicator.V21_PREAMBLE);
        seconds(call, 0.1);
        indicator(call, Indicator.NO_SIGNAL);
        seconds(call, 1);
        indicator(call, Indicator.V17_14400_LONG_TRAINING);
        assertThat(call.heard()).isEqualTo(CONNECT);
    }

    @Test
    void whatIsLeftOfTheLastV21SignalIsNoError() {
        Desk call = Desk.inCall();
        call.answer("AT+FRH=3");
        frame(call, "FFC8C1", FieldType.HDLC_FCS_OK);
        call.heard();
        call.answer("AT+FRM=96");
        data(call, DataType.V21, new Field(FieldType.HDLC_SIG_END));
        indicator(call, Indicator.NO_SIGNAL);
        indicator(call, Indicator.V29_9600_TRAINING);
        assertThat(call.heard()).isEqualTo(CONNECT);
    }

    /** Some peers end a signal with its last frame, without SIG-END or a no-signal indicator. */
    @Test
    void aSignalWithoutAnEndIsOverWhenTheModemSends() {
        Desk call = Desk.inCall();
        call.answer("AT+FRH=3");
        frame(call, "FFC8C1", FieldType.HDLC_FCS_OK);
        call.say("AT+FTH=3\r\u00FF\u0013\u0084" + DLE_ETX);
        seconds(call, 3);
        call.heard();
        assertThat(call.answer("AT+FRM=145")).isEmpty();
        seconds(call, 3);
        assertThat(call.heard()).isEmpty();
        indicator(call, Indicator.V17_14400_SHORT_TRAINING);
        assertThat(call.heard()).isEqualTo(CONNECT);
    }

    @Test
    void anotherRateIsFcerror() {
        Desk call = Desk.inCall();
        call.answer("AT+FRM=145");
        indicator(call, Indicator.V29_9600_TRAINING);
        assertThat(call.heard()).isEqualTo(FCERROR);
        assertThat(call.answer("AT+FRM=96")).isEqualTo(CONNECT);
    }

    @ParameterizedTest
    @CsvSource({"145,V17_14400_SHORT_TRAINING", "146,V17_14400_LONG_TRAINING"})
    void trainingMayBeLongOrShort(String modulation, Indicator training) {
        Desk call = Desk.inCall();
        call.answer("AT+FRM=" + modulation);
        indicator(call, training);
        assertThat(call.heard()).isEqualTo(CONNECT);
    }

    @Test
    void octetsComeInTheOrderOfTheDteAndShielded() {
        Desk call = Desk.inCall();
        call.answer("AT+FRM=96");
        indicator(call, Indicator.V29_9600_TRAINING);
        data(call, DataType.V29_9600, new Field(FieldType.T4_NON_ECM_DATA, hex("0108C0FF")));
        data(call, DataType.V29_9600, new Field(FieldType.T4_NON_ECM_SIG_END, hex("80")));
        assertThat(call.heard()).isEqualTo(CONNECT + "\u0080\u0010\u0010\u0003\u00FF\u0001" + DLE_ETX + NO_CARRIER);
    }

    @ParameterizedTest
    @CsvSource({"+FRM=96,V29_9600_TRAINING", "+FRH=3,V21_PREAMBLE"})
    void aCharacterBreaksReceptionOff(String command, Indicator began) {
        Desk call = Desk.inCall();
        call.answer("AT" + command);
        call.say("\u0018");
        assertThat(call.heard()).isEqualTo(OK);
        call.answer("AT" + command);
        indicator(call, began);
        call.heard();
        call.say("\n\u0018");
        assertThat(call.heard()).isEqualTo(DLE_ETX + OK);
        assertThat(call.answer("AT")).isEqualTo(OK);
    }

    @Test
    void xoffHoldsWhatIsReceivedAndXonLetsItGo() {
        Desk call = Desk.inCall();
        call.answer("AT+FRM=96");
        indicator(call, Indicator.V29_9600_TRAINING);
        call.heard();
        call.say("\u0013");
        data(call, DataType.V29_9600, new Field(FieldType.T4_NON_ECM_DATA, hex("80")));
        seconds(call, 3);
        assertThat(call.heard()).isEmpty();
        call.say("\u0011");
        assertThat(call.heard()).isEqualTo("\u0001");
    }

    @Test
    void anOwnerThatTakesNothingHoldsTheLineUpToALimit() {
        Desk call = Desk.inCall();
        call.answer("AT+FRM=96");
        indicator(call, Indicator.V29_9600_TRAINING);
        call.heard();
        IfpPacket packet =
                new IfpPacket.Data(DataType.V29_9600, List.of(new Field(FieldType.T4_NON_ECM_DATA, new byte[1000])));
        for (int i = 0; i < 1500; i++) {
            call.modem.receive(packet, call.nowNs());
        }
        assertThat(call.modem.toDte().length).isLessThan(2 * DteOutput.MARK);
        assertThat(call.modem.droppedOctets()).isBetween(400_000L, 500_000L);
        assertThat(call.modem.nextDeadlineNs()).isLessThan(call.nowNs());
        seconds(call, 0);
        assertThat(call.heard()).hasSizeBetween(900_000, HeardSignals.MAX_OCTETS);
    }

    @Test
    void whatCameWhileTheModemSentIsNotHeard() {
        Desk call = Desk.inCall();
        call.say("AT+FTH=3\r\u00FF\u0013\u0084" + DLE_ETX);
        seconds(call, 0.5);
        indicator(call, Indicator.V21_PREAMBLE);
        frame(call, "FFC80110", FieldType.HDLC_FCS_OK_SIG_END);
        seconds(call, 3);
        assertThat(call.heard()).isEqualTo(CONNECT + OK);
        assertThat(call.answer("AT+FRH=3")).isEmpty();
    }

    @Test
    void aSignalThatBeganBeforeTheModemWasDoneIsHeard() {
        Desk call = Desk.inCall();
        call.say("AT+FTH=3\r\u00FF\u0013\u0084" + DLE_ETX);
        indicator(call, Indicator.V21_PREAMBLE);
        seconds(call, 3);
        frame(call, "FFC831", FieldType.HDLC_FCS_OK_SIG_END);
        assertThat(call.heard()).isEqualTo(CONNECT + OK);
        assertThat(call.answer("AT+FRH=3")).isEqualTo(CONNECT + shown("FFC831", true) + DLE_ETX + OK);
    }

    // --------------------------------------------------------------- +FTH, +FTM

    @Test
    void aFrameThatIsNotTheLastKeepsTheCarrier() {
        Desk call = Desk.inCall();
        call.say("AT+FTH=3\r");
        assertThat(call.heard()).isEqualTo(CONNECT);
        call.say("\u00FF\u0003\u0042" + DLE_ETX);
        assertThat(call.heard()).isEmpty();
        seconds(call, 2);
        assertThat(call.heard()).isEqualTo(CONNECT);
        assertThat(indicators(call)).containsExactly(Indicator.V21_PREAMBLE);
        call.say("\u00FF\u0013\u00FB" + DLE_ETX);
        seconds(call, 2);
        assertThat(call.heard()).isEqualTo(OK);
        assertThat(indicators(call)).containsExactly(Indicator.V21_PREAMBLE, Indicator.NO_SIGNAL);
        assertThat(fields(call).stream().map(Field::octets).filter(octets -> octets.length > 0))
                .containsExactly(hex("FFC042"), hex("FFC8DF"));
        assertThat(fields(call).stream().map(Field::type))
                .containsExactly(
                        FieldType.HDLC_DATA,
                        FieldType.HDLC_FCS_OK,
                        FieldType.HDLC_DATA,
                        FieldType.HDLC_FCS_OK,
                        FieldType.HDLC_SIG_END);
    }

    @Test
    void anEmptyFrameEndsTheSignal() {
        Desk call = Desk.inCall();
        call.answer("AT+FTH=3");
        call.say(DLE_ETX);
        seconds(call, 2);
        assertThat(call.heard()).isEqualTo(OK);
    }

    @Test
    void aFrameMayHave260Octets() {
        for (int octets : new int[] {1, 2, 3, ControlFrame.MAX_OCTETS, ControlFrame.MAX_OCTETS + 1, 100_000}) {
            Desk call = Desk.inCall();
            call.answer("AT+FTH=3");
            byte[] frame = new byte[octets];
            Arrays.fill(frame, (byte) 0xFF);
            call.bytes(frame);
            call.say(DLE_ETX);
            seconds(call, 12);
            assertThat(call.heard())
                    .as("%d octets", octets)
                    .isEqualTo(octets >= 3 && octets <= ControlFrame.MAX_OCTETS ? OK : ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+FTH=3", "+FTM=96"})
    void aDteThatSendsNothingForFiveSecondsIsAnError(String command) {
        Desk call = Desk.inCall();
        call.answer("AT" + command);
        seconds(call, 4.9);
        assertThat(call.heard()).isEmpty();
        seconds(call, 0.2);
        assertThat(call.heard()).isEqualTo(ERROR);
        assertThat(indicators(call)).endsWith(Indicator.NO_SIGNAL);
    }

    @ParameterizedTest
    @CsvSource({"0,ERROR", "1,OK"})
    void aDteThatIsLateGetsFiveSecondsAndZerosAfterAZero(int last, String result) {
        Desk call = Desk.inCall();
        call.answer("AT+FTM=96");
        call.bytes((byte) 1, (byte) last);
        seconds(call, 4.9);
        assertThat(call.heard()).isEmpty();
        int sent =
                fields(call).stream().mapToInt(field -> field.octets().length).sum();
        assertThat(sent).isBetween(last == 0 ? 4_000 : 2, last == 0 ? 6_000 : 2);
        seconds(call, 0.3);
        assertThat(call.heard()).isEqualTo("\r\n" + result + "\r\n");
    }

    /** XON and XOFF among the data are data: a page may hold any octet. */
    @Test
    void octetsForTheLineAreAnyAndTurned() {
        Desk call = Desk.inCall();
        call.answer("AT+FTM=96");
        call.bytes(hex("1113" + "1010" + "101A" + "1041" + "080A0D" + "1003"));
        seconds(call, 1);
        assertThat(call.heard()).isEqualTo(OK);
        assertThat(fields(call).get(0).octets()).isEqualTo(hex("88C8" + "08" + "0808" + "1050B0"));
        assertThat(indicators(call)).containsExactly(Indicator.V29_9600_TRAINING, Indicator.NO_SIGNAL);
    }

    @Test
    void theLineKeepsItsPaceAndHoldsTheDte() {
        Desk call = Desk.inCall();
        call.answer("AT+FTM=24");
        call.bytes(new byte[10_000]);
        assertThat(call.heard()).isEqualTo("\u0013");
        assertThat(call.modem.wantsDteOctets()).isFalse();
        seconds(call, 30);
        assertThat(call.heard()).isEqualTo("\u0011");
        assertThat(call.modem.wantsDteOctets()).isTrue();
        int sent =
                fields(call).stream().mapToInt(field -> field.octets().length).sum();
        // 30 s at 2,400 bit/s, less silence and training
        assertThat(sent).isBetween(8_500, 8_760);
        call.say(DLE_ETX);
        seconds(call, 10);
        assertThat(call.heard()).isEqualTo(OK);
    }

    @ParameterizedTest
    @CsvSource({"AT+FLO=0", "AT+FLO=2", "AT&K0", "AT&K3"})
    void otherFlowControlPutsNothingIntoTheData(String command) {
        Desk call = Desk.inCall();
        call.answer(command);
        call.answer("AT+FTM=24");
        call.bytes(new byte[10_000]);
        assertThat(call.heard()).isEmpty();
        assertThat(call.modem.wantsDteOctets()).isFalse();
    }

    @Test
    void aDteThatKeepsToNoFlowControlLosesDataBeyondALimit() {
        Desk call = Desk.inCall();
        call.answer("AT+FTM=24");
        call.bytes(new byte[DteInput.MAX_OCTETS]);
        assertThat(call.modem.droppedOctets()).isZero();
        call.bytes(new byte[2_000]);
        assertThat(call.modem.droppedOctets()).isPositive();
    }

    // --------------------------------------------------------------- +FTS, +FRS

    @ParameterizedTest
    @ValueSource(strings = {"+FTS=100", "+FRS=100"})
    void silenceTakesItsTimeOrACharacter(String command) {
        Desk call = Desk.inCall();
        call.answer("AT" + command);
        seconds(call, 0.99);
        assertThat(call.heard()).isEmpty();
        seconds(call, 0.02);
        assertThat(call.heard()).isEqualTo(OK);
        call.answer("AT" + command);
        call.say("\u0018");
        assertThat(call.heard()).isEqualTo(OK);
        assertThat(call.answer("AT" + command.replace("100", "0"))).isEqualTo(OK);
    }

    @Test
    void silenceBeginsWithTheEndOfTheCarrier() {
        Desk call = Desk.inCall();
        indicator(call, Indicator.V21_PREAMBLE);
        call.answer("AT+FRS=10");
        seconds(call, 2);
        assertThat(call.heard()).isEmpty();
        indicator(call, Indicator.NO_SIGNAL);
        seconds(call, 0.09);
        assertThat(call.heard()).isEmpty();
        seconds(call, 0.02);
        assertThat(call.heard()).isEqualTo(OK);
    }

    @Test
    void aLineGoesOnWhenItsActionIsDone() {
        Desk call = Desk.inCall();
        call.answer("AT+FTS=10;+FRS=10;S7=44;+FTH=3");
        seconds(call, 0.25);
        assertThat(call.heard()).isEqualTo(CONNECT);
        call.say(DLE_ETX);
        seconds(call, 2);
        assertThat(call.heard()).isEqualTo(OK);
        assertThat(call.answer("ATS7?")).contains("044");
    }

    @Test
    void aShortCommandDoesNotMakeTheAnswersPileUp() {
        Desk modem = idle();
        modem.answer("AT" + "+FTM=?;".repeat(36));
        List<Integer> sizes = new ArrayList<>();
        modem.modem.fromDte("A/".repeat(1_000).getBytes(StandardCharsets.US_ASCII), modem.nowNs());
        sizes.add(modem.modem.toDte().length);
        while (modem.modem.nextDeadlineNs() <= modem.nowNs()) {
            modem.modem.advance(modem.nowNs());
            sizes.add(modem.modem.toDte().length);
        }
        assertThat(sizes).hasSizeGreaterThan(50).allMatch(size -> size < 2 * DteOutput.MARK);
    }
}
