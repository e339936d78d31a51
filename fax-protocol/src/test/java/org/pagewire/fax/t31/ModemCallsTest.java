package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagewire.fax.t31.LineScript.CONNECT;
import static org.pagewire.fax.t31.LineScript.DLE_ETX;
import static org.pagewire.fax.t31.LineScript.ERROR;
import static org.pagewire.fax.t31.LineScript.NO_CARRIER;
import static org.pagewire.fax.t31.LineScript.OK;
import static org.pagewire.fax.t31.LineScript.frame;
import static org.pagewire.fax.t31.LineScript.idle;
import static org.pagewire.fax.t31.LineScript.indicator;
import static org.pagewire.fax.t31.LineScript.indicators;
import static org.pagewire.fax.t31.LineScript.seconds;
import static org.pagewire.fax.t31.LineScript.shown;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.fax.t38.FieldType;
import org.pagewire.fax.t38.Indicator;

/** Dialling, answering, hanging up, and calls that end (T.31 clause 8.1; V.250 clause 6.3). */
class ModemCallsTest {
    private final Desk desk = new Desk();

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
}
