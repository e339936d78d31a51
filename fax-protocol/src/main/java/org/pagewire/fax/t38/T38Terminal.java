package org.pagewire.fax.t38;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.LineSignal;
import org.pagewire.fax.t30.LineTraits;
import org.pagewire.fax.t30.PageQuality;
import org.pagewire.fax.t30.PageSource;
import org.pagewire.fax.t30.T30Terminal;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t30.Verdict;

/**
 * A fax terminal whose line is T.38: IFP packets and time in, IFP packets, events and the next deadline out. Not
 * thread-safe: one thread owns it. All times are monotonic nanoseconds of any origin.
 *
 * <p>After every call of a method that takes {@code nowNs}, drain {@link #nextPacket()} and {@link #nextEvent()}, then come
 * back to {@link #advance} at {@link #nextDeadlineNs()} or with the next packet. The call is over with
 * {@link FaxEvent.Ended}: hang up then.
 */
public final class T38Terminal {
    /** Before CED the answering terminal lets the media path settle, unless the caller is heard (T.30 clause 4.1). */
    private static final Duration BEFORE_CED = Duration.ofMillis(200);

    private static final long NEVER = Long.MAX_VALUE;

    private final T30Terminal procedure;
    private final T38Line line;
    private final boolean answering;
    private final SignalPlayer player;
    private final SignalReceiver receiver;
    private final Deque<IfpPacket> outbox = new ArrayDeque<>();
    private boolean begun;
    private long beginNs = NEVER;

    private T38Terminal(T30Terminal procedure, T38Line line, boolean answering) {
        this.procedure = procedure;
        this.line = line;
        this.answering = answering;
        this.player = new SignalPlayer(line);
        this.receiver = new SignalReceiver(new ProcedureEar(procedure));
    }

    /** The calling terminal, which sends {@code pages}. */
    public static T38Terminal calling(TerminalSettings settings, T38Line line, PageSource pages) {
        return new T38Terminal(T30Terminal.calling(settings, traits(line), pages), line, false);
    }

    /** The answering terminal, which receives. */
    public static T38Terminal answering(TerminalSettings settings, T38Line line) {
        return new T38Terminal(T30Terminal.answering(settings, traits(line)), line, true);
    }

    private static LineTraits traits(T38Line line) {
        return new LineTraits(line.maxBitRate(), line.rateManagement() == T38Parameters.RateManagement.TRANSFERRED_TCF);
    }

    /** The T.38 path is there: begins with CNG or CED. Call once. */
    public void start(long nowNs) {
        beginNs = answering ? nowNs + BEFORE_CED.toNanos() : nowNs;
        advance(nowNs);
    }

    private void begin(long nowNs) {
        if (!begun && beginNs != NEVER) {
            begun = true;
            procedure.start(nowNs);
        }
    }

    /** A packet from the other end, in order and once. */
    public void receive(IfpPacket packet, long nowNs) {
        begin(nowNs);
        receiver.receive(packet, nowNs);
        advance(nowNs);
    }

    /** Packets from the other end are missing here (a gap that UDPTL could not repair): what is half received is void. */
    public void packetsMissing(long nowNs) {
        receiver.packetsMissing();
        advance(nowNs);
    }

    /** Lets time pass. */
    public void advance(long nowNs) {
        if (nowNs >= beginNs) {
            begin(nowNs);
        }
        procedure.advance(nowNs);
        play(nowNs);
    }

    private void play(long nowNs) {
        if (procedure.takeFlush() && player.stop()) {
            outbox.add(new IfpPacket.Signal(Indicator.NO_SIGNAL));
        }
        while (true) {
            Optional<Step> step = player.next(nowNs);
            if (step.isPresent()) {
                put(step.get(), nowNs);
            } else if (!player.isIdle(nowNs)) {
                return;
            } else {
                Optional<LineSignal> signal = procedure.nextSignal();
                if (signal.isPresent()) {
                    player.play(signal.get(), inPace(), nowNs);
                } else if (!procedure.isSending()) {
                    return;
                } else {
                    procedure.signalsSent(nowNs);
                }
            }
        }
    }

    private void put(Step step, long nowNs) {
        if (step.packet() != null) {
            outbox.add(step.packet());
        }
        if (step.imageOctets() > 0) {
            procedure.imageSent(step.imageOctets(), nowNs);
        }
    }

    private boolean inPace() {
        return !procedure
                .peerInternetAware()
                .orElse(line.assumeInternetAware() && !procedure.identificationUnanswered());
    }

    /** When to call {@link #advance} at the latest; {@link Long#MAX_VALUE} when only a packet or the owner can go on. */
    public long nextDeadlineNs() {
        if (!begun) {
            return beginNs;
        }
        return procedure.isSending()
                ? Math.min(player.dueNs(), procedure.nextDeadlineNs())
                : procedure.nextDeadlineNs();
    }

    /** The next packet for the other end, due now. */
    public Optional<IfpPacket> nextPacket() {
        return Optional.ofNullable(outbox.poll());
    }

    /** The next event for the owner. */
    public Optional<FaxEvent> nextEvent() {
        return procedure.nextEvent();
    }

    /**
     * The page of {@link FaxEvent.PageReceived} is safe (on disk): it will be confirmed now.
     *
     * @param rows decoded, bad ones included; with 0 rows the page counts as unusable
     * @param badRows rows that were repaired or guessed
     */
    public void pageStored(int page, int rows, int badRows, long nowNs) {
        procedure.pageStored(page, rows, badRows, nowNs);
        advance(nowNs);
    }

    /** The page has no image or too many bad rows (see {@link #acceptable}) and was not kept: it is asked for again. */
    public void pageUnusable(int page, int rows, int badRows, long nowNs) {
        procedure.pageUnusable(page, rows, badRows, nowNs);
        advance(nowNs);
    }

    /** The page cannot be stored here: the call ends and the page is never confirmed. */
    public void pageNotStored(int page, String reason, long nowNs) {
        procedure.pageNotStored(page, reason, nowNs);
        advance(nowNs);
    }

    /** Whether a page of this quality should be stored (true) or asked for again with {@link #pageUnusable}. */
    public boolean acceptable(int rows, int badRows) {
        return PageQuality.acceptable(rows, badRows);
    }

    /** Ends the call in an orderly way (DCN); {@link FaxEvent.Ended} follows within about two seconds. */
    public void hangup(long nowNs) {
        procedure.hangup(nowNs);
        advance(nowNs);
    }

    /** The connection is gone, for example because the other end hung up; {@link FaxEvent.Ended} follows at once. */
    public void lineLost(String reason, long nowNs) {
        procedure.lineLost(reason, nowNs);
        player.stop();
    }

    /** How the call ended, once that is settled. */
    public Optional<Verdict> verdict() {
        return procedure.verdict();
    }
}
