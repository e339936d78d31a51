package org.pagewire.fax.t30;

/**
 * What a terminal is, apart from the line it is on.
 *
 * @param identity sent as CSI or TSI: up to 20 of the characters 0 to 9, +, space; others are shown by some machines
 * @param capabilities what it can send and receive
 * @param timers normally {@link Timers#OF_T30}
 * @param maxPageOctets largest coded page that it receives
 */
public record TerminalSettings(String identity, Capabilities capabilities, Timers timers, int maxPageOctets) {
    public static final int DEFAULT_MAX_PAGE_OCTETS = 32 << 20;

    public TerminalSettings {
        if (identity.length() > 20 || !identity.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("An identity is up to 20 printable ASCII characters");
        }
        if (maxPageOctets < 1) {
            throw new IllegalArgumentException("maxPageOctets must be positive");
        }
    }

    public TerminalSettings(String identity, Capabilities capabilities) {
        this(identity, capabilities, Timers.OF_T30, DEFAULT_MAX_PAGE_OCTETS);
    }
}
