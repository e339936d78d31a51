package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagewire.fax.t31.LineScript.CONNECT;
import static org.pagewire.fax.t31.LineScript.DLE_ETX;
import static org.pagewire.fax.t31.LineScript.ERROR;
import static org.pagewire.fax.t31.LineScript.OK;
import static org.pagewire.fax.t31.LineScript.fields;
import static org.pagewire.fax.t31.LineScript.frame;
import static org.pagewire.fax.t31.LineScript.hex;
import static org.pagewire.fax.t31.LineScript.idle;
import static org.pagewire.fax.t31.LineScript.indicator;
import static org.pagewire.fax.t31.LineScript.indicators;
import static org.pagewire.fax.t31.LineScript.seconds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.fax.t30.ControlFrame;
import org.pagewire.fax.t38.FieldType;
import org.pagewire.fax.t38.IfpPacket.Field;
import org.pagewire.fax.t38.Indicator;

/** +FTH, +FTM, +FTS and +FRS: each result, packet by packet (T.31 clauses 8.3.1 to 8.3.3 and 8.3.5). */
class ModemSendsTest {
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
