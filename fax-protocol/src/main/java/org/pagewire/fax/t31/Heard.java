package org.pagewire.fax.t31;

import org.pagewire.fax.t38.DataType;

/** Something that was heard on the line and waits for the DTE to ask for it. */
sealed interface Heard {
    DataType modulation();

    /** A signal has begun; one that was on when listening began counts from then. */
    record Began(DataType modulation, long atNs) implements Heard {}

    /** A frame in the line's bit order. */
    record Frame(DataType modulation, byte[] octets, boolean whole) implements Heard {}

    /** Octets outside HDLC in the line's bit order. */
    record Octets(DataType modulation, byte[] octets) implements Heard {}

    /** The signal is over. */
    record Ended(DataType modulation) implements Heard {}

    /** How much of {@link HeardSignals#MAX_OCTETS} it takes. */
    default int weight() {
        if (this instanceof Frame frame) {
            return 32 + frame.octets.length;
        }
        return this instanceof Octets some ? 32 + some.octets.length : 32;
    }
}
