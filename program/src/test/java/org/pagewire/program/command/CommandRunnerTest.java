package org.pagewire.program.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.pagewire.program.config.ConfigFile;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

final class CommandRunnerTest {
    @Command(name = "sample", mixinStandardHelpOptions = true, subcommands = Look.class)
    static final class Sample implements Callable<Integer> {
        @Mixin
        ProgramOptions options = new ProgramOptions();

        @Override
        public Integer call() throws Exception {
            ConfigFile.read(options.config(), Empty.class);
            return CommandRunner.DONE;
        }
    }

    record Empty() {}

    @Command(name = "look", mixinStandardHelpOptions = true)
    static final class Look implements Callable<Integer> {
        @ParentCommand
        Sample parent = new Sample();

        @picocli.CommandLine.Parameters
        String what = "";

        @Override
        public Integer call() throws Exception {
            return switch (what) {
                case "config" ->
                    parent.options.config().equals(Path.of("x.yaml")) && parent.options.json() ? CommandRunner.DONE : 7;
                case "fail" -> throw new CommandFailure("The line is busy: try later.");
                case "ask" -> {
                    ControlClient.ask(Path.of("/nowhere/control.sock"), ControlRequest.of("status"));
                    yield 7;
                }
                default -> throw new IllegalStateException("made for the test");
            };
        }
    }

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = CommandRunner.commandLine(new Sample(), "sample.yaml");
        line.setErr(new PrintWriter(err)).setOut(new PrintWriter(new StringWriter()));
        return line.execute(arguments);
    }

    @Test
    void optionsMayStandBeforeOrBehindTheCommand() {
        assertThat(run("--config", "x.yaml", "--json", "look", "config")).isZero();
        assertThat(run("look", "config", "--json", "--config", "x.yaml")).isZero();
    }

    @Test
    void aFailureIsOneSentenceAndExitCode1() {
        assertThat(run("look", "fail")).isEqualTo(1);
        assertThat(err).hasToString("The line is busy: try later." + System.lineSeparator());
    }

    @Test
    void aProgramThatDoesNotRunIsAFailure() {
        assertThat(run("look", "ask")).isEqualTo(1);
        assertThat(err.toString()).startsWith("Nobody listens at /nowhere/control.sock");
    }

    @Test
    void wrongUsageIsExitCode2() {
        assertThat(run("--wrong")).isEqualTo(2);
        assertThat(run("look")).isEqualTo(2);
    }

    @Test
    void aConfigurationThatCannotBeUsedIsExitCode2() {
        assertThat(run("--config", "/nowhere/x.yaml")).isEqualTo(2);
        assertThat(err.toString()).contains("/nowhere/x.yaml: cannot read the configuration: there is no such file");
    }

    @Test
    void aDefectIsExitCode1() {
        assertThat(run("look", "defect")).isEqualTo(1);
        assertThat(err.toString()).contains("defect");
    }

    @Test
    void tablesAlignAndShowNoControlCharacters() {
        assertThat(new Table("ID", "STATE")
                        .row("5550101", "in\u001bcall")
                        .row(1, "")
                        .toString()
                        .split("\\R"))
                .containsExactly("ID       STATE", "5550101  in?call", "1");
    }
}
