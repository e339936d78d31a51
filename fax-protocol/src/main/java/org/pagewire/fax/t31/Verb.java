package org.pagewire.fax.t31;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Commands that do or tell something, as opposed to {@link Parameter}: name, form and clause. */
enum Verb {
    // Whole modem (V.250 clause 6.1)
    RESET("Z", Command.Form.BASIC, "V.250 6.1.1"),
    FACTORY("&F", Command.Form.BASIC, "V.250 6.1.2"),
    IDENTIFY("I", Command.Form.BASIC, "V.250 6.1.3"),
    MANUFACTURER("+GMI", Command.Form.ASK, "V.250 6.1.4"),
    MODEL("+GMM", Command.Form.ASK, "V.250 6.1.5"),
    REVISION("+GMR", Command.Form.ASK, "V.250 6.1.6"),
    CAPABILITIES("+GCAP", Command.Form.ASK, "V.250 6.1.9"),
    FAX_MANUFACTURER("+FMI", Command.Form.ASK, "T.31, as +GM"),
    FAX_MODEL("+FMM", Command.Form.ASK, "T.31, as +GM"),
    FAX_REVISION("+FMR", Command.Form.ASK, "T.31, as +GM"),
    // Calls (V.250 clause 6.3; T.31 clause 8.1)
    DIAL("D", Command.Form.DIAL, "V.250 6.3.1"),
    ANSWER("A", Command.Form.BASIC, "V.250 6.3.5"),
    HOOK("H", Command.Form.BASIC, "V.250 6.3.6"),
    ONLINE("O", Command.Form.BASIC, "V.250 6.3.7"),
    // Facsimile (T.31 clauses 8.2 and 8.3)
    SERVICE_CLASS("+FCLASS", Command.Form.SET, "T.31 8.2"),
    SEND_SILENCE("+FTS", Command.Form.SET, "T.31 8.3.1"),
    RECEIVE_SILENCE("+FRS", Command.Form.SET, "T.31 8.3.2"),
    SEND_OCTETS("+FTM", Command.Form.SET, "T.31 8.3.3"),
    RECEIVE_OCTETS("+FRM", Command.Form.SET, "T.31 8.3.4"),
    SEND_FRAMES("+FTH", Command.Form.SET, "T.31 8.3.5"),
    RECEIVE_FRAMES("+FRH", Command.Form.SET, "T.31 8.3.6");

    private static final Map<String, Verb> BY_NAME = new HashMap<>();

    static {
        Arrays.stream(values()).forEach(verb -> BY_NAME.put(verb.command, verb));
    }

    private final String command;
    private final Command.Form form;
    private final String clause;

    Verb(String command, Command.Form form, String clause) {
        this.command = command;
        this.form = form;
        this.clause = clause;
    }

    static Optional<Verb> of(String command) {
        return Optional.ofNullable(BY_NAME.get(command));
    }

    String command() {
        return command;
    }

    String clause() {
        return clause;
    }

    /** Whether the command may be written like this; one that can be set can also be tested. */
    boolean takes(Command.Form written) {
        return written == form
                || (form == Command.Form.SET && written == Command.Form.TEST)
                || (this == SERVICE_CLASS && written == Command.Form.READ)
                || (form == Command.Form.ASK && written == Command.Form.READ);
    }
}
