package org.pagewire.fax.t30;

/**
 * Phase B again after EOM: the receiver sends its DIS when T2 has passed (T.30 clause 5.3.6.1.6). If none comes, the sender
 * goes on with what it knows.
 */
final class AwaitIdentification extends State {
    private final Sender sender;

    AwaitIdentification(T30Terminal terminal, Sender sender) {
        super(terminal);
        this.sender = sender;
    }

    @Override
    Phase phase() {
        return Phase.B;
    }

    @Override
    void enter(long nowNs) {
        Timers timers = terminal.timers();
        terminal.deadlineIn(timers.t2().plus(timers.t4()), nowNs);
    }

    @Override
    void expired(long nowNs) {
        terminal.become(new Training(terminal, sender), nowNs);
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        sender.identification(frame, nowNs);
    }
}
