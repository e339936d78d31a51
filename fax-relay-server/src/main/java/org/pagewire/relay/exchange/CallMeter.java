package org.pagewire.relay.exchange;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What both connections of a call share outside the exchange: its identity (two meters are the same call only if they
 * are the same object) and the octets passed on. Counted by the threads that own the connections, read by anyone.
 */
public final class CallMeter {
    private final String call;
    private final AtomicLong fromCaller = new AtomicLong();
    private final AtomicLong toCaller = new AtomicLong();

    CallMeter(String call) {
        this.call = call;
    }

    /** The call's identity on the wire and in logs. */
    public String call() {
        return call;
    }

    /** Adds octets that were passed on. */
    public void count(boolean ofCaller, long octets) {
        (ofCaller ? fromCaller : toCaller).addAndGet(octets);
    }

    /** Octets passed on from the caller to the called device. */
    public long fromCaller() {
        return fromCaller.get();
    }

    /** Octets passed on from the called device to the caller. */
    public long toCaller() {
        return toCaller.get();
    }
}
