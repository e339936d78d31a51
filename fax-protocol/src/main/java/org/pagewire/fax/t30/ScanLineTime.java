package org.pagewire.fax.t30;

/** Codes of the shortest time per row in bits 21 to 23 (T.30 table 2). */
final class ScanLineTime {
    private static final int[] MS_OF_CODE = {20, 40, 10, 10, 5, 40, 20, 0};

    private ScanLineTime() {}

    /**
     * Milliseconds of a code, 0 to 7. Codes that allow half the time at higher resolutions give the time at standard
     * resolution, which a recorder can follow at any.
     */
    static int ms(int code) {
        return MS_OF_CODE[code & 7];
    }

    /** The code of 0, 5, 10, 20 or 40 ms; the same in DIS (equal at all resolutions) and in DCS. */
    static int code(int ms) {
        return switch (ms) {
            case 0 -> 0b111;
            case 5 -> 0b100;
            case 10 -> 0b010;
            case 20 -> 0b000;
            case 40 -> 0b001;
            default -> throw new IllegalArgumentException("No scan line time of " + ms + " ms");
        };
    }
}
