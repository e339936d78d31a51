package org.pagewire.relay.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.PageProgress;
import org.pagewire.relay.admin.Registrations;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a password comes from: never from the command line, where every user of the host could read it. */
final class PasswordSource {
    @ArgGroup
    private Choice choice = new Choice();

    private @Nullable BufferedReader lines;

    /** One of the two, or neither: then the terminal is asked. */
    static final class Choice {
        @Option(names = "--generate", description = "Make a password and print it, once.")
        private boolean generate;

        @Option(names = "--password-stdin", description = "Read the password from standard input, a line for each ID.")
        private boolean stdin;
    }

    /** Used by picocli. */
    PasswordSource() {}

    boolean isGenerated() {
        return choice.generate;
    }

    char[] password(Registrations registrations) {
        if (choice.generate) {
            return registrations.generate();
        }
        return choice.stdin ? fromStdin() : fromTerminal();
    }

    private char[] fromStdin() {
        try {
            if (lines == null) {
                lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            }
            String line = lines.readLine();
            if (line == null) {
                throw new CommandFailure("Standard input was empty; each ID's password is a line of it.");
            }
            return line.toCharArray();
        } catch (IOException e) {
            throw new CommandFailure("The password could not be read from standard input: " + e.getMessage());
        }
    }

    @SuppressWarnings("SystemConsoleNull") // null up to Java 21 without a terminal; later isTerminal() tells
    private static char[] fromTerminal() {
        Console console = System.console();
        if (console == null || !PageProgress.isTerminal()) {
            throw new CommandFailure("There is no terminal to ask for the password on."
                    + " Use --generate, or --password-stdin and give it on standard input.");
        }
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("Again: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw new CommandFailure("The two passwords differ. Nothing was changed.");
        }
        return first;
    }
}
