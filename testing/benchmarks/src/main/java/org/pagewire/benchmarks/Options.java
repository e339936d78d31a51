package org.pagewire.benchmarks;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the script was called with.
 *
 * @param quick a run of about a minute instead of one to quote
 * @param fastest whether the fastest round counts instead of the median
 * @param json where raw figures go
 * @param coders the codings to measure
 * @param peer the C program, unless it could not be built
 * @param charts the folder where the ITU-T charts are, if it is there
 */
record Options(
        boolean quick, boolean fastest, Optional<Path> json, Set<Coder> coders, Optional<Path> peer, Path charts) {

    private static final int USAGE = 64;

    /** Reads a program's arguments; if one is wrong, says so and ends the program. */
    static Options orExit(String... arguments) {
        try {
            return parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage() + " testing/benchmarks/run --help tells what there is.");
            System.exit(USAGE);
            throw e;
        }
    }

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException with a sentence for the user if one is not known or its value is missing
     */
    static Options parse(String... arguments) {
        boolean quick = false;
        boolean fastest = false;
        Optional<Path> json = Optional.empty();
        Optional<Path> peer = Optional.empty();
        Path charts = Path.of("charts-not-given");
        Set<Coder> coders = EnumSet.allOf(Coder.class);
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--quick") || option.equals("--fastest")) {
                quick |= option.equals("--quick");
                fastest |= option.equals("--fastest");
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("\"" + option + "\" is no option, or its value is missing.");
            }
            String value = arguments[++i];
            switch (option) {
                case "--json" -> json = Optional.of(Path.of(value));
                case "--peer" -> peer = Optional.of(Path.of(value));
                case "--charts" -> charts = Path.of(value);
                case "--coding" -> {
                    coders = EnumSet.noneOf(Coder.class);
                    for (String word : value.split(",")) {
                        coders.add(coder(word));
                    }
                }
                default -> throw new IllegalArgumentException("There is no option \"" + option + "\".");
            }
        }
        return new Options(quick, fastest, json, coders, peer, charts);
    }

    private static Coder coder(String word) {
        for (Coder coder : Coder.values()) {
            if (coder.word().equals(word.toLowerCase(Locale.ROOT))) {
                return coder;
            }
        }
        throw new IllegalArgumentException("There is no coding \"" + word + "\"; there are mmr, mr, mh and t85.");
    }
}
