package org.pagewire.fax.t30;

import java.time.Duration;

/** Phase A of the caller: CNG every three seconds until a DIS comes or T1 runs out (T.30 clause 4.2, figure 5-2). */
final class Calling extends State {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Sender sender;
    private long t1Ns = T30Terminal.NEVER;

    Calling(T30Terminal terminal, Sender sender) {
        super(terminal);
        this.sender = sender;
    }

    @Override
    Phase phase() {
        return Phase.A;
    }

    @Override
    boolean listensWhileSending() {
        return true;
    }

    @Override
    void enter(long nowNs) {
        t1Ns = nowNs + terminal.timers().t1().toNanos();
        terminal.send(new LineSignal.CallingTone());
    }

    @Override
    void sent(long nowNs) {
        terminal.deadline(Math.min(nowNs + PAUSE.toNanos(), t1Ns));
    }

    @Override
    void expired(long nowNs) {
        if (nowNs >= t1Ns) {
            terminal.end(EndCode.NO_FAX_THERE, nowNs);
        } else {
            terminal.send(new LineSignal.CallingTone());
        }
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        sender.identification(frame, nowNs);
    }
}
