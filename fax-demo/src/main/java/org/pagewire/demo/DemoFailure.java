package org.pagewire.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why the demo cannot go on: a sentence for a person, a stable code, and the log that tells more. */
final class DemoFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sentence;
    private final transient @Nullable Path log;

    DemoFailure(String code, String sentence, @Nullable Path log) {
        super(sentence, null, false, false);
        this.code = code;
        this.sentence = sentence;
        this.log = log;
    }

    String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }

    /** The log of the program that failed; null when no program did. */
    @Nullable
    Path log() {
        return log;
    }
}
