package org.pagewire.program.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigFileTest {
    enum Keep {
        KEEP,
        CLOSE_AT_ONCE
    }

    record Hold(
            @Default("30s") @Range(min = "1s", max = "10m") Duration interval) {}

    record Call(
            @Default("60s") Duration answerTimeout,
            @Default("20s") Duration stallTimeout) {
        Call {
            if (stallTimeout.compareTo(answerTimeout) >= 0) {
                throw new IllegalArgumentException("stallTimeout must be shorter than answerTimeout");
            }
        }
    }

    record Line(
            String id,
            Secret password,
            @Default("1") @Range(min = "0", max = "8") int spare) {}

    record Sample(
            String name,
            @Default("127.0.0.1:4338") HostPort listen,
            @Default("data") Path data,
            @Default("true") boolean checked,
            @Default("close-at-once") Keep surplus,
            @Default("[keep, close-at-once]") List<Keep> order,
            @OptionalKey @Nullable Path trust,
            @OptionalKey @Nullable Hold other,
            Hold hold,
            Call call,
            @Default("[]") @Range(min = "0", max = "2") List<Line> lines) {}

    private static final Path FILE = Path.of("/etc/pagewire/sample.yaml");

    private static Sample read(String text) throws ConfigException {
        return ConfigFile.parse(FILE, text, Sample.class);
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
                .map(problem -> problem.toString().replace("/etc/pagewire/", ""))
                .toList();
    }

    @Test
    void keysLeftOutHaveTheirDefaults() throws Exception {
        Sample sample = read("name: kyoto");
        assertThat(sample.listen()).isEqualTo(new HostPort("127.0.0.1", 4338));
        assertThat(sample.data()).isEqualTo(Path.of("/etc/pagewire/data"));
        assertThat(sample.checked()).isTrue();
        assertThat(sample.surplus()).isEqualTo(Keep.CLOSE_AT_ONCE);
        assertThat(sample.order()).containsExactly(Keep.KEEP, Keep.CLOSE_AT_ONCE);
        assertThat(sample.trust()).isNull();
        assertThat(sample.other()).isNull();
        assertThat(sample.hold().interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(sample.lines()).isEmpty();
    }

    @Test
    void keysWrittenAreTyped() throws Exception {
        Sample sample = read("""
                name: 0550
                listen: "[::1]:0"
                data: /var/lib/pagewire
                trust: ../ca.pem
                surplus: keep
                hold: {interval: 500m}
                """.replace("500m}", "5m}") + """
                lines:
                  - id: 5550101
                    password: "12 34"
                    spare: 0
                """);
        assertThat(sample.name()).isEqualTo("0550");
        assertThat(sample.listen()).hasToString("[::1]:0");
        assertThat(sample.data()).isEqualTo(Path.of("/var/lib/pagewire"));
        assertThat(sample.trust()).isEqualTo(Path.of("/etc/ca.pem"));
        assertThat(sample.hold().interval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(sample.lines()).containsExactly(new Line("5550101", new Secret("12 34"), 0));
        assertThat(sample).asString().doesNotContain("12 34");
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() {
        assertThat(problems("""
                        name: kyoto
                        hold:
                          intervall: 30s
                        call:
                          answerTimeout: soon
                        lines:
                          - id: 5550101
                            spare: 9
                        """))
                .containsExactly(
                        "sample.yaml:3:3: hold.intervall: unknown key; did you mean 'interval'?",
                        "sample.yaml:5:18: call.answerTimeout: 'soon' is not a duration; write a number and its unit,"
                                + " such as 500ms, 30s, 5m, 2h or 1d",
                        "sample.yaml:7:5: lines[1].password: this key is required",
                        "sample.yaml:8:12: lines[1].spare: the value must be from 0 to 8");
    }

    @Test
    void aRelationBetweenKeysIsChecked() {
        assertThat(problems("name: a\ncall:\n  stallTimeout: 60s\n"))
                .containsExactly("sample.yaml:3:3: call: stallTimeout must be shorter than answerTimeout");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    listen: 4338              | write it as host:port, for example 127.0.0.1:4338
                    listen: a:65536           | the port after the colon must be a number from 0 to 65535
                    listen: ::1:80            | an IPv6 address stands in brackets, for example [::1]:4338
                    checked: perhaps          | 'perhaps' is neither true nor false
                    surplus: kepe             | 'kepe' is not one of keep, close-at-once; did you mean 'keep'?
                    order: keep               | a list is expected: [a, b], or one item per line after '- '
                    data: [a]                 | a single value is expected
                    hold: 3                   | here keys of a section are expected, each written 'key: value'
                    hold: {interval: 11m}     | the value must be from 1s to 10m
                    hold: {interval: 999ms}   | the value must be from 1s to 10m
                    lines: [1, 2, 3]          | here keys of a section are expected, each written 'key: value'
                    name: b                   | this key stands twice, first in line 1
                    data: ''                  | the path is empty
                    name2: b                  | unknown key; did you mean 'name'?
                    """)
    void aWrongValueSaysWhatToWrite(String line, String sentence) {
        assertThat(problems("name: a\n" + line + "\n").get(0))
                .endsWith(sentence)
                .contains(":2:");
    }

    @Test
    void aListWithTooManyItemsIsRefused() {
        String line = "  - {id: 1, password: x}\n";
        assertThat(problems("name: a\nlines:\n" + line.repeat(3)))
                .containsExactly("sample.yaml:3:3: lines: the number of items must be from 0 to 2");
    }

    @Test
    void whatIsNotYamlIsToldWithItsPlace() {
        assertThat(problems("name: a\n  data: b\n").get(0))
                .startsWith("sample.yaml:2:")
                .contains("this is not YAML");
        assertThat(problems("a: ".repeat(2) + "\n").get(0)).contains("this is not YAML");
        assertThat(problems("x: " + "[".repeat(50) + "]".repeat(50)).get(0)).contains("more than 16 levels deep");
        assertThat(problems("name: &n a\ndata: *n\n").get(0)).contains("an alias (*name) cannot be used here");
        assertThat(problems("name: a\n---\nname: b\n").get(0)).contains("a second document starts here");
    }

    @Test
    void aPasswordMayStandInAFileOfItsOwn(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("secret"), "p4ss\nmore\n");
        Path file = folder.resolve("sample.yaml");
        Files.writeString(file, "name: a\nlines: [{id: 1, passwordFile: secret}]\n");
        assertThat(ConfigFile.read(file, Sample.class).lines().get(0).password().value())
                .isEqualTo("p4ss");
    }

    @Test
    void aPasswordGivenTwiceOrInAMissingFileIsRefused() {
        assertThat(problems("name: a\nlines: [{id: 1, passwordFile: none}]\n").get(0))
                .contains("lines[1].passwordFile: cannot read /etc/pagewire/none (NoSuchFileException)"
                        .replace("/etc/pagewire/", ""));
        assertThat(problems("name: a\nlines: [{id: 1, password: x, passwordFile: y}]\n")
                        .get(0))
                .contains("lines[1].passwordFile: give either this or 'password'");
    }

    @Test
    void aFileThatCannotBeReadIsToldByName(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("none.yaml");
        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigFile.read(missing, Sample.class)))
                .hasMessage(missing + ": cannot read the configuration: there is no such file");
        Path large = folder.resolve("large.yaml");
        Files.write(large, new byte[ConfigFile.MAX_OCTETS + 1]);
        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigFile.read(large, Sample.class)))
                .hasMessageEndingWith("it is larger than 1 MiB");
        Files.write(large, new byte[] {'a', ':', (byte) 0xC3, 0x28});
        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigFile.read(large, Sample.class)))
                .hasMessageEndingWith("it is not UTF-8 text");
    }

    @Test
    void aShippedFileIsComparedWithTheDefaults(@TempDir Path folder) throws Exception {
        record Small(
                String id,
                @Default("30s") Duration interval,
                @Default("[a, b]") List<String> names,
                @OptionalKey @Nullable Path trust,
                Hold hold) {}
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, "id: x\ninterval: 30s\nnames: [a, b]\n# trust: ca.pem\nhold:\n  interval: 30s\n");
        assertThat(ShippedConfig.differences(file, Small.class)).isEmpty();
        Files.writeString(file, "id: x\ninterval: 31s\nnames: [a]\nhold: {}\n");
        assertThat(ShippedConfig.differences(file, Small.class))
                .containsExactly(
                        "interval is not its default 30s",
                        "names is not its default [a, b]",
                        "trust is missing",
                        "hold.interval is missing");
    }

    @Test
    void aSwapIsOneEdit() {
        assertThat(Spelling.distance("lisetn", "listen")).isEqualTo(1);
        assertThat(Spelling.hint("zzz", List.of("listen", "data"))).isEmpty();
    }
}
