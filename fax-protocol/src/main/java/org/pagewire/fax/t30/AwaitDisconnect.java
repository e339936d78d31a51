package org.pagewire.fax.t30;

/** After the last page: its confirmation is given again as often as it is asked for, until DCN comes or T2 passes. */
final class AwaitDisconnect extends State {
    private final Receiver receiver;

    AwaitDisconnect(T30Terminal terminal, Receiver receiver) {
        super(terminal);
        this.receiver = receiver;
    }

    @Override
    Phase phase() {
        return Phase.E;
    }

    @Override
    void enter(long nowNs) {
        terminal.deadlineIn(terminal.timers().t2(), nowNs);
    }

    @Override
    void sent(long nowNs) {
        terminal.deadlineIn(terminal.timers().t2(), nowNs);
    }

    @Override
    void expired(long nowNs) {
        over(nowNs);
    }

    @Override
    void disconnected(long nowNs) {
        over(nowNs);
    }

    private void over(long nowNs) {
        boolean whole = receiver.outcome(terminal.pages()) == Outcome.DELIVERED;
        terminal.end(whole ? EndCode.DONE : EndCode.TOO_MANY_ERRORS, nowNs);
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        if (!receiver.answerAgain(frame)) {
            super.frame(frame, nowNs);
        }
    }
}
