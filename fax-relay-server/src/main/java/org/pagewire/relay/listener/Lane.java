package org.pagewire.relay.listener;

import java.util.concurrent.atomic.AtomicLong;
import org.pagewire.relay.exchange.CallMeter;

/**
 * One direction of a call: from one connection's event loop to the other's. Counts the octets that were read and have
 * not been written to the network yet, and {@value #PIECE} more for each piece they came in, which is about what the piece
 * itself takes; when they are too many the source stops reading, so what a slow receiver makes the relay keep is bounded.
 *
 * <p>A call begins with small bounds. One that has moved {@value #BULK_AFTER} octets gets large ones, which take less
 * CPU per octet.
 *
 * <p>{@link #kept} is shared; {@link #sent} and the bounds belong to the source's event loop.
 */
final class Lane {
    static final long HIGH = 128 * 1024;
    static final long LOW = 96 * 1024;
    static final long BULK_HIGH = 2 * 1024 * 1024;
    static final long BULK_LOW = 1792 * 1024;
    static final long BULK_AFTER = 4 * 1024 * 1024;
    static final long PIECE = 512;

    final CallMeter meter;
    final boolean fromCaller;
    final DeviceHandler source;
    final DeviceHandler target;

    private final AtomicLong kept = new AtomicLong();
    private volatile boolean full;
    private volatile boolean bulk;
    private long sent;

    Lane(CallMeter meter, boolean fromCaller, DeviceHandler source, DeviceHandler target) {
        this.meter = meter;
        this.fromCaller = fromCaller;
        this.source = source;
        this.target = target;
    }

    /** More octets are under way, in so many pieces. On the source's event loop. */
    void enter(long octets, int pieces) {
        sent += octets;
        if (!bulk && sent >= BULK_AFTER) {
            bulk = true;
        }
        if (kept.addAndGet(octets + pieces * PIECE) >= (bulk ? BULK_HIGH : HIGH)) {
            full = true;
            // They may have left between the two lines above.
            reopen();
        }
    }

    /** A piece has been written, or dropped. Returns true when the source is to be told that it may read again. */
    boolean leave(long octets) {
        kept.addAndGet(-octets - PIECE);
        return reopen();
    }

    private boolean reopen() {
        if (full && kept.get() <= (bulk ? BULK_LOW : LOW)) {
            full = false;
            return true;
        }
        return false;
    }

    /** Whether the source must not read. */
    boolean isFull() {
        return full;
    }
}
