package org.pagewire.image.t4;

/** Which bit of an octet comes first in the code. */
public enum BitOrder {
    /** The most significant bit; TIFF's FillOrder 1. */
    MSB_FIRST,
    /** The least significant bit, as an HDLC frame carries it on the line; TIFF's FillOrder 2. */
    LSB_FIRST
}
