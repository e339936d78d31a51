package org.pagewire.agent.uplink;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect: 0.5 to 1.5 s at first, then twice as long each time, up to 20 to
 * 60 s, spread at random so that the devices of a relay do not come back at the same moment. A connection that held for
 * {@link #STABLE_NS} starts it anew.
 */
final class ReconnectPause {
    static final long STABLE_NS = TimeUnit.SECONDS.toNanos(60);

    /** After the relay has refused the fax ID or password: 4 to 6 minutes. */
    static final long REFUSED_NS = TimeUnit.MINUTES.toNanos(4);

    private static final long REFUSED_SPREAD_NS = TimeUnit.MINUTES.toNanos(2);
    private static final long FIRST_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(40);

    private final RandomGenerator random;
    private long base = FIRST_NS;

    ReconnectPause(RandomGenerator random) {
        this.random = random;
    }

    /** A connection that was logged in for this long has ended. */
    void heldFor(long durationNs) {
        if (durationNs >= STABLE_NS) {
            base = FIRST_NS;
        }
    }

    /**
     * The next pause in nanoseconds.
     *
     * @param retryAfterMs the relay's wish, in milliseconds: not sooner than that
     */
    long next(long retryAfterMs) {
        long pause = base / 2 + random.nextLong(base);
        base = Math.min(2 * base, LONGEST_NS);
        return Math.max(pause, TimeUnit.MILLISECONDS.toNanos(retryAfterMs));
    }

    long afterRefusal(long retryAfterMs) {
        return Math.max(REFUSED_NS + random.nextLong(REFUSED_SPREAD_NS), TimeUnit.MILLISECONDS.toNanos(retryAfterMs));
    }
}
