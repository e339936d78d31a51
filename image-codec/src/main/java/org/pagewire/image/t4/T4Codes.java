package org.pagewire.image.t4;

/** The codes around rows: T.4, clauses 4.1.2, 4.1.4 and 4.2.2; T.6, clause 2.4.1. */
final class T4Codes {

    /** Zero bits of an EOL; more are fill. */
    static final int EOL_ZEROS = 11;
    /** Bits of an EOL. */
    static final int EOL_LENGTH = 12;
    /** EOLs in an RTC. */
    static final int RTC_EOLS = 6;
    /** EOLs in an EOFB. */
    static final int EOFB_EOLS = 2;

    private T4Codes() {}
}
