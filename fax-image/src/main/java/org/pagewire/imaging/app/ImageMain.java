package org.pagewire.imaging.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.page.FaxFitter;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.ScanWidth;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.CommandRunner;
import org.pagewire.program.command.PageProgress;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line for fax pages. Exit codes: 0 done; 1 failed, with a sentence on stderr; 2 wrong usage. */
@Command(
        name = "pagewire-image",
        mixinStandardHelpOptions = true,
        description = "Shows, converts and compares fax pages and documents that become fax pages.",
        subcommands = {InfoCommand.class, ConvertCommand.class, ViewCommand.class, CompareCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} info received.tif",
            "  ${ROOT-COMMAND-NAME} view received.tif --page 2",
            "  ${ROOT-COMMAND-NAME} convert letter.pdf letter.tif",
            "  ${ROOT-COMMAND-NAME} convert received.tif received.pdf",
            "  ${ROOT-COMMAND-NAME} compare sent.tif received.tif --diff difference.png",
            "",
            "COMMAND --help tells more. What a file is shows in its first octets, whatever its name.",
            "",
            "Exit codes: 0 done; 1 failed (info: a page is damaged; compare: the files differ); 2 wrong usage (compare: also "
                    + "a file that cannot be read)."
        })
public final class ImageMain implements Runnable {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    ImageMain(Console console) {
        this.console = console;
    }

    /** Starts the program. */
    public static void main(String[] arguments) {
        // Drawing is for pages: there is no window, even where there could be one.
        System.setProperty("java.awt.headless", "true");
        // PDFBox tells a log of fonts it had to replace and the like; here what matters is an exception, which has a
        // sentence.
        System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        Console console = new Console(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                PageProgress.isTerminal(2),
                PageProgress.isTerminal(1),
                PageProgress.isTerminal(1) && isColoured(System.getenv()),
                TerminalWidth::columns,
                System::nanoTime,
                Clock.system(ZoneId.systemDefault()));
        System.exit(run(console, arguments));
    }

    /** Whether the user has not asked for plain characters (no-color.org), and the terminal knows more. */
    static boolean isColoured(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** In UTF-8, whatever the locale says: a picture in characters has no others. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs a command; returns its exit code. */
    static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new ImageMain(console));
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().description("Print a completion script for bash and zsh.");
        line.addSubcommand("completion", completion);
        boolean own = arguments.length > 0 && arguments[0].equals("completion");
        if (!own) { // the script is for the program's own name
            line.setCommandName(System.getProperty("pagewire.command", line.getCommandName()));
        }
        String version = ImageMain.class.getPackage().getImplementationVersion();
        line.getCommandSpec().version("Pagewire " + (version == null ? "(from classes)" : version));
        line.setOut(writer(console.out()));
        line.setErr(writer(console.err()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(ImageMain::wrongUsage);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(console, failure));
        int exitCode = execute(line, console, arguments);
        console.out().flush();
        console.err().flush();
        if (console.out().checkError() && exitCode == CommandRunner.DONE) {
            return CommandRunner.FAILED;
        }
        return exitCode;
    }

    private static int execute(CommandLine line, Console console, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            console.warn("There is not enough memory for a page so large. Give Java more, as by JAVA_OPTS=-Xmx2g.");
            return CommandRunner.FAILED;
        }
    }

    /** The sentence and where to read on; the whole help would push it off the screen. */
    private static int wrongUsage(ParameterException wrong, String[] arguments) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return CommandRunner.USAGE;
    }

    private static int failed(Console console, Exception failure) {
        if (failure instanceof CommandFailure) {
            console.warn(String.valueOf(failure.getMessage()));
        } else if (failure instanceof IOException e) {
            console.warn(Sentences.of(e));
        } else {
            console.warn("Failed because of a defect; please report it with the lines that follow.");
            failure.printStackTrace(console.err());
        }
        return CommandRunner.FAILED;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Say what to do: info, convert, view or compare.");
        }
    }

    Console console() {
        return console;
    }

    /** What drawn and coloured pages become unless a command is told otherwise: fine, on A4. */
    static FaxFitter fine() {
        return FaxFitter.exactly(FaxResolution.FINE, ScanWidth.A4);
    }
}
