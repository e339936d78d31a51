package org.pagewire.relay.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Decides which misdeeds of which address are worth a line in the log: the first, and then one a minute at most, with the
 * number that went by in between. Remembers {@value #ADDRESSES} addresses. Owner: the exchange's.
 */
public final class PeerLog {
    static final int ADDRESSES = 10_000;
    static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<AddressKey, Lines> lines = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AddressKey, Lines> eldest) {
            return size() > ADDRESSES;
        }
    };

    /** Empty when nothing is to be logged; otherwise how many were passed over since the last line. */
    public OptionalInt line(AddressKey address, long now) {
        Lines earlier = lines.get(address);
        if (earlier == null || now - earlier.last >= QUIET_NANOS) {
            lines.put(address, new Lines(now, 0));
            return OptionalInt.of(earlier == null ? 0 : earlier.passedOver);
        }
        lines.put(address, new Lines(earlier.last, earlier.passedOver + 1));
        return OptionalInt.empty();
    }

    private record Lines(long last, int passedOver) {}
}
