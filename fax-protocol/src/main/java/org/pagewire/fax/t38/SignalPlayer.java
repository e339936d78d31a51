package org.pagewire.fax.t38;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.pagewire.fax.t30.LineSignal;

/**
 * Plays the terminal's signals as packets in time: at the pace of the modems that may sit behind the other end, or, where
 * the other end is Internet-aware, as fast as the bandwidth allows (T.38 clause 9, Internet-aware fax devices).
 */
final class SignalPlayer {
    private static final long MAX_CATCH_UP_NS = 30_000_000;

    private final T38Line line;
    private Iterator<Step> steps = Collections.emptyIterator();
    private boolean paced;
    private long dueNs = Long.MIN_VALUE;

    SignalPlayer(T38Line line) {
        this.line = line;
    }

    /** Begins a signal; the one before must be over. */
    void play(LineSignal signal, boolean inPace, long nowNs) {
        dueNs = Math.max(dueNs, nowNs);
        paced = inPace;
        steps = new SignalSteps(inPace, line.maxPacketOctets()).of(signal);
    }

    /** Breaks the signal off; whether there was one. */
    boolean stop() {
        boolean playing = steps.hasNext();
        steps = Collections.emptyIterator();
        dueNs = Long.MIN_VALUE;
        return playing;
    }

    /** Whether the last signal, its duration included, is over. */
    boolean isIdle(long nowNs) {
        return !steps.hasNext() && nowNs >= dueNs;
    }

    /** When {@link #next} has something, or the signal is over. */
    long dueNs() {
        return dueNs;
    }

    /** The next step if it is due. */
    Optional<Step> next(long nowNs) {
        if (nowNs < dueNs || !steps.hasNext()) {
            return Optional.empty();
        }
        Step step = steps.next();
        // A late caller does not slow the line down: the next step is due after this one, not after now. But little of
        // the lost time is made up for in one burst, or receive buffers overflow.
        long from = Math.max(dueNs, nowNs - MAX_CATCH_UP_NS);
        dueNs = from + (paced ? step.lineNs() : step.octets() * 8_000_000_000L / line.bandwidth());
        return Optional.of(step);
    }
}
