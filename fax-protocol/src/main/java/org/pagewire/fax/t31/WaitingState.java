package org.pagewire.fax.t31;

/**
 * A state that waits for the line, not for the DTE: a character from there breaks it off (T.31 clause 8.3). A line feed does
 * not, as it belongs to the command before, nor does flow control.
 */
abstract class WaitingState extends ModemState {
    WaitingState(ClassOneModem modem) {
        super(modem);
    }

    @Override
    final void octet(byte octet, long nowNs) {
        if (octet == DteInput.XON || octet == DteInput.XOFF) {
            flowControl(octet == DteInput.XOFF);
        } else if (octet != modem.settings().get(Parameter.FORMATTING)) {
            brokenOff(nowNs);
        }
    }

    /** The DTE wants no data for a while, or wants it again. */
    void flowControl(boolean held) {}

    /** The DTE has sent a character; it is passed over. */
    abstract void brokenOff(long nowNs);
}
