package org.pagewire.agent.app;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.command.CommandRunner;
import org.pagewire.program.command.LogSetup;
import org.pagewire.program.command.ProgramOptions;
import org.pagewire.program.config.ConfigException;
import org.pagewire.program.config.ConfigFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The agent's command line; without a command it is the agent itself. */
@Command(
        name = "pagewire-agent",
        mixinStandardHelpOptions = true,
        version = "Pagewire agent",
        subcommands = StatusCommand.class,
        description = {
            "The device agent: keeps the fax machines of a LAN reachable through a relay, and carries their calls.",
            "Runs until SIGTERM."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} --config conf/agent.yaml",
            "  ${ROOT-COMMAND-NAME} status --config conf/agent.yaml",
            "%nExit codes: 0 done, 1 failed, 2 wrong usage or configuration."
        })
public final class AgentMain implements Callable<Integer> {
    @Mixin
    private @Nullable ProgramOptions options;

    /** Used by picocli. */
    AgentMain() {}

    /** Runs the agent or a command. */
    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new AgentMain(), "agent.yaml", arguments));
    }

    @Override
    public Integer call() throws ConfigException {
        LogSetup.verbose(options().verbose());
        new Agent(config()).run();
        return CommandRunner.DONE;
    }

    ProgramOptions options() {
        return Objects.requireNonNull(options);
    }

    AgentConfig config() throws ConfigException {
        return ConfigFile.read(options().config(), AgentConfig.class);
    }
}
