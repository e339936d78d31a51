package org.pagewire.fax.t31;

/** +FRS: OK after silence of some length on the line (T.31 clause 8.3.2). */
final class AwaitSilence extends WaitingState {
    private final long lengthNs;
    private long fromNs;

    AwaitSilence(ClassOneModem modem, long lengthNs) {
        super(modem);
        this.lengthNs = lengthNs;
    }

    @Override
    void enter(long nowNs) {
        fromNs = nowNs;
    }

    @Override
    void turn(long nowNs) {
        if (nowNs >= deadlineNs()) {
            modem.finish(ResultCode.OK, nowNs);
        }
    }

    @Override
    long deadlineNs() {
        return modem.heard().silentForNs(lengthNs, fromNs);
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
