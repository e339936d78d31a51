package org.pagewire.imaging.app;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What all commands share. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class ImageCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable ImageMain main;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public abstract Integer call() throws IOException;

    final Console console() {
        return Objects.requireNonNull(main, "used without its parent command").console();
    }

    /** Ends the command with exit code 2 and this sentence. */
    final ParameterException wrongUsage(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
