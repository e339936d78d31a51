package org.pagewire.fax.t31;

import java.io.ByteArrayOutputStream;

/** Data for the DTE: each DLE is doubled, and DLE ETX ends it. */
final class DleWriter {
    static final byte DLE = 0x10;
    static final byte ETX = 0x03;
    static final byte SUB = 0x1A;

    private final ByteArrayOutputStream out;
    private final boolean pairs;
    private boolean held;

    /** @param pairs whether two DLE in a row become DLE SUB (+FDD=1, T.31 clause 8.5.3) */
    DleWriter(ByteArrayOutputStream out, boolean pairs) {
        this.out = out;
        this.pairs = pairs;
    }

    void data(byte[] octets) {
        for (byte octet : octets) {
            data(octet);
        }
    }

    private void data(byte octet) {
        if (octet != DLE) {
            release();
            out.write(octet);
        } else if (!pairs) {
            pair(DLE);
        } else if (held) {
            held = false;
            pair(SUB);
        } else {
            held = true;
        }
    }

    void end() {
        release();
        pair(ETX);
    }

    private void release() {
        if (held) {
            held = false;
            pair(DLE);
        }
    }

    private void pair(byte second) {
        out.write(DLE);
        out.write(second);
    }
}
