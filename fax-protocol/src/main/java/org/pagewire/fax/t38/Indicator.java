package org.pagewire.fax.t38;

import java.util.Optional;

/**
 * T30_INDICATOR of T.38 clause 7.3.1 and table 3, in the order of the ASN.1 of Annex A; {@link #code()} is the
 * enumeration's index (0 to 15 in the root, 16 and up as extension additions).
 */
public enum Indicator {
    NO_SIGNAL(0),
    CNG(0),
    CED(0),
    V21_PREAMBLE(300),
    V27_2400_TRAINING(2400),
    V27_4800_TRAINING(4800),
    V29_7200_TRAINING(7200),
    V29_9600_TRAINING(9600),
    V17_7200_SHORT_TRAINING(7200),
    V17_7200_LONG_TRAINING(7200),
    V17_9600_SHORT_TRAINING(9600),
    V17_9600_LONG_TRAINING(9600),
    V17_12000_SHORT_TRAINING(12000),
    V17_12000_LONG_TRAINING(12000),
    V17_14400_SHORT_TRAINING(14400),
    V17_14400_LONG_TRAINING(14400),
    V8_ANSAM(0),
    V8_SIGNAL(300),
    V34_CNTL_CHANNEL_1200(1200),
    V34_PRI_CHANNEL(0),
    V34_CC_RETRAIN(0),
    V33_12000_TRAINING(12000),
    V33_14400_TRAINING(14400);

    private static final Indicator[] BY_CODE = values();

    private final int bitRate;

    Indicator(int bitRate) {
        this.bitRate = bitRate;
    }

    /** Index in the ASN.1 enumeration, 0 to 22. */
    public int code() {
        return ordinal();
    }

    /** Bit rate of the signal that follows, in bit/s; 0 where the indicator names none. */
    public int bitRate() {
        return bitRate;
    }

    /** What the signal that it announces is modulated with; empty for silence, CNG, CED and ANSam. */
    public Optional<DataType> modulation() {
        return switch (this) {
            case NO_SIGNAL, CNG, CED, V8_ANSAM -> Optional.empty();
            case V21_PREAMBLE -> Optional.of(DataType.V21);
            case V27_2400_TRAINING -> Optional.of(DataType.V27_2400);
            case V27_4800_TRAINING -> Optional.of(DataType.V27_4800);
            case V29_7200_TRAINING -> Optional.of(DataType.V29_7200);
            case V29_9600_TRAINING -> Optional.of(DataType.V29_9600);
            case V17_7200_SHORT_TRAINING, V17_7200_LONG_TRAINING -> Optional.of(DataType.V17_7200);
            case V17_9600_SHORT_TRAINING, V17_9600_LONG_TRAINING -> Optional.of(DataType.V17_9600);
            case V17_12000_SHORT_TRAINING, V17_12000_LONG_TRAINING -> Optional.of(DataType.V17_12000);
            case V17_14400_SHORT_TRAINING, V17_14400_LONG_TRAINING -> Optional.of(DataType.V17_14400);
            case V8_SIGNAL -> Optional.of(DataType.V8);
            case V34_CNTL_CHANNEL_1200 -> Optional.of(DataType.V34_CC_1200);
            case V34_PRI_CHANNEL, V34_CC_RETRAIN -> Optional.of(DataType.V34_PRI_CH);
            case V33_12000_TRAINING -> Optional.of(DataType.V33_12000);
            case V33_14400_TRAINING -> Optional.of(DataType.V33_14400);
        };
    }

    /** The indicator with this code, or empty when T.38 has none. */
    public static Optional<Indicator> ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
