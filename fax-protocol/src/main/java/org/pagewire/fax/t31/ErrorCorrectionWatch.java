package org.pagewire.fax.t31;

/** Reads in the control frames that go by whether the image that follows is error-corrected: bit 27 of DCS (T.30 table 2). */
final class ErrorCorrectionWatch {
    private static final int FIELD = 2;
    private static final int DCS = 0x41;
    private static final int WITHOUT_X = 0x7F;
    /** Bits 25 to 32 of DCS; bit 27 is the third. */
    private static final int OCTET = 6;

    private static final int BIT = 0x20;

    private boolean on;

    /** A frame in the line's bit order. */
    void frame(byte[] octets) {
        if (octets.length > FIELD && (octets[FIELD] & WITHOUT_X) == DCS) {
            on = octets.length > OCTET && (octets[OCTET] & BIT) != 0;
        }
    }

    boolean isOn() {
        return on;
    }

    void clear() {
        on = false;
    }
}
