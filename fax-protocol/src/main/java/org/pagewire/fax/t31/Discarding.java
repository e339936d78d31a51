package org.pagewire.fax.t31;

/** The call ended while the DTE was sending: its data is dropped up to DLE ETX, or until it is silent; then NO CARRIER. */
final class Discarding extends ModemState {
    private final DleReader dle;
    private long deadlineNs = ClassOneModem.NEVER;

    Discarding(ClassOneModem modem, DleReader dle) {
        super(modem);
        this.dle = dle;
    }

    @Override
    void enter(long nowNs) {
        deadlineNs = nowNs + Sending.DTE_SILENCE.toNanos();
    }

    @Override
    void octet(byte octet, long nowNs) {
        deadlineNs = nowNs + Sending.DTE_SILENCE.toNanos();
        if (dle.take(octet) == DleReader.END) {
            modem.finish(ResultCode.NO_CARRIER, nowNs);
        }
    }

    @Override
    void turn(long nowNs) {
        if (nowNs >= deadlineNs) {
            modem.finish(ResultCode.NO_CARRIER, nowNs);
        }
    }

    @Override
    long deadlineNs() {
        return deadlineNs;
    }

    @Override
    void callEnded(long nowNs) {}
}
