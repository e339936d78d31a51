package org.pagewire.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** What is made of measured values. */
final class Figures {

    /** What stands in a table where nothing was measured. */
    static final String NONE = "–";

    private Figures() {}

    /** The value in the middle, or the mean of both; not a number if there is none. */
    static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The geometric mean of values above 0; not a number if there is none or one is not a number. */
    static double geometricMean(double... values) {
        return Math.exp(Arrays.stream(values).map(Math::log).sum() / values.length);
    }

    /** Milliseconds with as many digits as mean something. */
    static String milliseconds(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
    }

    /** How many times as fast. */
    static String ratio(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.2f×", value);
    }
}
