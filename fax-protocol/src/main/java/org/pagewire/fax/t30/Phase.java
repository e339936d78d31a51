package org.pagewire.fax.t30;

/** Phases of a facsimile call (T.30 clause 2). */
public enum Phase {
    /** Call establishment: CNG and CED. */
    A,
    /** Pre-message procedure: capabilities, command, training. */
    B,
    /** In-message procedure: training and the page itself. */
    C,
    /** Post-message procedure: end of page, confirmation. */
    D,
    /** Call release. */
    E
}
