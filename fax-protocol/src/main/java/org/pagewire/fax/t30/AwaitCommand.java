package org.pagewire.fax.t30;

import java.time.Duration;

/**
 * The receiver waits for a DCS: after FTT, RTN and RTP, and after EOM, where it begins phase B again with its DIS. That DIS
 * is due when T2 has passed; an Internet-aware sender, which needs no time to turn its modem round, gets it sooner.
 */
final class AwaitCommand extends State {
    private static final Duration SHORT_PAUSE = Duration.ofMillis(300);

    private final Receiver receiver;
    private final boolean afterEom;

    AwaitCommand(T30Terminal terminal, Receiver receiver, boolean afterEom) {
        super(terminal);
        this.receiver = receiver;
        this.afterEom = afterEom;
    }

    @Override
    Phase phase() {
        return Phase.B;
    }

    @Override
    void enter(long nowNs) {
        terminal.deadlineIn(terminal.timers().t2(), nowNs);
    }

    @Override
    void sent(long nowNs) {
        boolean soon = afterEom && terminal.peerInternetAware().orElse(false);
        terminal.deadlineIn(soon ? SHORT_PAUSE : terminal.timers().t2(), nowNs);
    }

    @Override
    void signalBegan(long nowNs) {
        terminal.deadlineIn(terminal.timers().t2(), nowNs);
    }

    @Override
    void expired(long nowNs) {
        if (afterEom) {
            terminal.become(new Identify(terminal, receiver, false), nowNs);
        } else {
            terminal.end(EndCode.NO_COMMAND, nowNs);
        }
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        if (!receiver.command(frame, nowNs) && !receiver.answerAgain(frame)) {
            super.frame(frame, nowNs);
        }
    }
}
