package org.pagewire.program.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ends a command with exit code 1 and this sentence on stderr. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What happened, who acts, what happens next. */
    public CommandFailure(String sentence) {
        super(sentence, null, false, false);
    }

    /**
     * The last line that a running program answered with, when it did as asked.
     *
     * @throws CommandFailure with its sentence, when it refused
     */
    public static ObjectNode unlessOk(ObjectNode answer) {
        if (!answer.path("ok").asBoolean()) {
            throw new CommandFailure(answer.path("error").asText());
        }
        return answer;
    }
}
