package org.pagewire.fax.t31;

import java.time.Duration;
import java.util.Optional;
import org.pagewire.fax.t30.LineSignal;
import org.pagewire.fax.t38.DataType;

/**
 * ATD, the call is there: CNG every three seconds until V.21 is heard, for as long as S7 says; then as after +FRH=3 (T.31
 * clause 8.1; T.30 clause 4.2).
 */
final class Calling extends WaitingState {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private long deadlineNs = ClassOneModem.NEVER;
    private long nextToneNs;

    Calling(ClassOneModem modem) {
        super(modem);
    }

    @Override
    void enter(long nowNs) {
        deadlineNs = nowNs + modem.waitForCarrierNs();
        nextToneNs = nowNs;
    }

    @Override
    void turn(long nowNs) {
        while (true) {
            Optional<Heard> heard = modem.heard().peek();
            if (heard.isEmpty()) {
                break;
            }
            if (heard.get().modulation() == DataType.V21 && !(heard.get() instanceof Heard.Ended)) {
                modem.silence();
                modem.become(new AwaitSignal(modem, FaxModulation.V21, true), nowNs);
                return;
            }
            modem.heard().take();
        }
        if (nowNs >= deadlineNs) {
            brokenOff(nowNs);
        } else if (nowNs >= nextToneNs && modem.isSilent(nowNs)) {
            modem.player().play(new LineSignal.CallingTone(), true, nowNs);
            nextToneNs = nowNs + PAUSE.toNanos();
        }
    }

    @Override
    long deadlineNs() {
        return Math.min(deadlineNs, nextToneNs);
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
