package org.pagewire.fax.t30;

/**
 * The bits of the DIS, DTC and DCS information fields that this engine reads or writes (T.30 table 2), numbered from 1 in
 * the order on the line. A group of bits that form one code is named by its first.
 */
enum FacsimileBit {
    //                        DIS, DTC                                        DCS
    /** 3                     Internet-aware, real time (T.38)                the same */
    INTERNET_AWARE(3),
    /** 9                     has a document to be polled                     0 */
    READY_TO_TRANSMIT(9),
    /** 10                    can receive                                     1: receive */
    RECEIVER(10),
    /** 11 to 14              modems: 0000, 0100, 1000, 1100, 1101            modem and rate, see ModemRate */
    RATE(11),
    /** 15                    8 pels/mm × 7.7 lines/mm                        used */
    FINE(15),
    /** 16                    two-dimensional coding (MR)                     used */
    MR(16),
    /** 17, 18                widths: 00 A4, 10 and B4, 01 and A3             00 A4, 10 B4, 01 A3 */
    WIDTH(17),
    /** 19, 20                lengths: 00 A4, 10 and B4, 01 unlimited         the same */
    LENGTH(19),
    /** 21 to 23              shortest row: see ScanLineTime                  000 20, 001 40, 010 10, 100 5, 111 0 ms */
    SCAN_LINE_TIME(21),
    /** 24, 32, 40 and so on  another octet follows                           the same */
    EXTEND(24),
    /** 27                    error correction mode                           used */
    ECM(27),
    /** 28                    0                                               frame size: 0 is 256, 1 is 64 octets */
    FRAME_SIZE_64(28),
    /** 31                    T.6 coding (MMR)                                used */
    MMR(31),
    /** 41                    8 pels/mm × 15.4 lines/mm                       used */
    SUPERFINE(41);

    private final int number;

    FacsimileBit(int number) {
        this.number = number;
    }

    /** Number of the bit, or of the first of its group, from 1. */
    int number() {
        return number;
    }
}
