package org.pagewire.wire.client;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.proxy.ProxyConnectException;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.codec.FrameException;

/** What lies beneath an exception of the network, for a person. */
final class Causes {
    private static final int DEEPEST = 10;

    private Causes() {}

    /** The exception in this chain that says what happened; TLS and Netty wrap those of the proxy and the frames. */
    static Throwable telling(Throwable thrown) {
        Throwable cause = thrown;
        Throwable outermost = null;
        for (int i = 0; i < DEEPEST && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof FrameException || cause instanceof ProxyConnectException) {
                return cause;
            }
            if (outermost == null && !(cause instanceof DecoderException)) {
                outermost = cause;
            }
        }
        return outermost == null ? thrown : outermost;
    }

    /** The text of the innermost cause, which says most about certificates. */
    static @Nullable String deepest(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause.getCause() != null; i++) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
