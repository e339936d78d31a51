package org.pagewire.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/wire.md says what the code does: its tables are made anew from the code and compared. Further columns of a table
 * are free text.
 */
class WireDocumentTest {
    private final List<String> lines = read();

    @Test
    void itsMessagesAreThoseOfTheCode() {
        List<String> rows = Stream.of(MessageType.values())
                .map(type -> row(
                        "`%02x`".formatted(type.code()),
                        type.name(),
                        sender(type),
                        type.payload().map(WireDocumentTest::fields).orElse("raw octets")))
                .toList();
        assertTable("Messages", rows, 4);
    }

    @Test
    void itsStatesAreThoseOfTheCode() {
        WireState[] states = Arrays.copyOf(WireState.values(), WireState.CLOSED.ordinal());
        List<String> rows = new ArrayList<>();
        for (MessageType type : MessageType.values()) {
            rows.add(row(
                    type.name(),
                    Stream.of(states).map(state -> cell(state, type)).collect(Collectors.joining(" | "))));
        }
        assertTable("States", rows, states.length + 1);
        assertThat(lines)
                .contains(row(
                        "message",
                        Stream.of(states)
                                .map(state ->
                                        state.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .collect(Collectors.joining(" | "))));
        assertThat(WireState.CLOSED.fromDevice()).isEmpty();
        assertThat(WireState.CLOSED.fromRelay()).isEmpty();
    }

    @Test
    void itsLimitsAreThoseOfTheCode() {
        List<String> rows = Stream.of(Limits.class.getFields())
                .map(field -> row("`" + field.getName() + "`", String.format(Locale.ROOT, "%,d", value(field))))
                .toList();
        assertTable("Limits", rows, 2);
    }

    @Test
    void itsReasonsAreThoseOfTheCode() {
        List<String> rows = Stream.of(Reason.values())
                .map(reason -> row(
                        "`" + reason.code() + "`", reason.kind().name().toLowerCase(Locale.ROOT), reason.sentence()))
                .toList();
        assertTable("Reasons", rows, 3);
    }

    @Test
    void everyReasonHasACodeOfItsOwnAndASentence() {
        assertThat(Stream.of(Reason.values()).map(Reason::code)).doesNotHaveDuplicates();
        assertThat(Reason.values()).allSatisfy(reason -> {
            assertThat(reason.code()).matches("[a-z-]{3,32}");
            assertThat(reason.sentence()).endsWith(".").hasSizeBetween(20, 160);
            assertThat(Reason.ofCode(reason.code())).isEqualTo(reason);
        });
    }

    private void assertTable(String heading, List<String> expected, int columns) {
        List<String> found = lines.stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .dropWhile(line -> !line.startsWith("| ---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> firstColumns(line, columns))
                .toList();
        assertThat(found)
                .as(
                        "the table of \"%s\" in docs/wire.md, whose first columns are to be%n%s%n",
                        heading, String.join(System.lineSeparator(), expected))
                .isEqualTo(expected);
    }

    private static String firstColumns(String line, int columns) {
        String[] cells = line.substring(1).split("\\|", -1);
        return row(Arrays.stream(cells).limit(columns).map(String::strip).toArray(String[]::new));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String sender(MessageType type) {
        boolean device = isSent(type, WireState::fromDevice);
        boolean relay = isSent(type, WireState::fromRelay);
        return device && relay ? "both" : device ? "device" : "relay";
    }

    private static boolean isSent(MessageType type, Function<WireState, Set<MessageType>> side) {
        return Stream.of(WireState.values()).anyMatch(state -> side.apply(state).contains(type));
    }

    private static String fields(Class<? extends Message> payload) {
        String names = Stream.of(payload.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(" "));
        return names.isEmpty() ? "none" : names;
    }

    private static String cell(WireState state, MessageType type) {
        return Stream.of(
                        state.fromDevice().contains(type) ? "D" : "",
                        state.fromDeviceCrossing().contains(type) ? "d" : "",
                        state.fromRelay().contains(type) ? "R" : "",
                        state.fromRelayCrossing().contains(type) ? "r" : "")
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Number value(Field field) {
        try {
            return (Number) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "wire.md"));
        } catch (IOException e) {
            throw new AssertionError("docs/wire.md cannot be read", e);
        }
    }
}
