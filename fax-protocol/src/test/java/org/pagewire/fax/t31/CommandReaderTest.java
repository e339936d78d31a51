package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines among octets (V.250 clause 5.2). */
class CommandReaderTest {
    private final Settings settings = new Settings();
    private final CommandReader reader = new CommandReader(settings);

    private List<CommandReader.Line> lines(String octets) {
        List<CommandReader.Line> lines = new ArrayList<>();
        for (byte octet : octets.getBytes(StandardCharsets.ISO_8859_1)) {
            reader.take(octet).ifPresent(lines::add);
        }
        return lines;
    }

    private List<String> bodies(String octets) {
        return lines(octets).stream().map(CommandReader.Line::body).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATE1\r",
                "atE1\r",
                "AtE1\r",
                "AAATE1\r",
                "+++ATE1\r",
                "\r\nATE1\r",
                "xATE1\r",
                "A\rATE1\r",
                "ATE\b\bE1\r",
                "ATX\bE1\r",
                "AT\nE1\r",
                "AT\u0000E\u00121\r"
            })
    void aLineIsFound(String octets) {
        assertThat(bodies(octets)).containsExactly("E1");
    }

    @Test
    void withEighthBitsSetALineIsStillFound() {
        assertThat(bodies("\u00C1\u00D4E1\u008D")).containsExactly("E1");
    }

    @Test
    void editingDoesNotGoBeyondThePrefix() {
        assertThat(bodies("AT\b\b\bE1\r")).containsExactly("E1");
    }

    @Test
    void aSlashGivesTheLastLineAgain() {
        assertThat(bodies("ATE1\rA/a/")).containsExactly("E1", "E1", "E1");
    }

    @Test
    void thereIsNoLastLineAtFirst() {
        assertThat(bodies("A/")).containsExactly("");
    }

    @Test
    void aBodyMayHave255Characters() {
        String longest = "1".repeat(CommandReader.MAX_BODY);
        assertThat(lines("AT" + longest + "\r")).containsExactly(new CommandReader.Line(longest, false));
        assertThat(lines("AT" + longest + "1\r"))
                .extracting(CommandReader.Line::tooLong)
                .containsExactly(true);
        assertThat(lines("A/")).containsExactly(new CommandReader.Line("", false));
        assertThat(lines("AT" + longest + "1".repeat(100_000) + "\r")).hasSize(1);
        assertThat(bodies("ATE1\r")).containsExactly("E1");
    }

    @Test
    void s3AndS5SayWhatEndsAndEdits() {
        settings.set(Parameter.LINE_END, '!');
        settings.set(Parameter.EDITING, '<');
        assertThat(bodies("ATE0<1\r!")).containsExactly("E1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E0V1 | E:BASIC:0 V:BASIC:1",
                "e | E:BASIC:",
                "&C1&D2 | &C:BASIC:1 &D:BASIC:2",
                "S7=60S0? | S7:SET:60 S0:READ:",
                "+FCLASS=1.0;+FAR=? | +FCLASS:SET:1.0 +FAR:TEST:",
                "E0+FMI?;V1 | E:BASIC:0 +FMI:READ: V:BASIC:1",
                "+GMM | +GMM:ASK:",
                "dt 555,12 | D:DIAL:T555,12",
                "S7 | :MALFORMED:",
                "E0*1 | E:BASIC:0 :MALFORMED:",
                "& | :MALFORMED:",
                "S7=4;;+GMM; | S7:SET:4 +GMM:ASK:",
            })
    void aLineIsTakenApart(String body, String commands) {
        CommandLine line = new CommandLine(body);
        List<String> found = new ArrayList<>();
        for (var command = line.next(); command.isPresent(); command = line.next()) {
            found.add(command.get().name() + ":" + command.get().form() + ":"
                    + command.get().value());
        }
        assertThat(String.join(" ", found)).isEqualTo(commands);
        assertThat(line.isAtEnd()).isTrue();
    }
}
