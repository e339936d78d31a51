package org.pagewire.fuzz.image;

import java.util.Arrays;

/** What the fuzzer gave: settings from the first octets, then data. Past its end all octets are 0. */
final class FuzzInput {

    private final byte[] octets;
    private int position;

    FuzzInput(byte[] octets) {
        this.octets = octets;
    }

    int octet() {
        return position < octets.length ? octets[position++] & 0xFF : 0;
    }

    /** Two octets, the higher one first. */
    int pair() {
        return octet() << 8 | octet();
    }

    boolean isEmpty() {
        return position == octets.length;
    }

    /** All that has not been read. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(octets, position, octets.length);
        position = octets.length;
        return rest;
    }
}
