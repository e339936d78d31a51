package org.pagewire.fax.t30;

/**
 * Phase C of the receiver with error correction: frames, ended by PPS, until the block is whole (T.30 Annex A.3 to A.5).
 * Frames between two PPS belong to the later one, which names its page and block: so a block that was confirmed already
 * is confirmed again, and what came with it is dropped.
 */
final class ReceivePartialPage extends State {
    private final Receiver receiver;
    private IncomingBlock block = new IncomingBlock();

    ReceivePartialPage(T30Terminal terminal, Receiver receiver) {
        super(terminal);
        this.receiver = receiver;
    }

    @Override
    Phase phase() {
        return Phase.C;
    }

    @Override
    void enter(long nowNs) {
        heard(nowNs);
    }

    private void heard(long nowNs) {
        terminal.deadlineIn(terminal.timers().t2(), nowNs);
    }

    @Override
    void sent(long nowNs) {
        heard(nowNs);
    }

    @Override
    void signalBegan(long nowNs) {
        heard(nowNs);
    }

    @Override
    void imageFrame(byte[] frame, long nowNs) {
        heard(nowNs);
        if (block.take(frame) > 0) {
            terminal.progress(nowNs);
        }
    }

    @Override
    void expired(long nowNs) {
        terminal.end(EndCode.NO_COMMAND, nowNs);
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        switch (frame.name()) {
            case PPS -> PartialPageSignal.decode(frame).ifPresent(signal -> partialPageEnds(frame, signal, nowNs));
            case EOR -> PartialPageSignal.decode(frame).ifPresent(signal -> givenUp(frame, signal, nowNs));
            case CTC -> continueAt(frame);
            default -> {
                if (!receiver.command(frame, nowNs) && !receiver.answerAgain(frame)) {
                    super.frame(frame, nowNs);
                }
            }
        }
    }

    private void partialPageEnds(ControlFrame frame, PartialPageSignal signal, long nowNs) {
        if (receiver.answerAgain(frame)) {
            block = new IncomingBlock();
            return;
        }
        if (!block.isEndedBy(signal, receiver.answeredSignal())) {
            terminal.end(EndCode.PAGES_OUT_OF_STEP, nowNs);
            return;
        }
        block.endedBy(signal);
        int missing = block.missing();
        if (missing > 0) {
            receiver.framesMissing(missing);
            terminal.send(block.request());
        } else {
            blockIsWhole(frame, signal, nowNs);
        }
    }

    private void blockIsWhole(ControlFrame frame, PartialPageSignal signal, long nowNs) {
        receiver.imageOctets(block.octets(), nowNs);
        block = new IncomingBlock();
        if (terminal.verdict().isPresent()) {
            return;
        }
        FrameName pageEnd = signal.pageEnd();
        if (pageEnd == null) {
            receiver.answer(frame, FrameName.MCF);
        } else if (receiver.isDamaged()) {
            terminal.end(EndCode.TOO_MANY_ERRORS, nowNs);
        } else {
            terminal.become(new StorePage(terminal, receiver, frame, pageEnd), nowNs);
        }
    }

    /** EOR: the sender gives up the frames still missing; the page is never confirmed (Annex A.4, EOR and ERR). */
    private void givenUp(ControlFrame frame, PartialPageSignal signal, long nowNs) {
        receiver.answer(frame, FrameName.ERR);
        block = new IncomingBlock();
        receiver.damaged();
        FrameName pageEnd = signal.pageEnd();
        if (pageEnd == FrameName.EOP) {
            terminal.become(new AwaitDisconnect(terminal, receiver), nowNs);
        } else if (pageEnd != null) {
            receiver.abandonPage();
            if (pageEnd == FrameName.EOM) {
                terminal.become(new AwaitCommand(terminal, receiver, true), nowNs);
            }
        }
    }

    private void continueAt(ControlFrame ctc) {
        SendCommand.rateIn(ctc.fif()).ifPresent(rate -> {
            receiver.rateChanged(rate);
            terminal.send(ControlFrame.of(FrameName.CTR));
        });
    }
}
