package org.pagewire.fax.t30;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The T.30 procedure of one terminal in one call, on any line. The line asks {@link #nextSignal} what to put out, says
 * {@link #signalsSent} when that is done, and reports what it hears. Not thread-safe: one thread owns the terminal and its
 * line. Times are monotonic nanoseconds of any origin.
 *
 * <p>A calling terminal goes {@code CallingTone → Training → SendPage | SendPartialPage → AwaitPageResponse |
 * AwaitBlockResponse → …}, an answering one {@code Identify → CheckTraining → ReceivePage | ReceivePartialPage →
 * StorePage → …}; both end in {@code Disconnecting}.
 */
public final class T30Terminal {
    static final long NEVER = Long.MAX_VALUE;

    private final TerminalSettings settings;
    private final LineTraits line;
    private final Deque<LineSignal> signals = new ArrayDeque<>();
    private final Deque<FaxEvent> events = new ArrayDeque<>();
    private final PageLedger pages = new PageLedger();
    private final Role role;
    private State state;
    private long deadlineNs = NEVER;
    private long noProgressNs = NEVER;
    private boolean sending;
    private boolean flushWanted;
    private boolean receivedDis;
    private String remoteId = "";
    private @Nullable Boolean peerInternetAware;
    private ControlFrame @Nullable [] lastFrames;
    private @Nullable Verdict verdict;

    private T30Terminal(TerminalSettings settings, LineTraits line, @Nullable PageSource source) {
        this.settings = settings;
        this.line = line;
        this.role = source == null ? new Receiver(this) : new Sender(this, source);
        this.state = role.first();
    }

    /** The calling terminal, which sends {@code source}. */
    public static T30Terminal calling(TerminalSettings settings, LineTraits line, PageSource source) {
        return new T30Terminal(settings, line, source);
    }

    /** The answering terminal, which receives. */
    public static T30Terminal answering(TerminalSettings settings, LineTraits line) {
        return new T30Terminal(settings, line, null);
    }

    // ------------------------------------------------------------------ owner

    /** The line is there. Call once. */
    public void start(long nowNs) {
        progress(nowNs);
        become(state, nowNs);
    }

    /** Lets time pass. */
    public void advance(long nowNs) {
        if (nowNs >= noProgressNs && verdict == null) {
            end(role.complete() ? EndCode.DONE : EndCode.NO_PROGRESS, nowNs);
        }
        while (nowNs >= deadlineNs) {
            deadlineNs = NEVER;
            state.expired(nowNs);
        }
    }

    /** When to call {@link #advance} at the latest. */
    public long nextDeadlineNs() {
        return verdict == null ? Math.min(deadlineNs, noProgressNs) : deadlineNs;
    }

    /** The next event for the owner. */
    public Optional<FaxEvent> nextEvent() {
        return Optional.ofNullable(events.poll());
    }

    /** See {@code T38Terminal}. */
    public void pageStored(int page, int rows, int badRows, long nowNs) {
        if (rows > 0) {
            state.pageStored(page, rows, badRows, nowNs);
        } else {
            state.pageUnusable(page, 0, 0, nowNs);
        }
    }

    /** See {@code T38Terminal}. */
    public void pageUnusable(int page, int rows, int badRows, long nowNs) {
        state.pageUnusable(page, rows, badRows, nowNs);
    }

    /** See {@code T38Terminal}. */
    public void pageNotStored(int page, String reason, long nowNs) {
        state.pageNotStored(page, reason, nowNs);
    }

    /** Ends the call in an orderly way. */
    public void hangup(long nowNs) {
        end(role.complete() ? EndCode.DONE : EndCode.CANCELLED_HERE, nowNs);
    }

    /** The line is gone. */
    public void lineLost(String reason, long nowNs) {
        conclude(role.complete() ? EndCode.DONE : EndCode.LINE_LOST, reason);
        close();
    }

    /** How the call ends or ended, as soon as that is settled. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    // ------------------------------------------------------------------- line

    /** What to put on the line next; empty when there is nothing to send. */
    public Optional<LineSignal> nextSignal() {
        return Optional.ofNullable(signals.poll());
    }

    /** Whether signals are queued or on their way out, until {@link #signalsSent}. */
    public boolean isSending() {
        return sending;
    }

    /** All signals have left the line. */
    public void signalsSent(long nowNs) {
        if (sending && signals.isEmpty()) {
            sending = false;
            state.sent(nowNs);
        }
    }

    /** Whether what is on its way out must be broken off at once; asking resets it. */
    public boolean takeFlush() {
        boolean flush = flushWanted;
        flushWanted = false;
        return flush;
    }

    /** Octets of a page have left the line. */
    public void imageSent(int octets, long nowNs) {
        state.imageSent(octets, nowNs);
    }

    /** A signal of the other end begins. */
    public void signalBegan(long nowNs) {
        state.signalBegan(nowNs);
    }

    /** The signal of the other end is over. */
    public void signalEnded(long nowNs) {
        state.signalEnded(nowNs);
    }

    /**
     * A correct frame at 300 bit/s. T.30 is half-duplex: what comes while this terminal sends answers nothing and is
     * dropped, except DCN.
     */
    public void controlFrame(byte[] octets, long nowNs) {
        Optional<ControlFrame> decoded = ControlFrame.decode(octets);
        if (decoded.isEmpty() || verdict != null) {
            return;
        }
        ControlFrame frame = decoded.get();
        events.add(new FaxEvent.FrameSeen(false, frame));
        if (frame.name() == FrameName.DCN) {
            state.disconnected(nowNs);
        } else if (!sending || state.listensWhileSending()) {
            if (frame.name() != FrameName.CRP) {
                lastFrames = null;
            }
            state.frame(frame, nowNs);
        }
    }

    /** A correct frame at image rate. */
    public void imageFrame(byte[] octets, long nowNs) {
        if (!sending) {
            lastFrames = null;
            state.imageFrame(octets, nowNs);
        }
    }

    /** Octets at image rate outside HDLC. */
    public void imageOctets(byte[] octets, long nowNs) {
        if (!sending) {
            lastFrames = null;
            state.imageOctets(octets, nowNs);
        }
    }

    /** Whether the other end is Internet-aware; empty until it has said so or not. */
    public Optional<Boolean> peerInternetAware() {
        return Optional.ofNullable(peerInternetAware);
    }

    /** Whether a DIS of this terminal was not answered in time. */
    public boolean identificationUnanswered() {
        return state instanceof Identify identify && identify.attempts() > 1;
    }

    // ----------------------------------------------------------------- states

    TerminalSettings settings() {
        return settings;
    }

    Timers timers() {
        return settings.timers();
    }

    LineTraits line() {
        return line;
    }

    PageLedger pages() {
        return pages;
    }

    String remoteId() {
        return remoteId;
    }

    void remoteId(String identity) {
        remoteId = identity;
    }

    void peerIs(boolean internetAware) {
        peerInternetAware = internetAware;
    }

    /** From now on X is 1 in this terminal's frames (T.30 clause 5.3.6.1). */
    void disReceived() {
        receivedDis = true;
    }

    /** The one way from a state to the next. */
    void become(State next, long nowNs) {
        state = next;
        deadlineNs = NEVER;
        next.enter(nowNs);
    }

    void deadline(long atNs) {
        deadlineNs = atNs;
    }

    void deadlineIn(Duration wait, long nowNs) {
        deadlineNs = nowNs + wait.toNanos();
    }

    /** The call has got somewhere. */
    void progress(long nowNs) {
        noProgressNs = nowNs + timers().noProgress().toNanos();
    }

    /** Queues a signal. The deadline in force is off: states set the next one when all has been sent, or after this. */
    void send(LineSignal signal) {
        deadlineNs = NEVER;
        signals.add(signal);
        sending = true;
    }

    /** Sends frames at 300 bit/s, the last of them final. */
    void send(ControlFrame... frames) {
        byte[][] encoded = new byte[frames.length][];
        for (int i = 0; i < frames.length; i++) {
            encoded[i] = frames[i].encode(i == frames.length - 1, receivedDis);
            events.add(new FaxEvent.FrameSeen(true, frames[i]));
        }
        lastFrames = frames;
        send(new LineSignal.ControlFrames(List.of(encoded)));
    }

    /** Answers CRP: the last frames again, unless something has been heard since. */
    void repeatLastFrames() {
        if (lastFrames != null) {
            send(lastFrames);
        }
    }

    /** What is on its way out stops here. */
    void breakOff() {
        signals.clear();
        flushWanted |= sending;
        sending = false;
    }

    void event(FaxEvent event) {
        events.add(event);
    }

    /** The one exit of a call: settles the verdict, says DCN where the other end has not, and disconnects. */
    void end(EndCode code, long nowNs) {
        end(code, "", nowNs);
    }

    void end(EndCode code, String detail, long nowNs) {
        if (verdict != null) {
            return;
        }
        conclude(code, detail);
        if (code == EndCode.DISCONNECTED_THERE || (code == EndCode.DONE && state.phase() == Phase.E)) {
            close();
            return;
        }
        breakOff();
        become(new Disconnecting(this), nowNs);
    }

    /** Nothing more goes out or comes in. */
    void close() {
        if (state instanceof Closed) {
            return;
        }
        state = new Closed(this);
        breakOff();
        deadlineNs = NEVER;
        if (verdict != null) {
            events.add(new FaxEvent.Ended(verdict));
        }
    }

    private void conclude(EndCode code, String detail) {
        if (verdict == null) {
            verdict = new Verdict(
                    role.outcome(pages),
                    code,
                    code.sentence(detail),
                    state.phase(),
                    code.fault(),
                    remoteId,
                    pages.all());
        }
    }
}
