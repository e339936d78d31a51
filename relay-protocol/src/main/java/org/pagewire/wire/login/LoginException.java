package org.pagewire.wire.login;

import org.pagewire.wire.message.Reason;

/**
 * A login message of the peer is not one, or the relay could not prove itself. Expected of the network, so without a stack
 * trace; its text is our own and can go into a log.
 */
public final class LoginException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    LoginException(Reason reason, String what) {
        super(what, null, false, false);
        this.reason = reason;
    }

    /** What the connection ends for. */
    public Reason reason() {
        return reason;
    }
}
