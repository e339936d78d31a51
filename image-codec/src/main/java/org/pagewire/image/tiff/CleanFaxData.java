package org.pagewire.image.tiff;

/** What a file says about the quality of a received page (RFC 2306, section 4.5.2, tag 327). In the order of its values. */
public enum CleanFaxData {
    /** 0: no row was damaged. */
    CLEAN,
    /** 1: rows were damaged, and the receiver put others in their place. */
    REGENERATED,
    /** 2: rows were damaged, and are in the file as they came. */
    DAMAGED
}
