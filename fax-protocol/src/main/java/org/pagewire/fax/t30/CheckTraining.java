package org.pagewire.fax.t30;

import java.time.Duration;

/** Phase B of the receiver: TCF comes in and is answered with CFR or FTT (T.30 clause 5.3.6.1.4, figure 5-2, box F). */
final class CheckTraining extends State {
    /** TCF is 1.5 s of zeros; a run of two thirds of it is taken for a line that carries the page. */
    private static final int RUN_MS = 1000;
    /** A TCF whose end is not reported is over when nothing has come for this long. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final Receiver receiver;
    private final SendCommand command;
    private long run;
    private long longestRun;
    private boolean heard;

    CheckTraining(T30Terminal terminal, Receiver receiver, SendCommand command) {
        super(terminal);
        this.receiver = receiver;
        this.command = command;
    }

    @Override
    Phase phase() {
        return Phase.B;
    }

    @Override
    void enter(long nowNs) {
        if (terminal.line().trainingTransferred()) {
            terminal.deadlineIn(terminal.timers().t2(), nowNs);
        } else {
            confirm(nowNs);
        }
    }

    @Override
    void imageOctets(byte[] octets, long nowNs) {
        heard = true;
        for (byte octet : octets) {
            run = octet == 0 ? run + 1 : 0;
            longestRun = Math.max(longestRun, run);
        }
        terminal.deadlineIn(SILENCE, nowNs);
    }

    @Override
    void signalBegan(long nowNs) {
        heard = true;
        terminal.deadlineIn(terminal.timers().t2(), nowNs);
    }

    @Override
    void signalEnded(long nowNs) {
        if (heard) {
            judge(nowNs);
        }
    }

    /** Nothing at all came: the sender did not hear the DIS, or is gone. */
    @Override
    void expired(long nowNs) {
        if (heard) {
            judge(nowNs);
        } else {
            terminal.become(new Identify(terminal, receiver, false), nowNs);
        }
    }

    private void judge(long nowNs) {
        int wanted = command.page().rate().bitsPerSecond() / 8 * RUN_MS / 1000;
        if (longestRun >= wanted) {
            confirm(nowNs);
        } else {
            terminal.send(ControlFrame.of(FrameName.FTT));
            terminal.become(new AwaitCommand(terminal, receiver, false), nowNs);
        }
    }

    private void confirm(long nowNs) {
        terminal.send(ControlFrame.of(FrameName.CFR));
        receiver.trained(nowNs);
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        if (!receiver.command(frame, nowNs)) {
            super.frame(frame, nowNs);
        }
    }
}
