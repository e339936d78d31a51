package org.pagewire.program.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pagewire.program.config.ConfigException;
import org.pagewire.program.control.ControlException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;

/**
 * Runs a program's command line. Exit codes: 0 done; 1 failed, with a sentence on stderr; 2 wrong usage or a
 * configuration file that cannot be used.
 */
public final class CommandRunner {
    /** Done. */
    public static final int DONE = 0;
    /** Failed; stderr has the sentence. */
    public static final int FAILED = 1;
    /** The command line or the configuration file is wrong. */
    public static final int USAGE = 2;

    private static final String COMPLETION = "completion";

    private CommandRunner() {}

    /**
     * Runs the command that the arguments name. Its help shows it as the user typed it, which the scripts tell by the
     * property {@code pagewire.command}.
     *
     * @param root the program's root command with a {@link ProgramOptions} mixin
     * @param configName name of its file in the distribution's {@code conf} folder, such as {@code relay.yaml}
     * @return the exit code
     */
    public static int run(Object root, String configName, String... arguments) {
        CommandLine line = commandLine(root, configName);
        boolean completion = arguments.length > 0 && arguments[0].equals(COMPLETION);
        if (!completion) { // its script is for the program's own name
            line.setCommandName(System.getProperty("pagewire.command", line.getCommandName()));
        }
        return line.execute(arguments);
    }

    static CommandLine commandLine(Object root, String configName) {
        CommandLine line = new CommandLine(root);
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().description("Print a completion script for bash and zsh.");
        line.addSubcommand(COMPLETION, completion);
        String version = root.getClass().getPackage().getImplementationVersion();
        line.getCommandSpec().version("Pagewire " + (version == null ? "(from classes)" : version));
        Path config = home().resolve("conf").resolve(configName);
        line.setDefaultValueProvider(arg -> isConfig(arg) ? config.toString() : null);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExitCodeExceptionMapper(failure ->
                failure instanceof ConfigException || failure instanceof ParameterException ? USAGE : FAILED);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            if (failure instanceof CommandFailure
                    || failure instanceof ConfigException
                    || failure instanceof ControlException) {
                err.println(failure.getMessage());
            } else {
                err.println("Failed because of a defect; please report it with the lines that follow.");
                failure.printStackTrace(err);
            }
            err.flush();
            return failure instanceof ConfigException ? USAGE : FAILED;
        });
        return line;
    }

    private static boolean isConfig(ArgSpec arg) {
        return arg.isOption()
                && ((CommandLine.Model.OptionSpec) arg).longestName().equals("--config");
    }

    /** The distribution's folder: set by its scripts as the property {@code pagewire.home}, otherwise the current one. */
    static Path home() {
        String home = System.getProperty("pagewire.home", "");
        Path folder = Path.of(home.isEmpty() ? "." : home);
        return Files.isDirectory(folder) ? folder : Path.of(".");
    }
}
