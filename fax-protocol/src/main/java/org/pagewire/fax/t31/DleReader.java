package org.pagewire.fax.t31;

/** Data from the DTE, where DLE (16) introduces what is not data. May be given any pieces. */
final class DleReader {
    /** {@link #take}: no octet of data, yet. */
    static final int NOTHING = -1;
    /** {@link #take}: DLE ETX, the end of the data or frame. */
    static final int END = -2;
    /** {@link #take}: DLE SUB, two octets of data that are both DLE (T.31 clause 8.5.3). */
    static final int TWO_DLE = -3;

    private boolean escaped;

    /** The octet of data, 0 to 255, or one of the constants. DLE and anything not known is passed over, both of them. */
    int take(byte octet) {
        if (!escaped) {
            escaped = octet == DleWriter.DLE;
            return escaped ? NOTHING : octet & 0xFF;
        }
        escaped = false;
        return switch (octet) {
            case DleWriter.DLE -> DleWriter.DLE;
            case DleWriter.ETX -> END;
            case DleWriter.SUB -> TWO_DLE;
            default -> NOTHING;
        };
    }
}
