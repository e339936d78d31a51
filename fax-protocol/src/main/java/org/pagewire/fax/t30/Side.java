package org.pagewire.fax.t30;

/** Where the cause of an end lies, as far as this terminal can tell. */
public enum Side {
    NOBODY,
    HERE,
    THERE,
    LINE
}
