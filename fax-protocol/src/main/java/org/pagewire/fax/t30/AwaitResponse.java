package org.pagewire.fax.t30;

import org.jspecify.annotations.Nullable;

/**
 * A command is out and a response must come: repeated after T4, three times in all (T.30 clause 5.4.2), at once on CRP.
 *
 * <p>Over packet networks a response can come so late that the command has gone again meanwhile; then the response to the
 * repetition follows, would be taken for one to the next command, and a page would be lost or sent twice. T.30 responses
 * do not say what they answer, so time must tell (see {@link PathTiming}): one that comes too early is such a stray, or a
 * stray is behind it. It is kept for a while, in which nothing is sent and what else arrives is dropped.
 */
abstract class AwaitResponse extends State {
    private static final int TRIES = 3;

    final Sender sender;
    private int tries;
    private long firstSentNs;
    private long sentNs;
    private @Nullable ControlFrame early;
    private boolean strayHeard;

    AwaitResponse(T30Terminal terminal, Sender sender) {
        super(terminal);
        this.sender = sender;
    }

    /** Sends the command. */
    abstract void command();

    /** Whether a frame of this name is a response to the command. */
    abstract boolean answers(FrameName name);

    /** Whether a second response to this command could be taken for one to the next. */
    boolean confusable() {
        return true;
    }

    /** Goes on after a response. */
    abstract void answered(ControlFrame response, long nowNs);

    /** Why the call ends when no response comes. */
    abstract EndCode unanswered();

    @Override
    void enter(long nowNs) {
        tries = 0;
        early = null;
        strayHeard = false;
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
        if (tries == 1) {
            firstSentNs = nowNs;
        }
        terminal.deadlineIn(sender.path().t4(), nowNs);
    }

    @Override
    void expired(long nowNs) {
        ControlFrame kept = early;
        if (kept == null) {
            trySending(nowNs);
        } else {
            early = null;
            if (!strayHeard) {
                sender.path().fasterThanThought();
            }
            answered(kept, nowNs);
        }
    }

    /** An answer is on its way: its preamble can be heard. */
    @Override
    void signalBegan(long nowNs) {
        if (early == null && !terminal.isSending()) {
            terminal.deadlineIn(sender.path().t4(), nowNs);
        }
    }

    /** An answer to an earlier sending comes while the command goes again: it only tells how slow the path is. */
    @Override
    boolean listensWhileSending() {
        return tries > 1;
    }

    private void keep(ControlFrame response, long nowNs) {
        early = response;
        sender.path().slow(nowNs - firstSentNs);
        terminal.deadline(Math.max(nowNs, sentNs + sender.path().strays().toNanos()));
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        if (terminal.isSending()) {
            if (answers(frame.name())) {
                sender.path().slow(nowNs - firstSentNs);
            }
        } else if (early != null) {
            strayHeard |= answers(frame.name());
        } else if (frame.name() == FrameName.CRP) {
            trySending(nowNs);
        } else if (answers(frame.name())) {
            long tookNs = nowNs - sentNs;
            boolean repeated = tries > 1;
            if (confusable() && sender.path().isEarly(tookNs, repeated)) {
                keep(frame, nowNs);
            } else {
                sender.path().answered(nowNs - firstSentNs, repeated);
                answered(frame, nowNs);
            }
        }
    }
}
