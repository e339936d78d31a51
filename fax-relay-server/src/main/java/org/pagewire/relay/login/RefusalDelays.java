package org.pagewire.relay.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a refused login waits for its answer: 250 ms at the first refusal of an address, doubled with each further
 * one up to 8 s, forgotten after ten minutes without one. A good login is never delayed, so others behind the same
 * address lose nothing. Remembers {@value #ADDRESSES} addresses, those refused last. Owner: the exchange's.
 */
public final class RefusalDelays {
    static final int ADDRESSES = 10_000;
    static final long FIRST_NANOS = Duration.ofMillis(250).toNanos();
    static final int DOUBLINGS = 5;
    static final long FORGET_NANOS = Duration.ofMinutes(10).toNanos();

    private final Map<AddressKey, Refusals> refused = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AddressKey, Refusals> eldest) {
            return size() > ADDRESSES;
        }
    };

    /** Counts one more refusal and returns its delay in nanoseconds. */
    public long refuse(AddressKey address, long now) {
        Refusals earlier = refused.get(address);
        int count = earlier == null || now - earlier.last > FORGET_NANOS ? 0 : earlier.count;
        refused.put(address, new Refusals(Math.min(count + 1, DOUBLINGS + 1), now));
        return FIRST_NANOS << Math.min(count, DOUBLINGS);
    }

    int remembered() {
        return refused.size();
    }

    private record Refusals(int count, long last) {}
}
