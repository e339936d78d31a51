package org.pagewire.fax.t30;

/** Phases A and B of the receiver: CED once, then CSI and DIS every T4 until a DCS comes or T1 runs out (figure 5-2, box R). */
final class Identify extends State {
    private final Receiver receiver;
    private final boolean withTone;
    private int attempts;
    private long t1Ns = T30Terminal.NEVER;

    Identify(T30Terminal terminal, Receiver receiver, boolean withTone) {
        super(terminal);
        this.receiver = receiver;
        this.withTone = withTone;
    }

    @Override
    Phase phase() {
        return withTone ? Phase.A : Phase.B;
    }

    /** How often DIS has gone. */
    int attempts() {
        return attempts;
    }

    @Override
    void enter(long nowNs) {
        t1Ns = nowNs + terminal.timers().t1().toNanos();
        if (withTone) {
            terminal.send(new LineSignal.AnsweringTone());
        }
        identify();
    }

    private void identify() {
        attempts++;
        Capabilities mine = terminal.settings().capabilities();
        terminal.send(
                ControlFrame.identity(FrameName.CSI, terminal.settings().identity()),
                new ControlFrame(
                        FrameName.DIS,
                        mine.withRateLimit(terminal.line().maxBitRate()).toDis()));
    }

    @Override
    void sent(long nowNs) {
        terminal.deadline(Math.min(nowNs + terminal.timers().t4().toNanos(), t1Ns));
    }

    @Override
    void signalBegan(long nowNs) {
        if (!terminal.isSending()) {
            terminal.deadline(Math.min(nowNs + terminal.timers().t4().toNanos(), t1Ns));
        }
    }

    @Override
    void expired(long nowNs) {
        if (nowNs >= t1Ns) {
            terminal.end(EndCode.NO_FAX_THERE, nowNs);
        } else {
            identify();
        }
    }

    /** A sender that is quick, or repeats its DCS just now, need not hear the DIS to its end; others have to. */
    @Override
    boolean listensWhileSending() {
        return true;
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        if (frame.name() == FrameName.DCS) {
            terminal.breakOff();
        }
        if (!receiver.command(frame, nowNs) && !terminal.isSending() && !receiver.answerAgain(frame)) {
            super.frame(frame, nowNs);
        }
    }
}
