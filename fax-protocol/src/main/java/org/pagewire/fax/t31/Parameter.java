package org.pagewire.fax.t31;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that the DTE sets: name, range, default, clause, and whether this modem does something with it. Those without
 * effect are there because DTEs set them at start; a virtual modem has no loudspeaker, no pulses and no port rate.
 */
enum Parameter {
    // Between DTE and DCE (V.250 clause 6.2)
    ECHO("E", 0, 1, 1, "V.250 6.2.4", true),
    QUIET("Q", 0, 1, 0, "V.250 6.2.5", true),
    VERBOSE("V", 0, 1, 1, "V.250 6.2.6", true),
    PROGRESS("X", 0, 4, 4, "V.250 6.2.7", true),
    CARRIER_DETECT("&C", 0, 1, 1, "V.250 6.2.8", false),
    TERMINAL_READY("&D", 0, 3, 2, "V.250 6.2.9", true),
    FLOW_CONTROL("&K", 0, 6, 4, "customary", true),
    DATA_SET_READY("&S", 0, 1, 0, "customary", false),
    PROFILE("&W", 0, 1, 0, "customary", false),
    EXTENDED_FLOW_CONTROL("\\Q", 0, 3, 3, "customary", false),
    ERROR_CONTROL("\\N", 0, 7, 0, "customary", false),
    COMPRESSION("%C", 0, 3, 0, "customary", false),
    LINE_END("S3", 0, 127, 13, "V.250 6.2.1", true),
    FORMATTING("S4", 0, 127, 10, "V.250 6.2.2", true),
    EDITING("S5", 0, 127, 8, "V.250 6.2.3", true),
    // Calls (V.250 clause 6.3)
    LOUDNESS("L", 0, 3, 2, "V.250 6.3.13", false),
    LOUDSPEAKER("M", 0, 3, 1, "V.250 6.3.14", false),
    TONE("T", 0, 0, 0, "V.250 6.3.2", false),
    PULSE("P", 0, 0, 0, "V.250 6.3.3", false),
    RINGS_TO_ANSWER("S0", 0, 255, 0, "V.250 6.3.8", true),
    ESCAPE("S2", 0, 255, 43, "customary", false),
    PAUSE_BEFORE_DIALLING("S6", 2, 10, 2, "V.250 6.3.9", false),
    WAIT_FOR_CARRIER("S7", 1, 255, 60, "V.250 6.3.10", true),
    COMMA_PAUSE("S8", 0, 255, 2, "V.250 6.3.11", false),
    CARRIER_SEEN("S9", 0, 255, 6, "customary", false),
    CARRIER_LOSS("S10", 1, 254, 14, "V.250 6.3.12", false),
    TONE_LENGTH("S11", 0, 255, 95, "customary", false),
    ESCAPE_GUARD("S12", 0, 255, 50, "customary", false),
    // Facsimile (T.31 clause 8.5)
    ADAPTIVE_RECEPTION("+FAR", 0, 1, 0, "T.31 8.5.1", true),
    CARRIER_LOSS_TIMEOUT("+FCL", 0, 255, 0, "T.31 8.5.2", false),
    DOUBLE_ESCAPE("+FDD", 0, 1, 0, "T.31 8.5.3", true),
    FAX_FLOW_CONTROL("+FLO", 0, 2, 1, "T.31", true),
    PORT_RATE("+FPR", 0, 48, 0, "T.31", false);

    private static final Map<String, Parameter> BY_NAME = new HashMap<>();

    static {
        Arrays.stream(values()).forEach(parameter -> BY_NAME.put(parameter.command, parameter));
    }

    private final String command;
    private final int min;
    private final int max;
    private final int initial;
    private final String clause;
    private final boolean effective;

    Parameter(String command, int min, int max, int initial, String clause, boolean effective) {
        this.command = command;
        this.min = min;
        this.max = max;
        this.initial = initial;
        this.clause = clause;
        this.effective = effective;
    }

    static Optional<Parameter> of(String command) {
        return Optional.ofNullable(BY_NAME.get(command));
    }

    String command() {
        return command;
    }

    int initial() {
        return initial;
    }

    String clause() {
        return clause;
    }

    boolean effective() {
        return effective;
    }

    boolean takes(int value) {
        return value >= min && value <= max;
    }

    /** What {@code =?} answers. */
    String range() {
        return "(" + min + "-" + max + ")";
    }

    /** As {@code ?} answers: an S-parameter has three digits (V.250 clause 5.3.2), a facsimile parameter none too many. */
    String shown(int value) {
        return command.startsWith("S") ? "%03d".formatted(value) : Integer.toString(value);
    }
}
