package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.fax.t38.T38Line;
import org.pagewire.fax.t38.T38Parameters;

/** Each command of the tables: what it takes, what it answers, what is an error (R-G3). */
class CommandTableTest {
    private final Desk desk = new Desk();

    private static String ok(String information) {
        return information.isEmpty() ? "\r\nOK\r\n" : "\r\n" + information + "\r\n\r\nOK\r\n";
    }

    private void quietly() {
        desk.answer("ATE0");
    }

    /** A modem for each value: S3 moves the end of the line away, S5 takes letters, V0 changes the answer. */
    @ParameterizedTest
    @EnumSource(Parameter.class)
    void aParameterTakesItsRangeAndNothingElse(Parameter parameter) {
        String equals = parameter.command().matches("S.*|\\+.*") ? "=" : "";
        for (int value = 0; value < 300; value++) {
            Desk each = new Desk();
            each.answer("ATE0");
            String answer = each.answer("AT" + parameter.command() + equals + value);
            boolean error = answer.equals("\r\nERROR\r\n");
            assertThat(error).as("%s=%d: %s", parameter, value, answer).isEqualTo(!parameter.takes(value));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+FCLASS=? | 0,1,1.0",
                "+FCLASS? | 0",
                "+FTM=? | 24,48,72,73,74,96,97,98,121,122,145,146",
                "+FRM=? | 24,48,72,73,74,96,97,98,121,122,145,146",
                "+FTH=? | 3,24,48,72,73,74,96,97,98,121,122,145,146",
                "+FRH=? | 3,24,48,72,73,74,96,97,98,121,122,145,146",
                "+FTS=? | 0-255",
                "+FRS=? | 0-255",
                "+FAR=? | (0-1)",
                "+FAR? | 0",
                "+FCL=? | (0-255)",
                "+FCL? | 0",
                "+FDD=? | (0-1)",
                "+FDD? | 0",
                "+FLO=? | (0-2)",
                "+FLO? | 1",
                "+FPR=? | (0-48)",
                "+FPR? | 0",
                "+GMI | Pagewire",
                "+GMM | Class 1 over T.38",
                "+GMR | 1.2",
                "+FMI? | Pagewire",
                "+FMM? | Class 1 over T.38",
                "+FMR? | 1.2",
                "+GCAP | +GCAP: +FCLASS",
                "I | Class 1 over T.38",
                "I0 | Class 1 over T.38",
                "I1 | 1.2",
                "I3 | Pagewire Class 1 over T.38 1.2",
                "S0? | 000",
                "S3? | 013",
                "S4? | 010",
                "S5? | 008",
                "S7? | 060",
            })
    void whatIsAskedIsAnswered(String command, String information) {
        quietly();
        assertThat(desk.answer("AT" + command)).isEqualTo(ok(information));
    }

    @ParameterizedTest
    @CsvSource({
        "2400,'24'",
        "4800,'24,48'",
        "9600,'24,48,72,73,74,96,97,98'",
        "33600,'24,48,72,73,74,96,97,98,121,122,145,146'"
    })
    void thePathLimitsTheModulations(int rate, String list) {
        Desk slow = new Desk(new T38Line(T38Parameters.RateManagement.TRANSFERRED_TCF, rate, false, 100_000, 200), 0);
        slow.answer("ATE0");
        assertThat(slow.answer("AT+FTM=?")).isEqualTo(ok(list));
        assertThat(slow.answer("AT+FRH=?")).isEqualTo(ok("3," + list));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+FOO",
                "+FCLASS=2",
                "+FCLASS=2.0",
                "+FCLASS=",
                "+FCLASS",
                "+FCLASS=11",
                "+FTM",
                "+FTM?",
                "+FAR=2",
                "+FAR=x",
                "+FAR=",
                "+FCL=256",
                "+FCL=-1",
                "+FCL=99999999999",
                "+FIT?",
                "+F34?",
                "S",
                "S=1",
                "S99?",
                "S7",
                "S7=",
                "S7=0",
                "S7=256",
                "E2",
                "E256",
                "Q2",
                "V9",
                "X5",
                "L4",
                "M4",
                "H2",
                "O",
                "I10",
                "Z999",
                "&",
                "&Q0",
                "&1",
                "\\X1",
                "*F2",
                "#CID=1",
                "=1",
                "?",
                "1",
                "D",
                "D;",
                "D555;",
                "DS=1",
                "DL",
                "D55E",
                "J",
                "A1",
                "E?",
                "+",
                "+=",
                "+?",
                "+=?"
            })
    void whatIsNotThereIsAnError(String command) {
        quietly();
        assertThat(desk.answer("AT" + command)).isEqualTo("\r\nERROR\r\n");
        assertThat(desk.answer("AT")).isEqualTo(ok(""));
        assertThat(desk.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+FTM=96", "+FRM=96", "+FTH=3", "+FRH=3", "+FTS=1", "+FRS=1"})
    void onTheHookAndInClass0ActionsAreAnError(String command) {
        quietly();
        assertThat(desk.answer("AT" + command)).isEqualTo("\r\nERROR\r\n");
        desk.answer("AT+FCLASS=1");
        assertThat(desk.answer("AT" + command)).isEqualTo("\r\nERROR\r\n");
        desk.answer("AT+FCLASS=0H1");
        assertThat(desk.answer("AT" + command)).isEqualTo("\r\nERROR\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+FTM=3", "+FRM=3", "+FTM=33", "+FTH=4", "+FRH=", "+FRM=x", "+FTS=256", "+FRS=-1", "+FTS="})
    void anActionWithAWrongValueIsAnError(String command) {
        Desk call = Desk.inCall();
        assertThat(call.answer("AT" + command)).isEqualTo("\r\nERROR\r\n");
    }

    /** What HylaFAX, efax, mgetty, AWFAX and t38modem's users send at start. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATZ",
                "ATE0V1Q0S0=0H0",
                "AT&C1",
                "AT&D2",
                "ATS8=2S7=60S10=14S11=95",
                "ATX4",
                "ATM0",
                "ATM1L0",
                "ATI0",
                "ATI3",
                "AT+FCLASS=?",
                "AT+FCLASS=1",
                "AT+FCLASS=1.0",
                "AT+FLO=2",
                "AT+FPR=0",
                "AT&FE&D2S7=120",
                "AT&FE0&D2S7=120",
                "ATZ&C0",
                "ATH0",
                "ATH",
                "ATQ0V1H0",
                "ATS0=0Q0&D3&C1",
                "AT&F",
                "AT&S0",
                "AT&K4",
                "AT\\Q1",
                "AT E0 V1 Q0",
                "at+fclass=1;+far=1;+fcl=10",
                "ATT",
                "ATP",
                "AT&W",
                "AT%C0\\N0",
                "ATV1",
                "AT"
            })
    void whatProgramsSendAtStartIsOk(String command) {
        assertThat(desk.answer(command)).endsWith("\r\nOK\r\n").doesNotContain("ERROR");
    }

    @Test
    void numbersStandForWordsAfterV0() {
        quietly();
        assertThat(desk.answer("ATV0")).isEqualTo("0\r");
        assertThat(desk.answer("ATJ")).isEqualTo("4\r");
        assertThat(desk.answer("AT+FCLASS?")).isEqualTo("0\r\n0\r");
        assertThat(List.of(ResultCode.values()))
                .extracting(code -> code.text(false))
                .containsExactly("0", "1", "2", "3", "4", "6", "7", "8", "+F4", "+FRH:3");
    }

    @Test
    void afterQ1ThereAreNoResultsButThereIsInformation() {
        quietly();
        assertThat(desk.answer("ATQ1")).isEmpty();
        assertThat(desk.answer("AT+GMM")).isEqualTo("\r\nClass 1 over T.38\r\n");
        assertThat(desk.answer("ATQ0")).isEqualTo(ok(""));
    }

    @Test
    void resultsUseS3AndS4() {
        quietly();
        assertThat(desk.answer("ATS4=126S3=13")).isEqualTo("\r~OK\r~");
    }

    @Test
    void aLineIsDoneUpToItsFirstError() {
        quietly();
        assertThat(desk.answer("ATS7=33J0S8=9")).isEqualTo("\r\nERROR\r\n");
        assertThat(desk.answer("ATS7?S8?")).isEqualTo("\r\n033\r\n\r\n002\r\n\r\nOK\r\n");
    }

    @Test
    void zForgetsAllThatWasSet() {
        desk.answer("ATE0S7=33+FCLASS=1.0;+FAR=1");
        assertThat(desk.answer("AT+FCLASS?")).isEqualTo(ok("1.0"));
        assertThat(desk.answer("ATZ")).isEqualTo(ok(""));
        assertThat(desk.answer("ATS7?+FCLASS?;+FAR?"))
                .isEqualTo("ATS7?+FCLASS?;+FAR?\r\r\n060\r\n\r\n0\r\n\r\n0\r\n\r\nOK\r\n");
    }

    @Test
    void eachRowOfTheTablesNamesItsClause() {
        assertThat(List.of(Parameter.values()))
                .extracting(Parameter::clause)
                .allMatch(clause -> clause.matches("(V\\.250|T\\.31)( [0-9.]+)?|customary"));
        assertThat(List.of(Verb.values()))
                .extracting(Verb::clause)
                .allMatch(clause -> clause.matches("(V\\.250|T\\.31)[ ,].*"));
    }

    /** docs/standards.md has a row for each command, and does not make more of it than it is. */
    @Test
    void theDocsNameEachCommandAndItsEffect() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/standards.md"));
        List<String> rowsOfT31 = rows.subList(rows.indexOf("## ITU-T T.31: the Class 1 modem"), rows.size()).stream()
                .filter(row -> row.startsWith("| "))
                .toList();
        for (Parameter parameter : Parameter.values()) {
            String support = parameter.effective() ? "yes" : "taken, no effect";
            assertThat(rowsOfT31)
                    .as("%s", parameter)
                    .anyMatch(row ->
                            names(row, parameter.command()) && cell(row, 3).equals(support));
        }
        for (Verb verb : Verb.values()) {
            assertThat(rowsOfT31).as("%s", verb).anyMatch(row -> names(row, verb.command()));
        }
    }

    private static String cell(String row, int column) {
        return row.split("\\|")[column].trim();
    }

    private static boolean names(String row, String command) {
        return List.of(cell(row, 1).split("[ ,;?]+")).contains(command)
                || cell(row, 1).startsWith(command + "=");
    }

    @Test
    void anIdentityIsPrintable() {
        assertThatThrownBy(() -> new ModemIdentity("a\r", "b", "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModemIdentity("a", "b".repeat(61), "c"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new ModemIdentity("a", "b".repeat(60), "c").model()).hasSize(60);
    }
}
