package org.pagewire.relay.login;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts open connections, in all and per address. Owner: the exchange's.
 *
 * <p>A connection above the limit of its address is told so, which costs a TLS handshake; above {@value #DOORWAY} of
 * those, and above the limit of all, it is closed without a word.
 */
public final class OpenConnections {
    static final int DOORWAY = 16;

    /** What a new connection may do. */
    public enum Verdict {
        WELCOME,
        TELL_LIMIT,
        CLOSE
    }

    private final int perAddress;
    private final int total;
    private final Map<AddressKey, Integer> open = new HashMap<>();
    private int all;

    /**
     * @param perAddress connections one address may have open
     * @param total connections all may have open
     */
    public OpenConnections(int perAddress, int total) {
        this.perAddress = perAddress;
        this.total = total;
    }

    /** Counts one more, whatever the verdict: {@link #closed} is to be called for each. */
    public Verdict opened(AddressKey address) {
        int count = open.merge(address, 1, Integer::sum);
        all++;
        if (all > total || count > perAddress + DOORWAY) {
            return Verdict.CLOSE;
        }
        return count > perAddress ? Verdict.TELL_LIMIT : Verdict.WELCOME;
    }

    /** One of this address is closed. */
    public void closed(AddressKey address) {
        open.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
        all--;
    }

    /** Open connections of all addresses. */
    public int all() {
        return all;
    }

    /** Open connections of this address. */
    public int of(AddressKey address) {
        return open.getOrDefault(address, 0);
    }
}
