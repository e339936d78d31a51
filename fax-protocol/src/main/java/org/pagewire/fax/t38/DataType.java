package org.pagewire.fax.t38;

import java.util.Optional;

/** T30_DATA of T.38 clause 7.3.2: the modulation that a data packet's octets belong to; codes as in {@link Indicator}. */
public enum DataType {
    V21(300),
    V27_2400(2400),
    V27_4800(4800),
    V29_7200(7200),
    V29_9600(9600),
    V17_7200(7200),
    V17_9600(9600),
    V17_12000(12000),
    V17_14400(14400),
    V8(300),
    V34_PRI_RATE(0),
    V34_CC_1200(1200),
    V34_PRI_CH(0),
    V33_12000(12000),
    V33_14400(14400);

    private static final DataType[] BY_CODE = values();

    private final int bitRate;

    DataType(int bitRate) {
        this.bitRate = bitRate;
    }

    /** Index in the ASN.1 enumeration, 0 to 14; 0 to 8 are in the root. */
    public int code() {
        return ordinal();
    }

    /** Bit rate in bit/s; 0 where it is told otherwise (V.34). */
    public int bitRate() {
        return bitRate;
    }

    /** The data type with this code, or empty when T.38 has none. */
    public static Optional<DataType> ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
