package org.pagewire.fax.t30;

import org.jspecify.annotations.Nullable;

/**
 * A command is out and a response must come: repeated after T4, three times in all (T.30 clause 5.4.2), at once on CRP.
 *
 * <p>Over packet networks a response can come so late that the command has gone again meanwhile; then the response to the
 * repetition follows, would be taken for one to the next command, and a page would be lost or sent twice. A response to a
 * repeated command that comes sooner than any did before is such a late one: it is kept for T4, in which nothing is sent
 * and what else arrives is dropped.
 */
abstract class AwaitResponse extends State {
    private static final int TRIES = 3;

    final Sender sender;
    private int tries;
    private long sentNs;
    private @Nullable ControlFrame late;

    AwaitResponse(T30Terminal terminal, Sender sender) {
        super(terminal);
        this.sender = sender;
    }

    /** Sends the command. */
    abstract void command();

    /** Whether a frame of this name is a response to the command. */
    abstract boolean answers(FrameName name);

    /** Goes on after a response. */
    abstract void answered(ControlFrame response, long nowNs);

    /** Why the call ends when no response comes. */
    abstract EndCode unanswered();

    @Override
    void enter(long nowNs) {
        tries = 0;
        late = null;
        trySending(nowNs);
    }

    /** Sends the command again, unless it has gone often enough. */
    final void trySending(long nowNs) {
        terminal.deadline(T30Terminal.NEVER);
        if (tries == TRIES) {
            terminal.end(unanswered(), nowNs);
            return;
        }
        tries++;
        command();
    }

    @Override
    void sent(long nowNs) {
        sentNs = nowNs;
        terminal.deadlineIn(terminal.timers().t4(), nowNs);
    }

    @Override
    void expired(long nowNs) {
        if (late == null) {
            trySending(nowNs);
        } else {
            answered(late, nowNs);
        }
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        if (late != null) {
            return;
        }
        if (frame.name() == FrameName.CRP) {
            trySending(nowNs);
        } else if (answers(frame.name())) {
            long tookNs = nowNs - sentNs;
            if (tries > 1 && tookNs < sender.fastestResponseNs()) {
                late = frame;
                terminal.deadlineIn(terminal.timers().t4(), nowNs);
                return;
            }
            if (tries == 1) {
                sender.responseTook(tookNs);
            }
            answered(frame, nowNs);
        }
    }
}
