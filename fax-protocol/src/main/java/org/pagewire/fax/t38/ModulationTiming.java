package org.pagewire.fax.t38;

import org.pagewire.fax.t30.ModemRate;

/** Indicator, data type and times of one modem signal on a real line (T.38 tables 3 and 4; V.17, V.21, V.27 ter, V.29). */
public enum ModulationTiming {
    V21(Indicator.V21_PREAMBLE, Indicator.V21_PREAMBLE, DataType.V21, 0, 0, 1000),
    V27_2400(Indicator.V27_2400_TRAINING, Indicator.V27_2400_TRAINING, DataType.V27_2400, 943, 943, 200),
    V27_4800(Indicator.V27_4800_TRAINING, Indicator.V27_4800_TRAINING, DataType.V27_4800, 708, 708, 200),
    V29_7200(Indicator.V29_7200_TRAINING, Indicator.V29_7200_TRAINING, DataType.V29_7200, 234, 234, 200),
    V29_9600(Indicator.V29_9600_TRAINING, Indicator.V29_9600_TRAINING, DataType.V29_9600, 234, 234, 200),
    V17_7200(Indicator.V17_7200_LONG_TRAINING, Indicator.V17_7200_SHORT_TRAINING, DataType.V17_7200, 1393, 142, 200),
    V17_9600(Indicator.V17_9600_LONG_TRAINING, Indicator.V17_9600_SHORT_TRAINING, DataType.V17_9600, 1393, 142, 200),
    V17_12000(
            Indicator.V17_12000_LONG_TRAINING, Indicator.V17_12000_SHORT_TRAINING, DataType.V17_12000, 1393, 142, 200),
    V17_14400(
            Indicator.V17_14400_LONG_TRAINING, Indicator.V17_14400_SHORT_TRAINING, DataType.V17_14400, 1393, 142, 200);

    private final Indicator longIndicator;
    private final Indicator shortIndicator;
    private final DataType dataType;
    private final int longTrainingMs;
    private final int shortTrainingMs;
    private final int preambleMs;

    ModulationTiming(
            Indicator longIndicator,
            Indicator shortIndicator,
            DataType dataType,
            int longTrainingMs,
            int shortTrainingMs,
            int preambleMs) {
        this.longIndicator = longIndicator;
        this.shortIndicator = shortIndicator;
        this.dataType = dataType;
        this.longTrainingMs = longTrainingMs;
        this.shortTrainingMs = shortTrainingMs;
        this.preambleMs = preambleMs;
    }

    /** The modem of this image rate. */
    public static ModulationTiming of(ModemRate rate) {
        return valueOf(rate.name());
    }

    Indicator indicator(boolean shortTraining) {
        return shortTraining ? shortIndicator : longIndicator;
    }

    /** What its data packets carry. */
    public DataType dataType() {
        return dataType;
    }

    /** Milliseconds from the start of the signal to its first bit of data. */
    int trainingMs(boolean shortTraining) {
        return shortTraining ? shortTrainingMs : longTrainingMs;
    }

    /** Milliseconds of HDLC flags before the first frame. */
    int preambleMs() {
        return preambleMs;
    }
}
