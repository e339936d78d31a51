package org.pagewire.fax.t30;

import java.time.Duration;

/**
 * What the sender has learnt of the time between its commands and their answers. T.30 assumes telephone lines, where an
 * answer that is not there after T4 never comes. On a path so slow that answers come after T4, the sender waits longer:
 * up to five thirds of T4, as the receiver gives up after T2, which is twice T4.
 */
final class PathTiming {
    private static final Duration MARGIN = Duration.ofMillis(500);
    private static final Duration HELD_BACK = Duration.ofMillis(1500);

    private final long longestT4Ns;
    private long t4Ns;
    private long fastestNs = T30Terminal.NEVER;

    PathTiming(Duration t4) {
        this.t4Ns = t4.toNanos();
        this.longestT4Ns = t4.toNanos() * 5 / 3;
    }

    /** How long to wait for an answer in this call. */
    Duration t4() {
        return Duration.ofNanos(t4Ns);
    }

    /**
     * How long after the last sending of a command its answers may come in. The path is the same for all; the receiver may
     * hold an answer back for a while, but never so long that it would give up itself (T2).
     */
    Duration strays() {
        long wait = fastestNs == T30Terminal.NEVER ? t4Ns / 4 * 5 : fastestNs / 4 * 5 + HELD_BACK.toNanos();
        return Duration.ofNanos(Math.min(longestT4Ns, wait));
    }

    /**
     * An answer that is taken for good has come.
     *
     * @param sinceFirstNs time since the command went for the first time
     * @param repeated whether it had to go again: then the answer may be to the first or the last
     */
    void answered(long sinceFirstNs, boolean repeated) {
        if (!repeated) {
            fastestNs = Math.min(fastestNs, sinceFirstNs);
        } else if (fastestNs == T30Terminal.NEVER) {
            slow(sinceFirstNs);
        }
    }

    /** An answer to a repeated command seems to be one to its first sending. */
    void slow(long sinceFirstNs) {
        t4Ns = Math.max(t4Ns, Math.min(longestT4Ns, sinceFirstNs + MARGIN.toNanos()));
    }

    /** What looked too early was right: the path has become faster. */
    void fasterThanThought() {
        fastestNs = T30Terminal.NEVER;
    }

    /**
     * Whether an answer this soon after the last sending is suspect: in less than three quarters of the shortest time before
     * when the command had to be repeated, or when nothing is known yet; in less than half of it when it went once.
     */
    boolean isEarly(long tookNs, boolean repeated) {
        if (fastestNs == T30Terminal.NEVER) {
            return repeated;
        }
        return tookNs < (repeated ? fastestNs / 4 * 3 : fastestNs / 2);
    }
}
