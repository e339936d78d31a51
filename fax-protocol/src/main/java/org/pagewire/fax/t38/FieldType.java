package org.pagewire.fax.t38;

import java.util.Optional;

/**
 * Field-Type of a data packet (T.38 clause 7.4). The 1998 syntax knows the first eight alone; the 2002 syntax codes the
 * rest as extension additions.
 */
public enum FieldType {
    HDLC_DATA,
    HDLC_SIG_END,
    HDLC_FCS_OK,
    HDLC_FCS_BAD,
    HDLC_FCS_OK_SIG_END,
    HDLC_FCS_BAD_SIG_END,
    T4_NON_ECM_DATA,
    T4_NON_ECM_SIG_END,
    CM_MESSAGE,
    JM_MESSAGE,
    CI_MESSAGE,
    V34_RATE;

    private static final FieldType[] BY_CODE = values();

    /** Index in the ASN.1 enumeration, 0 to 11. */
    public int code() {
        return ordinal();
    }

    /** The field type with this code, or empty when T.38 has none. */
    public static Optional<FieldType> ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
