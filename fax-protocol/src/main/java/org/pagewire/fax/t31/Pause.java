package org.pagewire.fax.t31;

/** +FTS: nothing goes out for a time, then OK (T.31 clause 8.3.1). */
final class Pause extends WaitingState {
    private final long lengthNs;
    private long overNs = ClassOneModem.NEVER;

    Pause(ClassOneModem modem, long lengthNs) {
        super(modem);
        this.lengthNs = lengthNs;
    }

    @Override
    void enter(long nowNs) {
        overNs = nowNs + lengthNs;
    }

    @Override
    void turn(long nowNs) {
        if (nowNs >= overNs) {
            modem.finish(ResultCode.OK, nowNs);
        }
    }

    @Override
    long deadlineNs() {
        return overNs;
    }

    @Override
    void brokenOff(long nowNs) {
        modem.finish(ResultCode.OK, nowNs);
    }

    @Override
    void callEnded(long nowNs) {
        modem.finish(ResultCode.NO_CARRIER, nowNs);
    }
}
