package org.pagewire.program.control;

/** A request that was refused or could not be made; the message is a sentence for a person. */
public final class ControlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;

    /** With a stable code such as {@code busy} and a sentence. */
    public ControlException(String code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    /** For a person. */
    public String sentence() {
        return sentence;
    }
}
