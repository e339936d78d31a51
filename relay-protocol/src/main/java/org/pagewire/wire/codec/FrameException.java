package org.pagewire.wire.codec;

import org.pagewire.wire.message.Reason;

/**
 * The peer sent a frame that the wire does not allow. It is an expected event of the network, not of the program: it has
 * no stack trace, and its text is made of our own words alone, so that it can go into a log.
 */
public final class FrameException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /**
     * @param reason what the connection ends for
     * @param what which rule was broken, without anything the peer sent
     */
    public FrameException(Reason reason, String what) {
        super(what, null, false, false);
        this.reason = reason;
    }

    /** What the connection ends for. */
    public Reason reason() {
        return reason;
    }
}
