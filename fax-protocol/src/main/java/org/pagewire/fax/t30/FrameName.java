package org.pagewire.fax.t30;

/** Facsimile control fields (T.30 clause 5.3.6), first bit as the most significant one, X of those that have it as 0. */
public enum FrameName {
    DIS(0x01),
    DCS(0x41);

    private final int code;

    FrameName(int code) {
        this.code = code;
    }

    /** The octet of the facsimile control field with X = 0. */
    int code() {
        return code;
    }
}
