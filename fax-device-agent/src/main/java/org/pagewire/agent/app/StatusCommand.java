package org.pagewire.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** {@code agent status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show each line: its connection to the relay, its machine, and its calls.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} status", "  ${ROOT-COMMAND-NAME} status --json --config conf/agent.yaml"})
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable AgentMain agent;

    @Spec
    private @Nullable CommandSpec spec;

    /** Used by picocli. */
    StatusCommand() {}

    @Override
    public Integer call() throws ConfigException, ControlException {
        AgentMain main = Objects.requireNonNull(agent);
        ObjectNode status =
                CommandFailure.unlessOk(ControlClient.ask(main.config().controlSocket(), ControlRequest.of("status")));
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (main.options().json()) {
            out.println(status);
        } else {
            out.print(text(status));
        }
        out.flush();
        return CommandRunner.DONE;
    }

    /** The status for people. */
    static String text(JsonNode status) {
        String end = System.lineSeparator();
        StringBuilder text = new StringBuilder();
        text.append("Agent speaks SIP at ").append(status.path("sip").asText());
        text.append(", its relay is ")
                .append(status.path("relay").asText())
                .append(".")
                .append(end)
                .append(end);
        Table lines = new Table("LINE", "STATE", "CONNECTIONS", "VACANT", "IN USE", "MACHINE");
        Table calls =
                new Table("LINE", "DIRECTION", "PARTNER", "STATE", "SINCE", "PACKETS OUT", "PACKETS IN", "DROPPED");
        StringBuilder troubles = new StringBuilder();
        boolean anyCall = false;
        for (JsonNode line : status.path("lines")) {
            JsonNode machine = line.path("machine");
            lines.row(
                    line.path("id").asText(),
                    line.path("state").asText(),
                    line.path("connections").asInt(),
                    line.path("vacant").asInt(),
                    line.path("inUse").asInt(),
                    machine.path("registered").asBoolean()
                            ? machine.path("address").asText()
                            : "not registered");
            if (!line.path("state").asText().equals("logged-in") && line.has("sentence")) {
                troubles.append(line.path("id").asText())
                        .append(": ")
                        .append(line.path("sentence").asText().replaceAll("\\p{Cntrl}", "?"))
                        .append(end);
            }
            for (JsonNode call : line.path("calls")) {
                anyCall = true;
                calls.row(
                        line.path("id").asText(),
                        call.path("direction").asText(),
                        call.path("partner").asText(),
                        call.path("state").asText(),
                        call.path("seconds").asLong() + " s",
                        call.path("packetsToRelay").asLong(),
                        call.path("packetsToMachine").asLong(),
                        call.path("dropped").asLong());
            }
        }
        text.append(lines).append(troubles).append(end);
        text.append(anyCall ? calls.toString() : "No calls." + end);
        for (JsonNode alarm : status.path("alarms")) {
            text.append(end)
                    .append("ALARM: ")
                    .append(alarm.asText().replaceAll("\\p{Cntrl}", "?"))
                    .append(end);
        }
        return text.toString();
    }
}
