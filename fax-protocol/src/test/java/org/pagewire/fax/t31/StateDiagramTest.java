package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/t31-states.md is drawn from the code: every state that a state makes or ends with is an arrow, named after the method
 * that does it. To draw it anew: {@code mvn test -pl fax-protocol -Dtest=StateDiagramTest -Dpagewire.draw=true}.
 */
class StateDiagramTest {
    private static final Path SOURCES = Path.of("src/main/java/org/pagewire/fax/t31");
    private static final Path DIAGRAM = Path.of("../docs/t31-states.md");

    private static final Pattern METHOD = Pattern.compile("^    [a-z].* (\\w+)\\(.*\\{$");
    private static final Pattern MADE = Pattern.compile("new (\\w+)\\(modem[,)]");
    private static final Pattern VERB = Pattern.compile("case ([A-Z_, ]+) ->");
    private static final Pattern PARENT = Pattern.compile("class \\w+ extends (\\w+)");

    /** Arrows as "from to" with the methods that take them. */
    private final Map<String, TreeSet<String>> arrows = new TreeMap<>();

    private static List<String> lines(String type) throws IOException {
        return Files.readAllLines(SOURCES.resolve(type + ".java"));
    }

    private static String parent(String type) throws IOException {
        Matcher matcher = PARENT.matcher(String.join("\n", lines(type)));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static boolean isState(String type) throws IOException {
        String parent = parent(type);
        return parent.equals("ModemState") || (!parent.isEmpty() && isState(parent));
    }

    private static List<String> states() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<String> types = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
            TreeSet<String> states = new TreeSet<>();
            for (String type : types) {
                if (isState(type) && !String.join("\n", lines(type)).contains("abstract class")) {
                    states.add(type);
                }
            }
            return List.copyOf(states);
        }
    }

    /** What {@code type} and the classes above it do. */
    private void follow(String state, String type) throws IOException {
        String method = "";
        for (String line : lines(type)) {
            Matcher declared = METHOD.matcher(line);
            if (declared.find()) {
                method = declared.group(1);
            }
            Matcher made = MADE.matcher(line);
            while (made.find()) {
                arrow(state, made.group(1), method);
            }
            if (line.contains("modem.finish(")) {
                arrow(state, "AwaitCommand", method);
            }
        }
        String parent = parent(type);
        if (!parent.equals("ModemState")) {
            follow(state, parent);
        }
    }

    private void arrow(String from, String to, String why) {
        arrows.computeIfAbsent(from + " " + to, key -> new TreeSet<>()).add(why);
    }

    private static boolean isVerb(String name) {
        return Stream.of(Verb.values()).anyMatch(verb -> verb.name().equals(name));
    }

    /** The interpreter acts for AwaitCommand; arrows of its signals are named after the command. */
    private void commands() throws IOException {
        String why = "";
        for (String line : lines("Interpreter")) {
            Matcher verb = VERB.matcher(line);
            if (verb.find() && isVerb(verb.group(1).split(", ")[0])) {
                why = Stream.of(verb.group(1).split(", "))
                        .map(name -> Verb.valueOf(name).command())
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow();
            } else if (line.contains("default ->")) {
                why = Verb.RECEIVE_FRAMES.command();
            } else if (line.contains(" dial(String")) {
                why = Verb.DIAL.command();
            } else if (line.contains(" answer(int")) {
                why = Verb.ANSWER.command();
            }
            Matcher made = MADE.matcher(line);
            while (made.find()) {
                String state = made.group(1);
                arrow(
                        "AwaitCommand",
                        state,
                        state.equals("Pause") ? "+FTS" : state.equals("AwaitSilence") ? "+FRS" : why);
            }
        }
    }

    private String diagram() throws IOException {
        commands();
        for (String state : states()) {
            follow(state, state);
        }
        StringBuilder text = new StringBuilder("""
                # States of the Class 1 modem

                Drawn from the code of `org.pagewire.fax.t31` by `StateDiagramTest`, which fails when this page is out of date. Arrows
                are named after the command, or the method of the state, that takes them. `dteGone` leads from each state to
                `AwaitCommand`.

                ```mermaid
                stateDiagram-v2
                    [*] --> AwaitCommand
                """);
        arrows.forEach((arrow, why) -> text.append("    ")
                .append(arrow.replace(" ", " --> "))
                .append(" : ")
                .append(String.join(", ", why))
                .append('\n'));
        return text.append("```\n").toString();
    }

    @Test
    void theDiagramInTheDocsIsTheOneOfTheCode() throws IOException {
        String drawn = diagram();
        if (Boolean.getBoolean("pagewire.draw")) {
            Files.writeString(DIAGRAM, drawn);
        }
        assertThat(DIAGRAM).content().isEqualTo(drawn);
    }

    @Test
    void eachStateCanBeReachedAndLeft() throws IOException {
        diagram();
        for (String state : states()) {
            assertThat(arrows.keySet()).as(state).anyMatch(arrow -> arrow.endsWith(" " + state));
            assertThat(arrows.keySet()).as(state).anyMatch(arrow -> arrow.startsWith(state + " "));
        }
    }
}
