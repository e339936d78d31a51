package org.pagewire.fax.t30;

import java.util.BitSet;

/** Phase D of the sender with error correction: PPS, answered by MCF, PPR or RNR (T.30 Annex A.4, figure A.8). */
class AwaitBlockResponse extends AwaitResponse {
    final OutgoingBlock block;
    private final int framesSent;

    AwaitBlockResponse(T30Terminal terminal, Sender sender, OutgoingBlock block, int framesSent) {
        super(terminal, sender);
        this.block = block;
        this.framesSent = framesSent;
    }

    @Override
    Phase phase() {
        return Phase.D;
    }

    @Override
    void command() {
        PartialPageSignal signal = block.end(sender.pageEnd(), sender.pageCounter(), framesSent);
        terminal.send(signal.toFrame(true));
        terminal.pages().uncertain(block.isLast());
    }

    @Override
    boolean answers(FrameName name) {
        return name == FrameName.MCF || name == FrameName.PPR || name == FrameName.RNR || name == FrameName.RTN;
    }

    @Override
    void answered(ControlFrame response, long nowNs) {
        switch (response.name()) {
            case MCF -> blockConfirmed(nowNs);
            case PPR -> framesWanted(response, nowNs);
            case RNR -> terminal.become(new AwaitReady(terminal, sender, block, framesSent, nowNs), nowNs);
            default -> sender.refused(nowNs);
        }
    }

    private void blockConfirmed(long nowNs) {
        terminal.progress(nowNs);
        if (block.isLast()) {
            sender.confirmed(false, nowNs);
        } else {
            terminal.become(new SendPartialPage(terminal, sender, block.next()), nowNs);
        }
    }

    private void framesWanted(ControlFrame ppr, long nowNs) {
        terminal.pages().uncertain(false);
        BitSet wanted = block.requested(ppr);
        if (wanted.isEmpty()) {
            trySending(nowNs);
        } else if (!block.requestedTooOften()) {
            terminal.become(new SendPartialPage(terminal, sender, block, wanted), nowNs);
        } else if (sender.fallBack()) {
            terminal.become(new AwaitRateChange(terminal, sender, block, wanted), nowNs);
        } else {
            terminal.end(EndCode.TOO_MANY_ERRORS, nowNs);
        }
    }

    @Override
    EndCode unanswered() {
        return EndCode.NO_ANSWER_TO_PAGE;
    }
}
