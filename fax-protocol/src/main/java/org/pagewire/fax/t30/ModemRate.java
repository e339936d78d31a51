package org.pagewire.fax.t30;

/** Modems and bit rates for training and image; {@link #dcsBits()} is their code in bits 11 to 14 of DCS (T.30 table 2). */
public enum ModemRate {
    V27_2400(2400, 0b0000),
    V27_4800(4800, 0b0100),
    V29_7200(7200, 0b1100),
    V29_9600(9600, 0b1000),
    V17_7200(7200, 0b1101),
    V17_9600(9600, 0b1001),
    V17_12000(12000, 0b0101),
    V17_14400(14400, 0b0001);

    private final int bitsPerSecond;
    private final int dcsBits;

    ModemRate(int bitsPerSecond, int dcsBits) {
        this.bitsPerSecond = bitsPerSecond;
        this.dcsBits = dcsBits;
    }

    /** 2,400 to 14,400. */
    public int bitsPerSecond() {
        return bitsPerSecond;
    }

    /** Bits 11, 12, 13 and 14 of DCS, bit 11 the most significant of four. */
    int dcsBits() {
        return dcsBits;
    }
}
