package org.pagewire.fax.t30;

import java.util.Arrays;
import java.util.BitSet;

/** After the fourth PPR: CTC with a slower rate, answered by CTR; then the missing frames go again (Annex A.4.1, CTC). */
final class AwaitRateChange extends AwaitResponse {
    private final OutgoingBlock block;
    private final BitSet wanted;

    AwaitRateChange(T30Terminal terminal, Sender sender, OutgoingBlock block, BitSet wanted) {
        super(terminal, sender);
        this.block = block;
        this.wanted = wanted;
    }

    @Override
    Phase phase() {
        return Phase.D;
    }

    /** CTC carries the first 16 bits of a DCS. */
    @Override
    void command() {
        terminal.send(
                new ControlFrame(FrameName.CTC, Arrays.copyOf(sender.command().toDcs(), 2)));
    }

    @Override
    boolean answers(FrameName name) {
        return name == FrameName.CTR;
    }

    @Override
    boolean confusable() {
        return false;
    }

    @Override
    void answered(ControlFrame response, long nowNs) {
        block.rateChanged();
        sender.longTrainingNext();
        terminal.become(new SendPartialPage(terminal, sender, block, wanted), nowNs);
    }

    @Override
    EndCode unanswered() {
        return EndCode.NO_ANSWER_TO_PAGE;
    }
}
