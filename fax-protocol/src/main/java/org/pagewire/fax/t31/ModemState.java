package org.pagewire.fax.t31;

/** What the modem is at: its data, its timer, its answers. {@link ClassOneModem#become} is the only way from one to another. */
abstract class ModemState {
    final ClassOneModem modem;

    ModemState(ClassOneModem modem) {
        this.modem = modem;
    }

    /** The state begins. */
    abstract void enter(long nowNs);

    /** Whether octets of the DTE are wanted now; if not, they wait, and the DTE is held in the end. */
    boolean takesOctets() {
        return true;
    }

    /** The next octet of the DTE. */
    abstract void octet(byte octet, long nowNs);

    /** Time has passed, packets have been played, or something has been heard. */
    void turn(long nowNs) {}

    /** When to {@link #turn} at the latest. */
    long deadlineNs() {
        return ClassOneModem.NEVER;
    }

    /** The owner has the call that this state asked for. */
    void connected(long nowNs) {}

    /** The owner has not got the call that this state asked for. */
    void dialFailed(DialFailure why, long nowNs) {}

    /** There is no call any more; {@link Hook} says so already, and nothing plays. */
    abstract void callEnded(long nowNs);
}
