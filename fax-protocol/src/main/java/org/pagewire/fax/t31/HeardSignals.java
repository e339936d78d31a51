package org.pagewire.fax.t31;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.DataType;
import org.pagewire.fax.t38.LineListener;

/**
 * What the line brings, kept in order until the DTE asks for it with +FRH or +FRM: over T.38 a frame may be here before the
 * DTE has read the result of the one before. While the modem sends it is deaf, as T.30 is half-duplex, but for the signal
 * that is still on when it has sent all.
 */
final class HeardSignals implements LineListener {
    /** What is kept, in octets; a signal that the DTE does not fetch is cut off there and counted. */
    static final int MAX_OCTETS = 1 << 20;
    /** A carrier of which nothing has come for so long is gone: its end was lost. Longer than the longest frame at 300 bit/s. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(8);

    private final Deque<Heard> waiting = new ArrayDeque<>();
    private int weight;
    private boolean deaf;
    private boolean connected;
    private @Nullable DataType carrier;
    private long lastHeardNs;
    private long silentSinceNs = Long.MIN_VALUE;
    private long dropped;

    @Override
    public void signalBegan(DataType modulation, long nowNs) {
        carrier = modulation;
        lastHeardNs = nowNs;
        keep(new Heard.Began(modulation, nowNs));
    }

    @Override
    public void frame(DataType modulation, byte[] octets, boolean whole, long nowNs) {
        carrierOn(modulation, nowNs);
        keep(new Heard.Frame(modulation, octets, whole));
    }

    @Override
    public void octets(DataType modulation, byte[] octets, long nowNs) {
        carrierOn(modulation, nowNs);
        keep(new Heard.Octets(modulation, octets));
    }

    /** Something comes of a signal, perhaps of one whose end was thought to be lost. */
    private void carrierOn(DataType modulation, long nowNs) {
        lastHeardNs = nowNs;
        if (carrier == null) {
            signalBegan(modulation, nowNs);
        }
    }

    @Override
    public void signalEnded(long nowNs) {
        if (carrier != null) {
            keep(new Heard.Ended(carrier));
            carrier = null;
            silentSinceNs = nowNs;
        }
    }

    private void keep(Heard heard) {
        if (deaf) {
            return;
        }
        boolean data = heard instanceof Heard.Frame || heard instanceof Heard.Octets;
        if (weight + heard.weight() > MAX_OCTETS && (data || weight > 2 * MAX_OCTETS)) {
            dropped += heard.weight();
            return;
        }
        weight += heard.weight();
        waiting.add(heard);
    }

    /**
     * The modem begins to send: what has not been fetched is void, and so is a signal that seems to be on. Some peers do not
     * tell the end of one.
     */
    void stopListening() {
        carrier = null;
        waiting.clear();
        weight = 0;
        deaf = true;
        connected = false;
    }

    /** The modem has sent all. */
    void listen(long nowNs) {
        if (deaf) {
            deaf = false;
            if (carrier != null) {
                keep(new Heard.Began(carrier, nowNs));
            }
        }
    }

    /** The first of what waits, without taking it. */
    Optional<Heard> peek() {
        return Optional.ofNullable(waiting.peek());
    }

    /** Takes the first of what waits; whether it was the end of a signal of which the DTE knows. */
    boolean take() {
        Heard taken = waiting.remove();
        weight -= taken.weight();
        boolean known = connected && taken instanceof Heard.Ended;
        if (taken instanceof Heard.Ended) {
            connected = false;
        }
        return known;
    }

    /** Whether nothing waits, but a signal of this modulation is on that the DTE knows of: more of it will come. */
    boolean goesOn(DataType modulation) {
        return connected && carrier == modulation && waiting.isEmpty();
    }

    /** Whether something waits behind the first. */
    boolean more() {
        return waiting.size() > 1;
    }

    /** The DTE has been told of the signal that is first in line. */
    void connected() {
        connected = true;
    }

    /** Lets time pass. */
    void advance(long nowNs) {
        if (nowNs >= deadlineNs()) {
            signalEnded(nowNs);
        }
    }

    long deadlineNs() {
        return carrier == null ? ClassOneModem.NEVER : lastHeardNs + LONGEST_SILENCE.toNanos();
    }

    /** When the line has been silent for this long, if it stays so; {@link ClassOneModem#NEVER} while a carrier is on. */
    long silentForNs(long lengthNs, long atLeastFromNs) {
        return carrier == null ? Math.max(silentSinceNs, atLeastFromNs) + lengthNs : ClassOneModem.NEVER;
    }

    /** Octets that were cut off, since the modem was made. */
    long dropped() {
        return dropped;
    }

    /** A new call: nothing has been heard. */
    void clear() {
        stopListening();
        deaf = false;
        silentSinceNs = Long.MIN_VALUE;
    }
}
