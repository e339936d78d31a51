package org.pagewire.fax.t30;

import java.time.Duration;

/**
 * Phase D of the receiver: a page is in, and its owner stores it. Only then is it confirmed. With error correction the
 * sender is told RNR when that takes longer than a second (Annex A.4); without, it gets no answer and repeats its command,
 * which is answered once the page is safe.
 */
final class StorePage extends State {
    /** How long an answer may be held back before RNR. */
    private static final Duration UNTIL_RNR = Duration.ofSeconds(1);
    /** How long after a command without error correction the answer still fits before the sender repeats it (T4). */
    private static final Duration ANSWER_IN_TIME = Duration.ofSeconds(2);

    private final Receiver receiver;
    private final ControlFrame command;
    private final FrameName pageEnd;
    private final boolean ecm;
    private final int page;
    private FrameName response = FrameName.RNR;
    private boolean stored;
    private boolean owing;
    private int rows;
    private int badRows;
    private long limitNs;

    /**
     * @param command that ended the page
     * @param pageEnd MPS, EOM or EOP in it
     */
    StorePage(T30Terminal terminal, Receiver receiver, ControlFrame command, FrameName pageEnd) {
        super(terminal);
        this.receiver = receiver;
        this.command = command;
        this.pageEnd = pageEnd;
        this.ecm = command.name() == FrameName.PPS;
        this.page = receiver.page();
    }

    @Override
    Phase phase() {
        return Phase.D;
    }

    @Override
    void enter(long nowNs) {
        limitNs = nowNs + terminal.timers().t5().toNanos();
        receiver.handOver();
        asked(nowNs);
    }

    /** The sender wants to know. */
    private void asked(long nowNs) {
        owing = true;
        if (stored) {
            confirm(nowNs);
        } else {
            terminal.deadline(Math.min(nowNs + (ecm ? UNTIL_RNR : ANSWER_IN_TIME).toNanos(), limitNs));
        }
    }

    @Override
    void sent(long nowNs) {
        terminal.deadline(limitNs);
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        boolean again = Receiver.isRepetition(command, frame) || (ecm && frame.name() == FrameName.RR);
        if (again) {
            asked(nowNs);
        } else {
            super.frame(frame, nowNs);
        }
    }

    @Override
    void expired(long nowNs) {
        if (nowNs >= limitNs) {
            terminal.end(stored ? EndCode.NO_COMMAND : EndCode.STORE_FAILED, nowNs);
            return;
        }
        if (owing) {
            owing = false;
            if (ecm) {
                receiver.notReady();
            }
        }
        terminal.deadline(limitNs);
    }

    @Override
    void pageStored(int number, int rowCount, int badRowCount, long nowNs) {
        if (number != page || stored) {
            return;
        }
        stored = true;
        rows = rowCount;
        badRows = badRowCount;
        response = !ecm && PageQuality.wantsRetraining(rows, badRows) ? FrameName.RTP : FrameName.MCF;
        terminal.progress(nowNs);
        if (owing) {
            confirm(nowNs);
        } else {
            limitNs = nowNs + terminal.timers().t2().toNanos() * 2;
            terminal.deadline(limitNs);
        }
    }

    private void confirm(long nowNs) {
        receiver.answer(command, response);
        receiver.confirmed(rows, badRows, pageEnd == FrameName.EOP);
        if (pageEnd == FrameName.EOP) {
            terminal.become(new AwaitDisconnect(terminal, receiver), nowNs);
        } else if (pageEnd == FrameName.EOM || response == FrameName.RTP) {
            terminal.become(new AwaitCommand(terminal, receiver, pageEnd == FrameName.EOM), nowNs);
        } else {
            receiver.awaitPage(nowNs);
        }
    }

    @Override
    void pageUnusable(int number, int rowCount, int badRowCount, long nowNs) {
        if (number != page || stored) {
            return;
        }
        if (!ecm && receiver.mayRefuse()) {
            receiver.answer(command, FrameName.RTN);
            terminal.become(new AwaitCommand(terminal, receiver, false), nowNs);
        } else {
            terminal.end(rowCount == 0 ? EndCode.PAGE_WITHOUT_IMAGE : EndCode.PAGE_DAMAGED, nowNs);
        }
    }

    @Override
    void pageNotStored(int number, String reason, long nowNs) {
        if (number == page && !stored) {
            terminal.end(EndCode.STORE_FAILED, reason, nowNs);
        }
    }
}
