package org.pagewire.simulator.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.CommandRunner;
import org.pagewire.program.command.LogSetup;
import org.pagewire.program.command.ProgramOptions;
import org.pagewire.program.config.ConfigException;
import org.pagewire.program.config.ConfigFile;
import org.pagewire.program.control.ControlClient;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlRequest;
import org.pagewire.simulator.config.SimulatorConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The simulator's command line. Without a command it is the machine itself and runs until SIGTERM or SIGINT. */
@Command(
        name = "pagewire-simulator",
        mixinStandardHelpOptions = true,
        description = {
            "A simulated fax machine. Without a command it runs until it is stopped;",
            "the commands are the panel of a machine that runs with the same configuration."
        },
        subcommands = {
            PanelCommands.Status.class,
            PanelCommands.Load.class,
            PanelCommands.Dial.class,
            PanelCommands.SetAnswer.class,
            PanelCommands.Watch.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} --config conf/simulator.yaml",
            "  ${ROOT-COMMAND-NAME} dial 5550102 --document letter.tif",
            "  ${ROOT-COMMAND-NAME} load --document letter.tif && ${ROOT-COMMAND-NAME} dial 5550102",
            "  ${ROOT-COMMAND-NAME} answer busy",
            "",
            "Exit codes: 0 done (dial: delivered), 1 failed, 2 wrong usage or configuration."
        })
public final class SimulatorMain implements Callable<Integer> {
    @Mixin
    private final ProgramOptions options = new ProgramOptions();

    /** Called by picocli. */
    SimulatorMain() {}

    /** Starts the program. */
    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new SimulatorMain(), "simulator.yaml", arguments));
    }

    @Override
    public Integer call() throws ConfigException, ControlException {
        LogSetup.verbose(options.verbose());
        new Simulator(config()).run();
        return CommandRunner.DONE;
    }

    SimulatorConfig config() throws ConfigException {
        return ConfigFile.read(options.config(), SimulatorConfig.class);
    }

    boolean json() {
        return options.json();
    }

    /**
     * Asks the running machine.
     *
     * @throws CommandFailure with the machine's sentence when it refuses; with {@code --json} its line is printed before
     */
    ObjectNode ask(ControlRequest request) throws ConfigException, ControlException {
        ObjectNode answer = ControlClient.ask(config().socket(), request);
        if (json()) {
            System.out.println(answer);
        }
        return CommandFailure.unlessOk(answer);
    }
}
