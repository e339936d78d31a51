package org.pagewire.image.t85;

import java.util.Arrays;

/** Octets of a page as they become ready. */
final class OctetOutput {

    private byte[] octets = new byte[4_096];
    private int count;

    /** Appends an octet of coded data, with the stuffing that keeps it from looking like a marker (T.82, clause 6.2). */
    void data(int octet) {
        put(octet);
        if (octet == Marker.ESCAPE) {
            put(Marker.STUFF);
        }
    }

    void marker(int marker) {
        put(Marker.ESCAPE);
        put(marker);
    }

    void put(byte[] more) {
        for (byte octet : more) {
            put(octet);
        }
    }

    private void put(int octet) {
        if (count == octets.length) {
            octets = Arrays.copyOf(octets, 2 * count);
        }
        octets[count++] = (byte) octet;
    }

    int available() {
        return count;
    }

    byte[] take() {
        byte[] taken = Arrays.copyOf(octets, count);
        count = 0;
        return taken;
    }
}
