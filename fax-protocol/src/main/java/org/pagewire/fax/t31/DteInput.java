package org.pagewire.fax.t31;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the DTE has sent and the modem has not taken yet: data for the line goes no faster than the line. XOFF and XON tell
 * the DTE so (+FLO=1), {@link #isFull} tells the owner.
 */
final class DteInput {
    /** As much is taken, in octets; what a DTE sends beyond it, against all signs, is lost and counted. */
    static final int MAX_OCTETS = 65_536;

    static final byte XON = 0x11;
    static final byte XOFF = 0x13;
    private static final int HIGH = 8_192;
    private static final int LOW = 2_048;

    private final Deque<Byte> waiting = new ArrayDeque<>();
    private final Settings settings;
    private final DteOutput output;
    private boolean held;
    private long dropped;

    DteInput(Settings settings, DteOutput output) {
        this.settings = settings;
        this.output = output;
    }

    void add(byte octet) {
        if (waiting.size() == MAX_OCTETS) {
            dropped++;
        } else {
            waiting.add(octet);
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    byte take() {
        return waiting.remove();
    }

    /** Tells the DTE to stop, or to go on, if it is time. */
    void control() {
        if (!held && waiting.size() > HIGH) {
            held = true;
            tell(XOFF);
        } else if (held && waiting.size() < LOW) {
            held = false;
            tell(XON);
        }
    }

    private void tell(byte octet) {
        if (settings.get(Parameter.FAX_FLOW_CONTROL) == 1) {
            output.flowControl(octet);
        }
    }

    boolean isFull() {
        return waiting.size() > HIGH;
    }

    long dropped() {
        return dropped;
    }
}
