package org.pagewire.fax.t38;

/**
 * How a terminal uses its T.38 path.
 *
 * @param rateManagement whether TCF travels end to end or is left out (T.38 clause 8.1)
 * @param maxBitRate highest modem rate that the path allows (T38MaxBitRate), 2,400 to 33,600; this end has modems up to 14,400
 * @param assumeInternetAware whether the other end is taken for Internet-aware until it has said so or not: no pacing for
 *     CED and the first DIS. A DIS that nobody answers ends the assumption
 * @param bandwidth IFP octets towards an Internet-aware end, in bit/s; at least 9,600
 * @param maxPacketOctets largest number of data octets in one IFP packet, 16 to 1,400
 */
public record T38Line(
        T38Parameters.RateManagement rateManagement,
        int maxBitRate,
        boolean assumeInternetAware,
        int bandwidth,
        int maxPacketOctets) {
    public static final int DEFAULT_BANDWIDTH = 2_000_000;

    public T38Line {
        if (maxBitRate < 2_400 || maxBitRate > 33_600) {
            throw new IllegalArgumentException("maxBitRate is 2,400 to 33,600, not " + maxBitRate);
        }
        if (bandwidth < 9_600) {
            throw new IllegalArgumentException("bandwidth is at least 9,600 bit/s, not " + bandwidth);
        }
        if (maxPacketOctets < 16 || maxPacketOctets > 1_400) {
            throw new IllegalArgumentException("maxPacketOctets is 16 to 1,400, not " + maxPacketOctets);
        }
    }

    /** A line over UDPTL with the defaults. */
    public static T38Line overUdptl() {
        return new T38Line(T38Parameters.RateManagement.TRANSFERRED_TCF, 14_400, true, DEFAULT_BANDWIDTH, 200);
    }
}
