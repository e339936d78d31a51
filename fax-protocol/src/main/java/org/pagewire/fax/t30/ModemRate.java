package org.pagewire.fax.t30;

import java.util.List;
import java.util.Optional;

/** Modems and bit rates for training and image (T.30 table 2, bits 11 to 14 of DCS). */
public enum ModemRate {
    V27_2400(2400, 0b0000),
    V27_4800(4800, 0b0100),
    V29_7200(7200, 0b1100),
    V29_9600(9600, 0b1000),
    V17_7200(7200, 0b1101),
    V17_9600(9600, 0b1001),
    V17_12000(12000, 0b0101),
    V17_14400(14400, 0b0001);

    private static final List<ModemRate> WITH_V17 =
            List.of(V17_14400, V17_12000, V17_9600, V17_7200, V27_4800, V27_2400);
    private static final List<ModemRate> WITHOUT_V17 = List.of(V29_9600, V29_7200, V27_4800, V27_2400);

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

    static Optional<ModemRate> ofDcsBits(int bits) {
        for (ModemRate rate : values()) {
            if (rate.dcsBits == bits) {
                return Optional.of(rate);
            }
        }
        return Optional.empty();
    }

    /**
     * The rates to try, fastest first (T.30 clause 5.3.6.1.4, FTT: fall back).
     *
     * @param receiverBitRate what the receiver's modems can do (see {@link Capabilities#maxBitRate()})
     * @param limit no faster than this, in bit/s
     */
    static List<ModemRate> ladder(int receiverBitRate, int limit) {
        List<ModemRate> rates = receiverBitRate >= 14400 ? WITH_V17 : WITHOUT_V17;
        int fastest = Math.min(receiverBitRate, limit);
        List<ModemRate> ladder =
                rates.stream().filter(rate -> rate.bitsPerSecond <= fastest).toList();
        return ladder.isEmpty() ? List.of(V27_2400) : ladder;
    }
}
