package org.pagewire.fax.t30;

/**
 * Phase C of the receiver without error correction: the page, ended by MPS, EOM or EOP. An end of page without a page
 * before it is a repetition when it is the one answered last; otherwise the page got lost and is asked for again.
 */
final class ReceivePage extends State {
    private final Receiver receiver;
    private boolean imageHeard;

    ReceivePage(T30Terminal terminal, Receiver receiver) {
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
    void imageOctets(byte[] octets, long nowNs) {
        heard(nowNs);
        imageHeard |= !allZero(octets);
        receiver.imageOctets(octets, nowNs);
    }

    private static boolean allZero(byte[] octets) {
        for (byte octet : octets) {
            if (octet != 0) {
                return false;
            }
        }
        return true;
    }

    /** A signal of zeros alone is the TCF of a DCS that was not heard. */
    @Override
    void signalEnded(long nowNs) {
        if (!imageHeard) {
            receiver.discardPage();
        }
    }

    @Override
    void expired(long nowNs) {
        terminal.end(EndCode.NO_COMMAND, nowNs);
    }

    @Override
    void frame(ControlFrame frame, long nowNs) {
        switch (frame.name()) {
            case MPS, EOM, EOP -> pageEnds(frame, nowNs);
            default -> {
                if (!receiver.command(frame, nowNs)) {
                    super.frame(frame, nowNs);
                }
            }
        }
    }

    private void pageEnds(ControlFrame end, long nowNs) {
        if (receiver.hasImage()) {
            terminal.become(new StorePage(terminal, receiver, end, end.name()), nowNs);
        } else if (imageHeard || !receiver.answerAgain(end)) {
            if (receiver.mayRefuse()) {
                receiver.answer(end, FrameName.RTN);
                terminal.become(new AwaitCommand(terminal, receiver, false), nowNs);
            } else {
                terminal.end(EndCode.PAGE_WITHOUT_IMAGE, nowNs);
            }
        }
    }
}
