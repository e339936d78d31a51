package org.pagewire.relay.app;

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

/** The relay's command line; without a command it is the relay itself. */
@Command(
        name = "pagewire-relay",
        mixinStandardHelpOptions = true,
        version = "Pagewire relay",
        subcommands = {StatusCommand.class, UserCommand.class},
        description = {"The relay server: logs fax devices in and joins their calls. Runs until SIGTERM."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} --config conf/relay.yaml",
            "  ${ROOT-COMMAND-NAME} status --config conf/relay.yaml",
            "  ${ROOT-COMMAND-NAME} user add 5550101 --generate --config conf/relay.yaml",
            "%nExit codes: 0 done, 1 failed, 2 wrong usage or configuration."
        })
public final class RelayMain implements Callable<Integer> {
    @Mixin
    private @Nullable ProgramOptions options;

    /** Used by picocli. */
    RelayMain() {}

    /** Runs the relay or a command. */
    public static void main(String[] arguments) {
        System.exit(CommandRunner.run(new RelayMain(), "relay.yaml", arguments));
    }

    @Override
    public Integer call() throws ConfigException {
        LogSetup.verbose(options().verbose());
        new Relay(config()).run();
        return CommandRunner.DONE;
    }

    ProgramOptions options() {
        return Objects.requireNonNull(options);
    }

    RelayConfig config() throws ConfigException {
        return ConfigFile.read(options().config(), RelayConfig.class);
    }
}
