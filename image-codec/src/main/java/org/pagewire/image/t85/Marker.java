package org.pagewire.image.t85;

/** What stands behind an escape octet (T.82, clause 6.2). */
final class Marker {

    static final int ESCAPE = 0xFF;
    /** Not a marker: the escape octet is data. */
    static final int STUFF = 0x00;
    /** Ends a stripe; what was learnt stays. */
    static final int SDNORM = 0x02;
    /** Ends a stripe; the next one starts as the first did. */
    static final int SDRST = 0x03;
    /** The page breaks off. */
    static final int ABORT = 0x04;
    /** The real height: four octets. */
    static final int NEWLEN = 0x05;
    /** The adaptive template pixel moves: row in the stripe (four octets), how far to the left, how far up. */
    static final int ATMOVE = 0x06;
    /** Length (four octets) and as many octets of no meaning here. */
    static final int COMMENT = 0x07;

    private Marker() {}
}
