package org.pagewire.program.command;

/** Ends a command with exit code 1 and this sentence on stderr. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What happened, who acts, what happens next. */
    public CommandFailure(String sentence) {
        super(sentence, null, false, false);
    }
}
