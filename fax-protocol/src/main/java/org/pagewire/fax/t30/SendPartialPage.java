package org.pagewire.fax.t30;

import java.util.BitSet;

/** Phase C of the sender with error correction: the frames of a partial page, or those asked for again (Annex A.3). */
final class SendPartialPage extends State {
    private final Sender sender;
    private final OutgoingBlock block;
    private final BitSet frames;
    private final boolean again;

    SendPartialPage(T30Terminal terminal, Sender sender, OutgoingBlock block) {
        this(terminal, sender, block, block.allFrames(), false);
    }

    /** Repeats the frames that a PPR asked for. */
    SendPartialPage(T30Terminal terminal, Sender sender, OutgoingBlock block, BitSet frames) {
        this(terminal, sender, block, frames, true);
    }

    private SendPartialPage(T30Terminal terminal, Sender sender, OutgoingBlock block, BitSet frames, boolean again) {
        super(terminal);
        this.sender = sender;
        this.block = block;
        this.frames = frames;
        this.again = again;
    }

    @Override
    Phase phase() {
        return Phase.C;
    }

    @Override
    void enter(long nowNs) {
        if (again) {
            terminal.pages().resend(frames.cardinality());
        }
        terminal.send(new LineSignal.ImageFrames(sender.rate(), sender.takeShortTraining(), block.encode(frames)));
    }

    @Override
    void imageSent(int octets, long nowNs) {
        if (again) {
            terminal.progress(nowNs); // how often a receiver may ask again is limited by OutgoingBlock
        } else {
            sender.imageSent(octets, nowNs);
        }
    }

    @Override
    void sent(long nowNs) {
        terminal.become(new AwaitBlockResponse(terminal, sender, block, frames.cardinality()), nowNs);
    }
}
