package org.pagewire.image.tiff;

/** The black and white profiles of TIFF for fax (RFC 3949) that the tags of a page can be within; none is BigTIFF. */
public enum FaxProfile {
    /** Minimal: little-endian, MH of 1728 pixels in one strip, least significant bit first. */
    S,
    /** Extended, also RFC 2306's TIFF-F: MH, MR or MMR at a resolution and width that fax has. */
    F,
    /** JBIG (T.85) at a resolution and width that fax has. */
    J
}
