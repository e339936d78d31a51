package org.pagewire.image.t4;

/** What stands between the rows of MH and MR. MMR has nothing there. */
public enum EndOfLine {
    /** The EOL code before each row: T.4, clause 4.1.2. */
    CODE,
    /** The EOL code, with zero bits before it so that it ends on an octet boundary; bit 2 of TIFF's T4Options. */
    ALIGNED_CODE,
    /** No code; each row starts on an octet boundary. TIFF's Compression 2, MH alone. */
    OCTET_BOUNDARY,
    /** No code; each row starts on a boundary of two octets. TIFF's Compression 32771, MH alone. */
    WORD_BOUNDARY;

    /** Whether there is a code between rows. */
    public boolean isCode() {
        return this == CODE || this == ALIGNED_CODE;
    }
}
