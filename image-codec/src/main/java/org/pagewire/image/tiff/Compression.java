package org.pagewire.image.tiff;

/** The ways of storing a black and white page that are understood (TIFF's tag 259). */
public enum Compression {
    /** 1: plain bits. */
    NONE,
    /** 2: MH, rows on octet boundaries, no EOL. */
    MH_RLE,
    /** 32771: MH, rows on boundaries of two octets, no EOL. */
    MH_RLE_WORD,
    /** 3 with bit 0 of T4Options clear: T.4 MH. */
    MH,
    /** 3 with bit 0 of T4Options set: T.4 MR. */
    MR,
    /** 4: T.6 MMR. */
    MMR,
    /** 5: LZW, also in the bit order of before 1992. */
    LZW,
    /** 8 and 32946: Deflate. */
    DEFLATE,
    /** 9 (RFC 3949, profile J) and 34661 (libtiff's): T.82 within the bounds of T.85. */
    JBIG,
    /** 32773: PackBits. */
    PACK_BITS;

    /** Whether it is a coding of T.4 or T.6. */
    boolean isFax() {
        return switch (this) {
            case MH_RLE, MH_RLE_WORD, MH, MR, MMR -> true;
            case NONE, LZW, DEFLATE, JBIG, PACK_BITS -> false;
        };
    }
}
