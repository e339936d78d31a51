package org.pagewire.fax.t31;

/** Result codes in words and, after V0, in numbers (V.250 table 1; T.31 for those that start with +). */
enum ResultCode {
    OK("OK", "0"),
    CONNECT("CONNECT", "1"),
    RING("RING", "2"),
    NO_CARRIER("NO CARRIER", "3"),
    ERROR("ERROR", "4"),
    NO_DIALTONE("NO DIALTONE", "6"),
    BUSY("BUSY", "7"),
    NO_ANSWER("NO ANSWER", "8"),
    /** Another carrier than the one asked for is there (+FRM, +FRH). */
    FCERROR("+FCERROR", "+F4"),
    /** With +FAR=1: not the carrier asked for, but V.21; its frame follows as if +FRH=3 had been given (T.31 clause 8.5.1). */
    FRH3("+FRH:3", "+FRH:3");

    private final String words;
    private final String number;

    ResultCode(String words, String number) {
        this.words = words;
        this.number = number;
    }

    String text(boolean verbose) {
        return verbose ? words : number;
    }
}
