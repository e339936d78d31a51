package org.pagewire.fax.t31;

import java.time.Duration;

/** The telephone side: on or off the hook, and what becomes of the call. */
final class Hook {
    /** How often RING is told; networks ring every four to six seconds. */
    private static final Duration CADENCE = Duration.ofSeconds(5);

    /** What there is of a call. */
    enum Call {
        /** On the hook. */
        NONE,
        /** On the hook; one comes in. */
        RINGING,
        /** Off the hook, being made or taken. */
        SETTING_UP,
        /** There is a T.38 path. */
        CONNECTED,
        /** Off the hook, but no call, any more or at all. */
        DEAD
    }

    private Call call = Call.NONE;
    private int rings;
    private long nextRingNs = ClassOneModem.NEVER;

    Call call() {
        return call;
    }

    boolean isConnected() {
        return call == Call.CONNECTED;
    }

    boolean isOnHook() {
        return call == Call.NONE || call == Call.RINGING;
    }

    void becomes(Call next) {
        call = next;
        rings = 0;
        nextRingNs = ClassOneModem.NEVER;
    }

    void ring(long nowNs) {
        becomes(Call.RINGING);
        nextRingNs = nowNs;
    }

    long nextRingNs() {
        return nextRingNs;
    }

    /** Counts a ring that is due. */
    int rung(long nowNs) {
        nextRingNs = nowNs + CADENCE.toNanos();
        return ++rings;
    }
}
