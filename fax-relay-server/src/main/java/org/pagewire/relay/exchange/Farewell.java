package org.pagewire.relay.exchange;

/**
 * How a device is told that its connection ends.
 *
 * @param told false when nothing is said
 * @param retryAfterMs when it may come back, in milliseconds
 */
record Farewell(boolean told, long retryAfterMs) {
    /** Not a word: the device is gone, or would not hear it. */
    static final Farewell NONE = new Farewell(false, 0);

    /** Told, without a time to come back. */
    static final Farewell BARE = new Farewell(true, 0);

    static Farewell after(long retryAfterMs) {
        return new Farewell(true, retryAfterMs);
    }
}
