package org.pagewire.program.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The options that every program and each of its commands take; used as a mixin of the program's root command, from
 * which the commands inherit them. {@link CommandRunner} gives the default of {@code --config}.
 */
public final class ProgramOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration file (default: ${DEFAULT-VALUE}).")
    private @Nullable Path config;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print JSON, one object per line, instead of text.")
    private boolean json;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log more: every packet and decision.")
    private boolean verbose;

    /** The configuration file. */
    public Path config() {
        if (config == null) {
            throw new CommandFailure("Say which configuration to use: --config FILE.");
        }
        return config;
    }

    /** Whether to print JSON. */
    public boolean json() {
        return json;
    }

    /** Whether to log at level DEBUG. */
    public boolean verbose() {
        return verbose;
    }
}
