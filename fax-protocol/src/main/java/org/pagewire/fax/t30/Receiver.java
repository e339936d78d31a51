package org.pagewire.fax.t30;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A terminal that receives: the command in force, the page in hand, and the last end of page it has answered. */
final class Receiver extends Role {
    private static final int PROGRESS_STEP = 4096;
    private static final int ATTEMPTS_PER_PAGE = 3;

    private final T30Terminal terminal;
    private final ByteArrayOutputStream pageOctets = new ByteArrayOutputStream();
    private @Nullable SendCommand command;
    private int page = 1;
    private int badAttempts;
    private boolean begun;
    private boolean damaged;
    private boolean complete;
    private @Nullable ControlFrame answeredCommand;
    private @Nullable ControlFrame answer;
    private boolean notReadyTold;
    private boolean mayBeAskedByRr;

    Receiver(T30Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    State first() {
        return new Identify(terminal, this, true);
    }

    @Override
    boolean complete() {
        return complete;
    }

    @Override
    Outcome outcome(PageLedger pages) {
        int confirmed = pages.confirmed();
        if (complete && confirmed == pages.all().size()) {
            return Outcome.DELIVERED;
        }
        return confirmed > 0 ? Outcome.PARTIAL : Outcome.FAILED;
    }

    // ----------------------------------------------------------------- phase B

    /** Frames that may come whenever a command is awaited; true when this was one. */
    boolean command(ControlFrame frame, long nowNs) {
        switch (frame.name()) {
            case TSI -> terminal.remoteId(frame.identity());
            case DCS -> sendCommand(frame, nowNs);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void sendCommand(ControlFrame dcs, long nowNs) {
        SendCommand decoded = SendCommand.decode(dcs.fif()).orElse(null);
        if (decoded == null || !offered(decoded.page())) {
            terminal.end(EndCode.UNSUPPORTED_COMMAND, nowNs);
            return;
        }
        command = decoded;
        answeredCommand = null;
        terminal.peerIs(decoded.internetAware());
        terminal.become(new CheckTraining(terminal, this, decoded), nowNs);
    }

    private boolean offered(PageParameters wanted) {
        Capabilities mine = terminal.settings().capabilities();
        return mine.codings().contains(wanted.coding())
                && mine.resolutions().contains(wanted.resolution())
                && wanted.widthPels() <= mine.maxWidthPels()
                && (mine.ecm() || !wanted.ecm())
                && (wanted.ecm() || wanted.coding() != Coding.MMR);
    }

    /** CTC: another rate for the rest of the partial page. */
    void rateChanged(ModemRate rate) {
        SendCommand old = inForce();
        PageParameters p = old.page();
        command = new SendCommand(
                new PageParameters(p.coding(), p.resolution(), p.widthPels(), p.ecm(), rate, p.minScanLineMs()),
                old.frameOctets(),
                old.unlimitedLength(),
                old.internetAware());
    }

    SendCommand inForce() {
        if (command == null) {
            throw new IllegalStateException("No DCS yet");
        }
        return command;
    }

    /** CFR has been decided: pages come in next. */
    void trained(long nowNs) {
        terminal.event(new FaxEvent.Negotiated(page, inForce().page(), terminal.remoteId()));
        awaitPage(nowNs);
    }

    // ----------------------------------------------------------- phases C and D

    void awaitPage(long nowNs) {
        discardPage();
        terminal.become(
                inForce().page().ecm() ? new ReceivePartialPage(terminal, this) : new ReceivePage(terminal, this),
                nowNs);
    }

    /** What has come in of the page in hand is not part of it. */
    void discardPage() {
        pageOctets.reset();
        begun = false;
        damaged = false;
    }

    /** Image data of the page in hand, in order. */
    void imageOctets(byte[] octets, long nowNs) {
        beginPage();
        int before = pageOctets.size();
        if (before + octets.length > terminal.settings().maxPageOctets()) {
            terminal.end(EndCode.PAGE_TOO_LARGE, nowNs);
            return;
        }
        pageOctets.writeBytes(octets);
        terminal.progress(nowNs);
        if (before / PROGRESS_STEP != pageOctets.size() / PROGRESS_STEP) {
            terminal.event(new FaxEvent.Progress(page, pageOctets.size(), 0));
        }
    }

    boolean hasImage() {
        return pageOctets.size() > 0;
    }

    /** The sender has given up frames of this page (EOR): it will never be whole. */
    void damaged() {
        damaged = true;
    }

    boolean isDamaged() {
        return damaged;
    }

    int page() {
        return page;
    }

    /** The page in hand is given up by its sender; the next one follows. */
    void abandonPage() {
        beginPage();
        discardPage();
        page++;
    }

    /** Frames of the page in hand are asked for again. */
    void framesMissing(int frames) {
        beginPage();
        terminal.pages().resend(frames);
    }

    private void beginPage() {
        if (!begun) {
            begun = true;
            terminal.pages().begin(page, inForce().page(), 0);
        }
    }

    /** The page in hand goes to its owner; what the terminal holds of it is gone. */
    void handOver() {
        byte[] coded = pageOctets.toByteArray();
        pageOctets.reset();
        terminal.event(new FaxEvent.PageReceived(page, inForce().page(), coded));
    }

    /** Another bad page; whether it may be asked for again. */
    boolean mayRefuse() {
        badAttempts++;
        return badAttempts < ATTEMPTS_PER_PAGE;
    }

    /** The page in hand is safe and its confirmation goes out. */
    void confirmed(int rows, int badRows, boolean last) {
        PageOutcome outcome = terminal.pages().confirm(rows, badRows);
        terminal.event(new FaxEvent.PageConfirmed(outcome));
        page++;
        begun = false;
        badAttempts = 0;
        complete = last;
    }

    // ----------------------------------------------------------------- answers

    /** RNR for the page in hand: the sender may ask with RR. */
    void notReady() {
        notReadyTold = true;
        terminal.send(ControlFrame.of(FrameName.RNR));
    }

    /** Answers an end of page or partial page, and remembers the answer for the case that it gets lost. */
    void answer(ControlFrame command, FrameName response) {
        answeredCommand = command;
        mayBeAskedByRr = notReadyTold;
        notReadyTold = false;
        answer = ControlFrame.of(response);
        terminal.send(answer);
    }

    /**
     * Gives the last answer again when the sender repeats what it was given to, or asks with RR as it was told to; true
     * when so. The command
     * is the same when it is the same frame: with error correction it counts pages and blocks.
     */
    boolean answerAgain(ControlFrame frame) {
        ControlFrame before = answeredCommand;
        if (before == null || answer == null) {
            return false;
        }
        boolean asked = frame.name() == FrameName.RR && mayBeAskedByRr;
        if (asked || isRepetition(before, frame)) {
            terminal.send(answer);
            return true;
        }
        return false;
    }

    /** The PPS answered last since the DCS in force. */
    Optional<PartialPageSignal> answeredSignal() {
        return Optional.ofNullable(answeredCommand)
                .filter(command -> command.name() == FrameName.PPS)
                .flatMap(PartialPageSignal::decode);
    }

    /** Whether {@code frame} is the end of page {@code before} sent again. */
    static boolean isRepetition(ControlFrame before, ControlFrame frame) {
        if (before.name() != frame.name()) {
            return false;
        }
        if (frame.name() != FrameName.PPS) {
            return true;
        }
        PartialPageSignal signal = PartialPageSignal.decode(frame).orElse(null);
        return signal != null
                && PartialPageSignal.decode(before).map(signal::endsSameAs).orElse(false);
    }
}
