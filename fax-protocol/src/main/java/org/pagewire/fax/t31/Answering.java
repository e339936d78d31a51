package org.pagewire.fax.t31;

import java.time.Duration;
import org.pagewire.fax.t30.LineSignal;

/** ATA, or S0 rings: the owner takes the call; CED, then as after +FTH=3 (T.31 clause 8.1; T.30 clause 4.1). */
final class Answering extends WaitingState {
    /** Before CED the line is left to settle (T.30 clause 4.1). */
    private static final Duration BEFORE_CED = Duration.ofMillis(200);

    private long deadlineNs = ClassOneModem.NEVER;
    private boolean connected;
    private boolean toneBegun;

    Answering(ClassOneModem modem) {
        super(modem);
    }

    @Override
    void enter(long nowNs) {
        modem.beginCall();
        modem.event(new ModemEvent.Answer());
        deadlineNs = nowNs + modem.waitForCarrierNs();
    }

    @Override
    void connected(long nowNs) {
        connected = true;
        deadlineNs = nowNs + BEFORE_CED.toNanos();
    }

    @Override
    void turn(long nowNs) {
        if (toneBegun) {
            if (modem.isSilent(nowNs)) {
                modem.become(new SendFrames(modem, FaxModulation.V21), nowNs);
            }
        } else if (nowNs >= deadlineNs) {
            if (connected) {
                toneBegun = true;
                deadlineNs = ClassOneModem.NEVER;
                modem.player().play(new LineSignal.AnsweringTone(), true, nowNs);
            } else {
                brokenOff(nowNs);
            }
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
