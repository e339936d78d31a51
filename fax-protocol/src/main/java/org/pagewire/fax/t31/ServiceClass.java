package org.pagewire.fax.t31;

import java.util.Arrays;
import java.util.Optional;

/** +FCLASS (T.31 clause 8.2): data, which this modem cannot do, and the two names that Class 1 goes by. */
enum ServiceClass {
    DATA("0"),
    /** Class 1 as TIA-578-A has it. */
    ONE("1"),
    /** Class 1 as T.31 has it; this modem makes no difference, as it has no V.34 (T.31 annex B). */
    ONE_ZERO("1.0");

    /** What +FCLASS=? answers. */
    static final String ALL = "0,1,1.0";

    private final String value;

    ServiceClass(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    static Optional<ServiceClass> of(String value) {
        return Arrays.stream(values())
                .filter(serviceClass -> serviceClass.value.equals(value))
                .findFirst();
    }
}
