package org.pagewire.wire.client;

import java.util.concurrent.TimeUnit;

/**
 * When to send HOLD and when to give the relay up (R-A4): a HOLD each interval, and the end when nothing at all came for
 * an interval after one. So a dead relay is noticed within two intervals of the last octet from it. While the device does
 * not read, silence says nothing.
 */
final class HoldWatch {
    private final long intervalNs;
    private long nextHold;
    private long number;
    private boolean awaiting;
    private boolean paused;
    private long awaitingSince;

    HoldWatch(long intervalMs, long now) {
        intervalNs = TimeUnit.MILLISECONDS.toNanos(intervalMs);
        nextHold = now + intervalNs;
    }

    void heard() {
        awaiting = false;
    }

    void paused() {
        paused = true;
    }

    void resumed(long now) {
        paused = false;
        awaitingSince = now;
    }

    boolean isDead(long now) {
        return awaiting && !paused && now - (awaitingSince + intervalNs) >= 0;
    }

    boolean isDue(long now) {
        return now - nextHold >= 0;
    }

    /** The number for the HOLD that is sent now. */
    long next(long now) {
        nextHold = now + intervalNs;
        if (!awaiting) {
            awaiting = true;
            awaitingSince = now;
        }
        return ++number;
    }

    /** The number of the last HOLD, 0 before the first. */
    long last() {
        return number;
    }

    long deadline() {
        long dead = awaitingSince + intervalNs;
        return awaiting && !paused && dead - nextHold < 0 ? dead : nextHold;
    }
}
