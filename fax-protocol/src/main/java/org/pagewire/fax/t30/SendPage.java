package org.pagewire.fax.t30;

/** Phase C of the sender without error correction: the page in one piece (T.30 figure 5-2, message). */
final class SendPage extends State {
    private final Sender sender;

    SendPage(T30Terminal terminal, Sender sender) {
        super(terminal);
        this.sender = sender;
    }

    @Override
    Phase phase() {
        return Phase.C;
    }

    @Override
    void enter(long nowNs) {
        terminal.send(new LineSignal.ImageOctets(sender.rate(), sender.takeShortTraining(), sender.coded()));
    }

    @Override
    void imageSent(int octets, long nowNs) {
        sender.imageSent(octets, nowNs);
    }

    @Override
    void sent(long nowNs) {
        terminal.become(new AwaitPageResponse(terminal, sender), nowNs);
    }
}
