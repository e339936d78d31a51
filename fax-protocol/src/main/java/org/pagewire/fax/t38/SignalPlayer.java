package org.pagewire.fax.t38;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.pagewire.fax.t30.LineSignal;

/**
 * Plays signals as packets in time: at the pace of the modems that may sit behind the other end, or, where the other end is
 * Internet-aware, as fast as the bandwidth allows (T.38 clause 9, Internet-aware fax devices). A T.30 terminal plays whole
 * signals, one after the other; a modem plays the parts of a signal as it gets them from its DTE, always in pace. Not
 * thread-safe: the thread that owns the line owns it.
 */
public final class SignalPlayer {
    private static final long MAX_CATCH_UP_NS = 30_000_000;

    private final T38Line line;
    private final Deque<Iterator<Step>> parts = new ArrayDeque<>();
    private boolean paced;
    private long dueNs = Long.MIN_VALUE;

    /** A player for {@code line} that has nothing to play. */
    public SignalPlayer(T38Line line) {
        this.line = line;
    }

    /** Begins a signal; the one before must be over. */
    public void play(LineSignal signal, boolean inPace, long nowNs) {
        add(new SignalSteps(inPace, line.maxPacketOctets()).of(signal), inPace, nowNs);
    }

    /**
     * Begins a signal whose parts follow.
     *
     * @param framed whether frames follow ({@link #frame}), or octets outside HDLC ({@link #octets}) with training alone
     *     before them
     */
    public void carrierOn(ModulationTiming modem, boolean shortTraining, boolean framed, long nowNs) {
        addInPace(inPace().carrierOn(modem, shortTraining, framed), nowNs);
    }

    /** Adds a frame, without flags and check sequence, to the signal that is on. */
    public void frame(ModulationTiming modem, byte[] octets, long nowNs) {
        addInPace(inPace().frame(modem, octets, 0), nowNs);
    }

    /** Adds octets outside HDLC to the signal that is on. */
    public void octets(ModulationTiming modem, byte[] octets, long nowNs) {
        addInPace(inPace().octets(modem, octets, 0), nowNs);
    }

    /** Ends the signal that is on, after what has been added to it; {@code framed} tells whether its last part was a frame. */
    public void carrierOff(ModulationTiming modem, boolean framed, long nowNs) {
        addInPace(inPace().carrierOff(modem, framed), nowNs);
    }

    private SignalSteps inPace() {
        return new SignalSteps(true, line.maxPacketOctets());
    }

    private void addInPace(Stream<Step> part, long nowNs) {
        add(part.iterator(), true, nowNs);
    }

    private void add(Iterator<Step> part, boolean inPace, long nowNs) {
        dueNs = Math.max(dueNs, nowNs);
        paced = inPace;
        parts.add(part);
    }

    /** Breaks off what plays; whether there was anything. */
    public boolean stop() {
        boolean playing = hasNext();
        parts.clear();
        dueNs = Long.MIN_VALUE;
        return playing;
    }

    /** Whether all that was to play, its duration included, is over. */
    public boolean isIdle(long nowNs) {
        return !hasNext() && nowNs >= dueNs;
    }

    /** When {@link #next} has something, or the last part is over. */
    public long dueNs() {
        return dueNs;
    }

    /** The next packet that is due. */
    public Optional<IfpPacket> nextPacket(long nowNs) {
        for (Optional<Step> step = next(nowNs); step.isPresent(); step = next(nowNs)) {
            IfpPacket packet = step.get().packet();
            if (packet != null) {
                return Optional.of(packet);
            }
        }
        return Optional.empty();
    }

    /** The next step if it is due. */
    Optional<Step> next(long nowNs) {
        if (nowNs < dueNs || !hasNext()) {
            return Optional.empty();
        }
        Step step = parts.element().next();
        // A late caller does not slow the line down: the next step is due after this one, not after now. But little of
        // the lost time is made up for in one burst, or receive buffers overflow.
        long from = Math.max(dueNs, nowNs - MAX_CATCH_UP_NS);
        dueNs = from + (paced ? step.lineNs() : step.octets() * 8_000_000_000L / line.bandwidth());
        return Optional.of(step);
    }

    private boolean hasNext() {
        while (!parts.isEmpty() && !parts.element().hasNext()) {
            parts.remove();
        }
        return !parts.isEmpty();
    }
}
