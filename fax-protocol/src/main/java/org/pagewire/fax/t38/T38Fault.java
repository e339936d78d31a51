package org.pagewire.fax.t38;

/** Why octets from the network are not a T.38 packet. A counter's label and a word in a log line, never an exception. */
public enum T38Fault {
    /** The octets end before the packet does. */
    TRUNCATED,
    /** Octets are left after the packet's end. */
    TRAILING_OCTETS,
    /** A length of 16,384 or more, which PER codes in fragments (X.691 clause 11.9.3.8); T.38 packets are never so long. */
    FRAGMENTED_LENGTH,
    /** An indicator that T.38 (2015) does not have. */
    UNKNOWN_INDICATOR,
    /** A data type that T.38 (2015) does not have. */
    UNKNOWN_DATA_TYPE,
    /** A field type that T.38 (2015) does not have. */
    UNKNOWN_FIELD_TYPE,
    /** An indicator with a data field. */
    INDICATOR_WITH_DATA,
    /** A data packet without any field. */
    DATA_WITHOUT_FIELDS,
    /** More fields than {@link IfpSyntax#MAX_FIELDS}. */
    TOO_MANY_FIELDS,
    /** More secondary or parity packets than {@link UdptlReceiver#MAX_RECOVERY}. */
    TOO_MANY_RECOVERY_PACKETS,
    /** fec-npackets is not one of 1 to {@link UdptlReceiver#MAX_RECOVERY}. */
    BAD_FEC_SPAN,
    /** A TPKT header whose version is not 3 (RFC 1006 clause 6). */
    TPKT_VERSION,
    /** A TPKT length that leaves no room for a packet. */
    TPKT_TOO_SHORT,
    /** A TPKT longer than this end takes. */
    TPKT_TOO_LONG
}
