package org.pagewire.fax.t30;

import java.io.IOException;

/** Phase B of the sender: DCS and TCF, answered by CFR or FTT (T.30 figure 5-2, box D). */
final class Training extends AwaitResponse {

    Training(T30Terminal terminal, Sender sender) {
        super(terminal, sender);
    }

    @Override
    Phase phase() {
        return Phase.B;
    }

    @Override
    void enter(long nowNs) {
        try {
            sender.preparePage();
        } catch (IOException e) {
            terminal.end(EndCode.DOCUMENT_UNREADABLE, sender.pageName(e), nowNs);
            return;
        }
        super.enter(nowNs);
    }

    @Override
    void command() {
        terminal.send(
                ControlFrame.identity(FrameName.TSI, terminal.settings().identity()),
                new ControlFrame(FrameName.DCS, sender.command().toDcs()));
        if (terminal.line().trainingTransferred()) {
            terminal.send(new LineSignal.TrainingCheck(sender.rate()));
        }
    }

    /** A DIS means that the DCS was not heard: it goes again at once. */
    @Override
    void frame(ControlFrame frame, long nowNs) {
        if (frame.name() == FrameName.DIS && !terminal.isSending()) {
            trySending(nowNs);
        } else {
            super.frame(frame, nowNs);
        }
    }

    @Override
    boolean answers(FrameName name) {
        return name == FrameName.CFR || name == FrameName.FTT;
    }

    @Override
    boolean confusable() {
        return false;
    }

    @Override
    void answered(ControlFrame response, long nowNs) {
        if (response.name() == FrameName.CFR) {
            sender.trained(nowNs);
        } else if (sender.fallBack()) {
            terminal.become(new Training(terminal, sender), nowNs);
        } else {
            terminal.end(EndCode.TRAINING_FAILED, nowNs);
        }
    }

    @Override
    EndCode unanswered() {
        return EndCode.NO_ANSWER_TO_TRAINING;
    }
}
