package org.pagewire.relay.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.CommandRunner;
import org.pagewire.program.command.Table;
import org.pagewire.program.config.ConfigException;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code relay status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show who is logged in, which connections are vacant or in use, and the calls.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} status", "  ${ROOT-COMMAND-NAME} status --json --config conf/relay.yaml"})
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RelayMain relay;

    @Spec
    private @Nullable CommandSpec spec;

    /** Used by picocli. */
    StatusCommand() {}

    @Override
    public Integer call() throws ConfigException, ControlException {
        RelayMain main = Objects.requireNonNull(relay);
        ObjectNode status =
                CommandFailure.unlessOk(ControlClient.ask(main.config().controlSocket(), ControlRequest.of("status")));
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (main.options().json()) {
            out.println(status);
        } else {
            out.print(text(status, Instant.now()));
        }
        out.flush();
        return CommandRunner.DONE;
    }

    /** The status for people. */
    static String text(JsonNode status, Instant now) {
        StringBuilder text = new StringBuilder();
        text.append("Relay ").append(status.path("name").asText());
        text.append(" listens on ").append(status.path("listen").asText());
        text.append(", ").append(status.path("connections").asInt()).append(" connections open.");
        text.append(System.lineSeparator()).append(System.lineSeparator());
        users(status.path("users"), now, text);
        calls(status.path("calls"), now, text);
        JsonNode counters = status.path("counters");
        text.append("Since the start: logins ").append(counters.path("logins").asLong());
        text.append(", refused ").append(counters.path("loginsRefused").asLong());
        text.append("; demands ").append(counters.path("demands").asLong());
        text.append(", connected ").append(counters.path("callsConnected").asLong());
        text.append("; protocol errors ").append(counters.path("protocolErrors").asLong());
        text.append('.');
        return text.append(System.lineSeparator()).toString();
    }

    private static void users(JsonNode users, Instant now, StringBuilder text) {
        if (users.isEmpty()) {
            text.append("Nobody is logged in.").append(System.lineSeparator());
        } else {
            Table table = new Table("ID", "TYPE", "CONDITION", "CONNECTION", "STATE", "SINCE", "ADDRESS");
            for (JsonNode user : users) {
                String condition = user.path("superseded").asBoolean()
                        ? "superseded"
                        : user.path("condition").asText().replace('-', ' ');
                String id = user.path("id").asText();
                String type = user.path("type").asText();
                for (JsonNode connection : user.path("connections")) {
                    table.row(
                            id,
                            type,
                            condition,
                            connection.path("number").asLong(),
                            connection.path("state").asText(),
                            ago(connection.path("since").asText(), now),
                            connection.path("address").asText());
                    id = "";
                    type = "";
                    condition = "";
                }
            }
            text.append(table);
        }
        text.append(System.lineSeparator());
    }

    private static void calls(JsonNode calls, Instant now, StringBuilder text) {
        if (calls.isEmpty()) {
            text.append("No calls.").append(System.lineSeparator());
        } else {
            Table table = new Table("CALL", "FROM", "TO", "STATE", "SINCE", "OCTETS THERE", "OCTETS BACK");
            for (JsonNode call : calls) {
                table.row(
                        call.path("call").asText(),
                        call.path("from").asText(),
                        call.path("to").asText(),
                        call.path("state").asText(),
                        ago(call.path("since").asText(), now),
                        call.path("octetsFromCaller").asLong(),
                        call.path("octetsToCaller").asLong());
            }
            text.append(table);
        }
        text.append(System.lineSeparator());
    }

    private static String ago(String stamp, Instant now) {
        Duration age = Duration.between(Instant.parse(stamp), now);
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
    }
}
