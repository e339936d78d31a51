package org.pagewire.simulator.machine;

import java.io.IOException;

/** A document that the feeder cannot take; the message names file and page and says what to do. */
public final class DocumentException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    DocumentException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** For a person. */
    public String sentence() {
        return sentence;
    }
}
