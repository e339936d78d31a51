package org.pagewire.image.tiff;

/** The ways of storing a page that are understood (TIFF's tag 259). */
public enum Compression {
    /** 1: plain bits. */
    NONE,
    /** 2: MH, rows on octet boundaries, no EOL. */
    MH_RLE,
    /** 3 with bit 0 of T4Options clear: T.4 MH. */
    MH,
    /** 3 with bit 0 of T4Options set: T.4 MR. */
    MR,
    /** 4: T.6 MMR. */
    MMR,
    /** 32773: PackBits. */
    PACK_BITS
}
