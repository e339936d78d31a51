package org.pagewire.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.CommandRunner;
import org.pagewire.program.command.LogSetup;
import org.pagewire.program.command.Table;
import org.pagewire.program.config.ConfigException;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands that talk to a running machine. */
final class PanelCommands {
    private PanelCommands() {}

    /** What all of them share. */
    abstract static class PanelCommand implements Callable<Integer> {
        @ParentCommand
        private @Nullable SimulatorMain main;

        final SimulatorMain main() {
            if (main == null) {
                throw new IllegalStateException("used without its parent command");
            }
            return main;
        }

        @Override
        public final Integer call() throws ConfigException, ControlException {
            LogSetup.quiet();
            return run();
        }

        abstract int run() throws ConfigException, ControlException;
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Show the machine: registration, panel, feeder, line, and its last calls.")
    static final class Status extends PanelCommand {
        @Override
        int run() throws ConfigException, ControlException {
            ObjectNode status = main().ask(ControlRequest.of("status"));
            if (main().json()) {
                return CommandRunner.DONE;
            }
            JsonNode feeder = status.path("feeder");
            System.out.println("machine     " + status.path("id").asText());
            System.out.println("registered  " + (status.path("registered").asBoolean() ? "yes" : "no"));
            System.out.println("answer      " + status.path("answer").asText());
            System.out.println("feeder      "
                    + (feeder.isEmpty()
                            ? "empty"
                            : feeder.path("document").asText() + ", "
                                    + feeder.path("pages").asInt() + " page(s)"));
            System.out.println("line        " + status.path("line").asText());
            if (!status.path("calls").isEmpty()) {
                Table calls = new Table("CALL", "DIRECTION", "FROM", "TO", "PAGES", "SECONDS", "OUTCOME", "");
                for (JsonNode call : status.path("calls")) {
                    calls.row(
                            call.path("call").asInt(),
                            call.path("direction").asText(),
                            call.path("from").asText(),
                            call.path("to").asText(),
                            call.path("pages").asInt(),
                            call.path("seconds").asDouble(),
                            call.path("outcome").asText(),
                            call.path("sentence").asText());
                }
                System.out.println();
                System.out.print(calls);
            }
            return CommandRunner.DONE;
        }
    }

    @Command(
            name = "load",
            mixinStandardHelpOptions = true,
            description = "Put a document into the feeder, in place of what is in it.",
            footerHeading = "%nExample:%n",
            footer = "  ${ROOT-COMMAND-NAME} load --document letter.tif")
    static final class Load extends PanelCommand {
        @Option(
                names = {"-d", "--document"},
                required = true,
                paramLabel = "FILE",
                description = "A TIFF file; every page is looked at now.")
        private Path document = Path.of("");

        @Override
        int run() throws ConfigException, ControlException {
            String file = document.toAbsolutePath().normalize().toString();
            ObjectNode answer = main().ask(ControlRequest.of("load").with("document", file));
            if (!main().json()) {
                System.out.println(answer.path("pages").asInt() + " page(s) in the feeder");
            }
            return CommandRunner.DONE;
        }
    }

    @Command(
            name = "dial",
            mixinStandardHelpOptions = true,
            description = {
                "Call a fax ID and send a document; ends when the call has ended. Ctrl-C stops the transmission."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  ${ROOT-COMMAND-NAME} dial 5550102 --document letter.tif", "  ${ROOT-COMMAND-NAME} dial 5550102"
            })
    static final class Dial extends PanelCommand {
        @Parameters(paramLabel = "ID", description = "The fax ID to call.")
        private String to = "";

        @Option(
                names = {"-d", "--document"},
                paramLabel = "FILE",
                description = "A TIFF file (default: what is in the feeder).")
        private @Nullable Path document;

        @Override
        int run() throws ConfigException, ControlException {
            ControlRequest request = ControlRequest.of("dial").with("to", to);
            if (document != null) {
                request = request.with(
                        "document", document.toAbsolutePath().normalize().toString());
            }
            ObjectNode result;
            try (CallScreen screen = new CallScreen(main().json(), false)) {
                result = ControlClient.ask(main().config().socket(), request, ControlClient.UNLIMITED, screen::show);
            }
            if (main().json()) {
                System.out.println(result);
            }
            CommandFailure.unlessOk(result);
            if (!main().json()) {
                System.out.println(result.path("pages").asInt() + " page(s) delivered to " + to + " in "
                        + result.path("seconds").asDouble() + " s");
            }
            return CommandRunner.DONE;
        }
    }

    @Command(
            name = "answer",
            mixinStandardHelpOptions = true,
            description = "Set how calls are answered: on answers, off rings and does not answer, busy refuses.",
            footerHeading = "%nExample:%n",
            footer = "  ${ROOT-COMMAND-NAME} answer busy")
    static final class SetAnswer extends PanelCommand {
        /** How calls are answered. */
        enum Setting {
            on,
            off,
            busy
        }

        @Parameters(paramLabel = "on|off|busy", description = "The new setting.")
        private Setting setting = Setting.on;

        @Override
        int run() throws ConfigException, ControlException {
            main().ask(ControlRequest.of("answer").with("answer", setting.name()));
            if (!main().json()) {
                System.out.println("answer " + setting);
            }
            return CommandRunner.DONE;
        }
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = "Show what happens in all calls, sent and received, until Ctrl-C.")
    static final class Watch extends PanelCommand {
        @Override
        int run() throws ConfigException, ControlException {
            try (CallScreen screen = new CallScreen(main().json(), true)) {
                CommandFailure.unlessOk(ControlClient.ask(
                        main().config().socket(), ControlRequest.of("watch"), ControlClient.UNLIMITED, screen::show));
            }
            return CommandRunner.DONE;
        }
    }
}
