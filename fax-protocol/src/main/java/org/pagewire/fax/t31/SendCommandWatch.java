package org.pagewire.fax.t31;

/**
 * Reads in the control frames that go by, in either direction, what a DCS says of the signals that follow it: whether images
 * are error-corrected, bit 27 (T.30 table 2), and that the first of them is TCF (T.30 clause 5.3.6.1.3).
 */
final class SendCommandWatch {
    private static final int FIELD = 2;
    private static final int DCS = 0x41;
    private static final int WITHOUT_X = 0x7F;
    /** Bits 25 to 32 of DCS; bit 27 is the third. */
    private static final int OCTET = 6;

    private static final int BIT = 0x20;

    private boolean errorCorrection;
    private boolean trainingFollows;

    /** A frame in the line's bit order. */
    void frame(byte[] octets) {
        boolean dcs = octets.length > FIELD && (octets[FIELD] & WITHOUT_X) == DCS;
        trainingFollows = dcs;
        if (dcs) {
            errorCorrection = octets.length > OCTET && (octets[OCTET] & BIT) != 0;
        }
    }

    boolean errorCorrection() {
        return errorCorrection;
    }

    /** Whether the image signal that begins now is TCF. */
    boolean takeTraining() {
        boolean training = trainingFollows;
        trainingFollows = false;
        return training;
    }

    void clear() {
        errorCorrection = false;
        trainingFollows = false;
    }
}
