package org.pagewire.fax.t38;

/**
 * What two T.38 ends agree on (T.38 Annex D, table D.1). In relay attachments and in SDP.
 *
 * @param version T38FaxVersion, 0 to 3; 0 uses the 1998 ASN.1 syntax, 1 and up the 2002 one
 * @param maxBitRate T38MaxBitRate in bit/s, 2,400 to 33,600
 * @param rateManagement who checks the training (T.38 clause 8.1)
 * @param maxBuffer T38FaxMaxBuffer: octets the receiver can hold before it must have played them, 0 when not stated
 * @param maxDatagram T38FaxMaxDatagram: largest UDPTL datagram the receiver takes, in octets, 0 when not stated
 * @param errorCorrection T38FaxUdpEC of the sender of this description
 */
public record T38Parameters(
        int version,
        int maxBitRate,
        RateManagement rateManagement,
        int maxBuffer,
        int maxDatagram,
        ErrorCorrection errorCorrection) {

    /** T38FaxRateManagement. */
    public enum RateManagement {
        /** Method 1: each end checks the training with its own line; used over TCP. */
        LOCAL_TCF,
        /** Method 2: TCF travels end to end; required over UDPTL. */
        TRANSFERRED_TCF
    }

    /** T38FaxUdpEC. */
    public enum ErrorCorrection {
        NONE,
        FEC,
        REDUNDANCY
    }
}
