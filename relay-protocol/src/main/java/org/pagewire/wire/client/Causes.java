package org.pagewire.wire.client;

import org.jspecify.annotations.Nullable;

/** What lies beneath an exception of the network, for a person. */
final class Causes {
    private static final int DEEPEST = 10;

    private Causes() {}

    /** The text of the innermost cause, which says most about certificates. */
    static @Nullable String deepest(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
