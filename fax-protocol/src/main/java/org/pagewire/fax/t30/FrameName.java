package org.pagewire.fax.t30;

import java.util.Optional;

/**
 * Facsimile control fields (T.30 clause 5.3.6.1 and Annex A), first bit on the line as the most significant one. Where the
 * Recommendation writes X the constant has 0: {@link ControlFrame} sets it for the terminal that has received a DIS.
 */
public enum FrameName {
    // From the called terminal: who and what it is (5.3.6.1.1)
    DIS(0x01, false),
    CSI(0x02, false),
    NSF(0x04, false),
    // From a terminal that wants to receive (5.3.6.1.2)
    DTC(0x81, false),
    CIG(0x82, false),
    NSC(0x84, false),
    // From the sender: what follows (5.3.6.1.3)
    DCS(0x41, true),
    TSI(0x42, true),
    NSS(0x44, true),
    CTC(0x48, true),
    // From the receiver: whether the message may come (5.3.6.1.4)
    CFR(0x21, true),
    FTT(0x22, true),
    CTR(0x23, true),
    // From the sender: end of page (5.3.6.1.6)
    EOM(0x71, true),
    MPS(0x72, true),
    EOP(0x74, true),
    PPS(0x7D, true),
    EOR(0x73, true),
    RR(0x76, true),
    // From the receiver: what became of the page (5.3.6.1.7)
    MCF(0x31, true),
    RTP(0x33, true),
    RTN(0x32, true),
    PPR(0x3D, true),
    RNR(0x37, true),
    ERR(0x38, true),
    // Others (5.3.6.1.8)
    DCN(0x5F, true),
    CRP(0x58, true);

    private static final int X = 0x80;
    private static final FrameName[] BY_OCTET = new FrameName[256];

    static {
        for (FrameName name : values()) {
            BY_OCTET[name.code] = name;
            if (name.hasX) {
                BY_OCTET[name.code | X] = name;
            }
        }
    }

    private final int code;
    private final boolean hasX;

    FrameName(int code, boolean hasX) {
        this.code = code;
        this.hasX = hasX;
    }

    /** The octet of the facsimile control field; {@code x} is the bit X where the field has one. */
    int octet(boolean x) {
        return hasX && x ? code | X : code;
    }

    /** The field of this octet, whatever its X, or empty when this engine does not know it. */
    static Optional<FrameName> ofOctet(int octet) {
        return Optional.ofNullable(BY_OCTET[octet & 0xFF]);
    }
}
