package org.pagewire.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.command.PageProgress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The demo's command line. Exit codes: 0 the document was delivered; 1 it was not, or the demo failed; 2 wrong usage. */
@Command(
        name = "pagewire-demo",
        mixinStandardHelpOptions = true,
        version = "Pagewire demo",
        sortOptions = false,
        description = {
            "Starts a relay, two agents and two simulated fax machines on loopback, registers two fax IDs, and lets "
                    + "5550101 dial 5550102 and send a document. All of it is gone afterwards but the received TIFF."
        })
public final class DemoMain implements Callable<Integer> {
    @Option(
            names = "--document",
            paramLabel = "FILE",
            description = "A TIFF to send instead of the sample of three pages.")
    private @Nullable Path document;

    @Option(
            names = "--keep",
            description = "Leave everything running afterwards, and say how to look around and stop it.")
    private boolean keep;

    @Option(names = "--json", description = "Print the outcome as one JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Used by picocli. */
    DemoMain() {}

    /** Runs the demo. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new DemoMain());
        System.exit(line.setUsageHelpAutoWidth(true)
                .setCommandName(System.getProperty("pagewire.command", line.getCommandName()))
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Path> chosen = Optional.ofNullable(document).map(Path::toAbsolutePath);
        if (chosen.isPresent() && !Files.isReadable(chosen.get())) {
            throw wrongUsage("There is no readable file " + chosen.get() + ".");
        }
        String home = System.getProperty("pagewire.home");
        if (home == null) {
            throw wrongUsage("Start the demo by its script, bin/pagewire-demo: it needs the other programs beside it.");
        }
        return run(chosen, Path.of(home).resolve("bin"));
    }

    private int run(Optional<Path> chosen, Path programs) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        Screen screen = new Screen(out, PageProgress.isTerminal());
        DemoFolder folder = DemoFolder.create();
        Children children = new Children(programs, keep);
        Thread cleanUp = new Thread(() -> cleanUp(children, folder), "clean-up");
        Runtime.getRuntime().addShutdownHook(cleanUp);
        boolean leave = false;
        try {
            screen.headline("Pagewire demo in " + folder.root());
            Demo.Outcome outcome = new Demo(children, folder, screen).run(chosen);
            if (children.isEnding()) {
                return 1; // a signal ended the call
            }
            Report.tell(outcome, screen);
            if (keep) {
                new LookAround(folder, programs).tell(outcome, children.pids(), screen);
                leave = true;
            }
            printJson(screen, Report.json(outcome));
            return outcome.delivered() ? 0 : 1;
        } catch (DemoFailure failure) {
            if (children.isEnding()) {
                return 1; // a signal ended the programs
            }
            Report.tell(failure, screen);
            printJson(screen, Report.json(failure));
            return 1;
        } finally {
            if (!leave) {
                cleanUp(children, folder);
            }
            forget(cleanUp);
        }
    }

    private ParameterException wrongUsage(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }

    private void printJson(Screen screen, ObjectNode object) {
        if (json) {
            screen.headline(object.toString());
        }
    }

    private static void forget(Thread cleanUp) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleanUp);
        } catch (IllegalStateException e) {
            return; // a signal came first: the hook is running and does the same once more
        }
    }

    /** Once: a signal and the end of the demo may come together, and the second waits for the first. */
    private static synchronized void cleanUp(Children children, DemoFolder folder) {
        children.end();
        try {
            folder.remove();
        } catch (IOException e) {
            System.err.println("The folder " + folder.root() + " could not be removed: " + e.getMessage());
        }
    }
}
