package org.pagewire.fuzz.image;

import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.T4Settings;

/** Settings of a T.4 or T.6 page as two octets and a width choose them. */
final class T4Choice {

    private static final Coding[] CODINGS = Coding.values();
    private static final EndOfLine[] ENDS = EndOfLine.values();

    private T4Choice() {}

    /** Bits 0 to 1 coding, 2 to 3 what is between rows, 4 bit order, 5 whether the page is closed, then K, fill, width. */
    static T4Settings settings(FuzzInput input, int widest) {
        int kinds = input.octet();
        int k = 1 + (input.octet() & 15);
        int fill = input.octet();
        int width = 1 + input.pair() % widest;
        Coding coding = CODINGS[(kinds & 3) % CODINGS.length];
        EndOfLine end = ENDS[(kinds >> 2 & 3) % ENDS.length];
        return new T4Settings(
                coding,
                width,
                k,
                end.isCode() || coding == Coding.MH ? end : EndOfLine.CODE,
                (kinds & 32) != 0,
                fill,
                (kinds & 16) != 0 ? BitOrder.LSB_FIRST : BitOrder.MSB_FIRST);
    }
}
