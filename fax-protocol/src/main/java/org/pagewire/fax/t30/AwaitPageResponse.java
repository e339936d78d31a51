package org.pagewire.fax.t30;

/** Phase D of the sender without error correction: MPS, EOM or EOP, answered by MCF, RTP or RTN (T.30 clause 5.3.6.1.7). */
final class AwaitPageResponse extends AwaitResponse {

    AwaitPageResponse(T30Terminal terminal, Sender sender) {
        super(terminal, sender);
    }

    @Override
    Phase phase() {
        return Phase.D;
    }

    @Override
    void command() {
        terminal.send(ControlFrame.of(sender.pageEnd()));
        terminal.pages().uncertain(true);
    }

    @Override
    boolean answers(FrameName name) {
        return name == FrameName.MCF || name == FrameName.RTP || name == FrameName.RTN;
    }

    @Override
    void answered(ControlFrame response, long nowNs) {
        switch (response.name()) {
            case MCF -> sender.confirmed(false, nowNs);
            case RTP -> sender.confirmed(true, nowNs);
            default -> sender.refused(nowNs);
        }
    }

    @Override
    EndCode unanswered() {
        return EndCode.NO_ANSWER_TO_PAGE;
    }
}
