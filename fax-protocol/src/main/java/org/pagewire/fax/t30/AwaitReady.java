package org.pagewire.fax.t30;

/** Phase D of the sender while the receiver is not ready: RR, answered by RNR or MCF, for at most T5 (Annex A.4, RNR/RR). */
final class AwaitReady extends AwaitBlockResponse {
    private final long t5Ns;

    AwaitReady(T30Terminal terminal, Sender sender, OutgoingBlock block, int framesSent, long nowNs) {
        super(terminal, sender, block, framesSent);
        this.t5Ns = nowNs + terminal.timers().t5().toNanos();
    }

    @Override
    void command() {
        terminal.send(ControlFrame.of(FrameName.RR));
    }

    @Override
    void answered(ControlFrame response, long nowNs) {
        if (response.name() != FrameName.RNR) {
            super.answered(response, nowNs);
        } else if (nowNs >= t5Ns) {
            terminal.end(EndCode.NOT_READY_THERE, nowNs);
        } else {
            terminal.become(this, nowNs);
        }
    }
}
