package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagewire.fax.t31.LineScript.CONNECT;
import static org.pagewire.fax.t31.LineScript.DLE_ETX;
import static org.pagewire.fax.t31.LineScript.ERROR;
import static org.pagewire.fax.t31.LineScript.FCERROR;
import static org.pagewire.fax.t31.LineScript.NO_CARRIER;
import static org.pagewire.fax.t31.LineScript.OK;
import static org.pagewire.fax.t31.LineScript.data;
import static org.pagewire.fax.t31.LineScript.frame;
import static org.pagewire.fax.t31.LineScript.hex;
import static org.pagewire.fax.t31.LineScript.indicator;
import static org.pagewire.fax.t31.LineScript.seconds;
import static org.pagewire.fax.t31.LineScript.shown;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.fax.t38.DataType;
import org.pagewire.fax.t38.FieldType;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.IfpPacket.Field;
import org.pagewire.fax.t38.Indicator;

/** +FRH and +FRM: each result, packet by packet (T.31 clauses 8.3.4 and 8.3.6). */
class ModemReceivesTest {
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
}
