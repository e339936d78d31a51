package org.pagewire.fax.t30;

import java.io.IOException;
import java.util.List;

/** A terminal that sends: its document, what it knows of the receiver, and how far it has got. */
final class Sender extends Role {
    private static final int ATTEMPTS_PER_PAGE = 3;

    private final T30Terminal terminal;
    private final PageSource source;
    private Capabilities theirs = Capabilities.all();
    private List<ModemRate> rates = List.of(ModemRate.V27_2400);
    private int rung;
    private int page = 1;
    private int attempts;
    private PageParameters parameters =
            new PageParameters(Coding.MH, Resolution.STANDARD, 1728, false, ModemRate.V27_2400, 20);
    private byte[] coded = {};
    private int codedPage;
    private int octetsOut;
    private int percentOut;
    private boolean shortTraining;
    private final PathTiming path;

    Sender(T30Terminal terminal, PageSource source) {
        this.terminal = terminal;
        this.source = source;
        this.path = new PathTiming(terminal.timers().t4());
    }

    @Override
    State first() {
        return new Calling(terminal, this);
    }

    @Override
    boolean complete() {
        return terminal.pages().confirmed() == source.pages();
    }

    @Override
    Outcome outcome(PageLedger pages) {
        int confirmed = pages.confirmed();
        if (confirmed == source.pages()) {
            return Outcome.DELIVERED;
        }
        if (confirmed == source.pages() - 1 && !pages.isEmpty() && pages.last().uncertain()) {
            return Outcome.UNCERTAIN;
        }
        return confirmed > 0 ? Outcome.PARTIAL : Outcome.FAILED;
    }

    // ----------------------------------------------------------------- phase B

    /** A frame of the receiver's identification: CSI, NSF, and DIS, which ends it. */
    void identification(ControlFrame frame, long nowNs) {
        if (frame.name() == FrameName.CSI) {
            terminal.remoteId(frame.identity());
        } else if (frame.name() == FrameName.DIS) {
            terminal.disReceived();
            Capabilities.ofDis(frame.fif())
                    .ifPresentOrElse(
                            capabilities -> receiverIs(capabilities, nowNs),
                            () -> terminal.end(EndCode.INCOMPATIBLE, nowNs));
        }
    }

    private void receiverIs(Capabilities capabilities, long nowNs) {
        theirs = capabilities;
        terminal.peerIs(capabilities.internetAware());
        int limit = Math.min(
                terminal.line().maxBitRate(), terminal.settings().capabilities().maxBitRate());
        List<ModemRate> ladder = ModemRate.ladder(capabilities.maxBitRate(), limit);
        if (!ladder.equals(rates)) {
            rates = ladder;
            rung = 0;
        }
        terminal.become(new Training(terminal, this), nowNs);
    }

    /** Settles the parameters of the page in hand and codes it for them. */
    void preparePage() throws IOException {
        PageParameters chosen = parametersOf(page);
        boolean recode = codedPage != page || !sameForCoding(chosen, parameters);
        parameters = chosen;
        if (recode) {
            coded = source.coded(page, chosen);
            codedPage = page;
            if (coded.length == 0) {
                throw new IOException("it is empty");
            }
        }
    }

    private PageParameters parametersOf(int number) {
        return Negotiation.choose(terminal.settings().capabilities(), theirs, source.geometry(number), rates.get(rung));
    }

    private static boolean sameForCoding(PageParameters a, PageParameters b) {
        return sameForMessage(a, b) && a.minBitsPerRow() == b.minBitsPerRow();
    }

    private static boolean sameForMessage(PageParameters a, PageParameters b) {
        return a.coding() == b.coding()
                && a.resolution() == b.resolution()
                && a.widthPels() == b.widthPels()
                && a.ecm() == b.ecm();
    }

    String pageName(IOException cause) {
        return "page " + page + ", " + cause.getMessage();
    }

    SendCommand command() {
        return new SendCommand(
                parameters,
                OutgoingBlock.FRAME_OCTETS,
                theirs.unlimitedLength(),
                terminal.settings().capabilities().internetAware() && theirs.internetAware());
    }

    ModemRate rate() {
        return rates.get(rung);
    }

    /** The next slower rate, if there is one (FTT, CTC). */
    boolean fallBack() {
        if (rung == rates.size() - 1) {
            return false;
        }
        rung++;
        parameters = parametersOf(page);
        return true;
    }

    /** CFR: the page goes out. */
    void trained(long nowNs) {
        shortTraining = terminal.line().trainingTransferred();
        terminal.event(new FaxEvent.Negotiated(page, parameters, terminal.remoteId()));
        sendPage(nowNs);
    }

    /** Whether the next image starts with V.17's short training; only the first after a change of rate needs the long one. */
    boolean takeShortTraining() {
        boolean taken = shortTraining;
        shortTraining = true;
        return taken;
    }

    void longTrainingNext() {
        shortTraining = false;
    }

    // ----------------------------------------------------------- phases C and D

    private void sendPage(long nowNs) {
        attempts++;
        octetsOut = 0;
        percentOut = 0;
        terminal.pages().begin(page, parameters, source.geometry(page).rows());
        terminal.become(
                parameters.ecm()
                        ? new SendPartialPage(terminal, this, new OutgoingBlock(coded, 0))
                        : new SendPage(terminal, this),
                nowNs);
    }

    byte[] coded() {
        return coded;
    }

    /** Octets of the page have left for the first time. */
    void imageSent(int octets, long nowNs) {
        terminal.progress(nowNs);
        octetsOut = Math.min(octetsOut + octets, coded.length);
        int percent = (int) (100L * octetsOut / coded.length);
        if (percent > percentOut) {
            percentOut = percent;
            terminal.event(new FaxEvent.Progress(page, octetsOut, coded.length));
        }
    }

    /** What ends the page in hand: EOP the last, EOM one that is followed by a page of another size, MPS any other. */
    FrameName pageEnd() {
        if (page == source.pages()) {
            return FrameName.EOP;
        }
        return sameForMessage(parameters, parametersOf(page + 1)) ? FrameName.MPS : FrameName.EOM;
    }

    /** The page counter of PPS: 0 for the first page of the call, modulo 256. */
    int pageCounter() {
        return (page - 1) & 0xFF;
    }

    /** MCF or, with {@code retrain}, RTP: the page is safe at the receiver. */
    void confirmed(boolean retrain, long nowNs) {
        terminal.progress(nowNs);
        FrameName end = pageEnd();
        PageOutcome outcome = terminal.pages().confirm(terminal.pages().last().rows(), 0);
        terminal.event(new FaxEvent.PageConfirmed(outcome));
        if (end == FrameName.EOP) {
            terminal.end(EndCode.DONE, nowNs);
            return;
        }
        page++;
        attempts = 0;
        if (end == FrameName.EOM) {
            terminal.become(new AwaitIdentification(terminal, this), nowNs);
        } else if (retrain) {
            terminal.become(new Training(terminal, this), nowNs);
        } else {
            nextPage(nowNs);
        }
    }

    private void nextPage(long nowNs) {
        try {
            preparePage();
        } catch (IOException e) {
            terminal.end(EndCode.DOCUMENT_UNREADABLE, pageName(e), nowNs);
            return;
        }
        sendPage(nowNs);
    }

    /** RTN: the page goes again after another training, one rate slower where there is one. */
    void refused(long nowNs) {
        terminal.pages().uncertain(false);
        if (attempts >= ATTEMPTS_PER_PAGE) {
            terminal.end(EndCode.PAGE_REFUSED, nowNs);
            return;
        }
        fallBack();
        terminal.become(new Training(terminal, this), nowNs);
    }

    /** How long this call's answers take. */
    PathTiming path() {
        return path;
    }
}
