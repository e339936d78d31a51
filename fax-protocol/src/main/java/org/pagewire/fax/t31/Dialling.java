package org.pagewire.fax.t31;

/** ATD: the owner calls, for as long as S7 says (V.250 clauses 6.3.1 and 6.3.10). */
final class Dialling extends WaitingState {
    private final String number;
    private long deadlineNs = ClassOneModem.NEVER;

    Dialling(ClassOneModem modem, String number) {
        super(modem);
        this.number = number;
    }

    @Override
    void enter(long nowNs) {
        modem.beginCall();
        modem.event(new ModemEvent.Dial(number));
        deadlineNs = nowNs + modem.waitForCarrierNs();
    }

    @Override
    void connected(long nowNs) {
        modem.become(new Calling(modem), nowNs);
    }

    @Override
    void dialFailed(DialFailure why, long nowNs) {
        modem.hook().becomes(Hook.Call.NONE);
        modem.finish(why.code(), nowNs);
    }

    @Override
    void turn(long nowNs) {
        if (nowNs >= deadlineNs) {
            brokenOff(nowNs);
        }
    }

    @Override
    long deadlineNs() {
        return deadlineNs;
    }

    @Override
    void brokenOff(long nowNs) {
        modem.hangUp();
        modem.finish(ResultCode.NO_CARRIER, nowNs);
    }

    @Override
    void callEnded(long nowNs) {
        modem.finish(ResultCode.NO_CARRIER, nowNs);
    }
}
