package org.pagewire.fax.t31;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pagewire.fax.t38.DataType;
import org.pagewire.fax.t38.ModulationTiming;

/** The values of +FTM, +FRM, +FTH and +FRH (T.31 clause 8.3). */
enum FaxModulation {
    V21("3", ModulationTiming.V21, false),
    V27_2400("24", ModulationTiming.V27_2400, false),
    V27_4800("48", ModulationTiming.V27_4800, false),
    V29_7200("72", ModulationTiming.V29_7200, false),
    V17_7200("73", ModulationTiming.V17_7200, false),
    V17_7200_SHORT("74", ModulationTiming.V17_7200, true),
    V29_9600("96", ModulationTiming.V29_9600, false),
    V17_9600("97", ModulationTiming.V17_9600, false),
    V17_9600_SHORT("98", ModulationTiming.V17_9600, true),
    V17_12000("121", ModulationTiming.V17_12000, false),
    V17_12000_SHORT("122", ModulationTiming.V17_12000, true),
    V17_14400("145", ModulationTiming.V17_14400, false),
    V17_14400_SHORT("146", ModulationTiming.V17_14400, true);

    private final String value;
    private final ModulationTiming modem;
    private final boolean shortTraining;

    FaxModulation(String value, ModulationTiming modem, boolean shortTraining) {
        this.value = value;
        this.modem = modem;
        this.shortTraining = shortTraining;
    }

    ModulationTiming modem() {
        return modem;
    }

    DataType dataType() {
        return modem.dataType();
    }

    /** In bit/s. */
    int bitRate() {
        return dataType().bitRate();
    }

    boolean shortTraining() {
        return shortTraining;
    }

    /** 300 bit/s is for frames alone; other rates are for frames and octets, if the line is fast enough. */
    private boolean isFor(boolean frames, int maxBitRate) {
        return this == V21 ? frames : bitRate() <= maxBitRate;
    }

    static Optional<FaxModulation> of(String value, boolean frames, int maxBitRate) {
        return Arrays.stream(values())
                .filter(modulation -> modulation.value.equals(value) && modulation.isFor(frames, maxBitRate))
                .findFirst();
    }

    /** What {@code =?} answers. */
    static String list(boolean frames, int maxBitRate) {
        return Arrays.stream(values())
                .filter(modulation -> modulation.isFor(frames, maxBitRate))
                .map(modulation -> modulation.value)
                .collect(Collectors.joining(","));
    }
}
