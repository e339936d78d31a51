package org.pagewire.program.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration file that cannot be used; tells all its problems at once, one per line, in the file's order. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the file's order. */
    public List<Problem> problems() {
        return problems;
    }
}
