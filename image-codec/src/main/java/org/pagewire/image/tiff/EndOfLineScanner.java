package org.pagewire.image.tiff;

import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.T4Settings;

/** Finds the end of an RTC in octets that a decoder has found one in: EOLs with nothing but fill between them. */
final class EndOfLineScanner {

    private static final int EOL_ZEROS = 11;
    private static final int RTC_EOLS = 6;
    /** A damaged RTC still has two EOLs in a row. */
    private static final int FEWEST_EOLS = 2;

    private final boolean lsbFirst;
    private final int tagBits;

    EndOfLineScanner(T4Settings settings) {
        this.lsbFirst = settings.bitOrder() == BitOrder.LSB_FIRST;
        this.tagBits = settings.coding() == Coding.MR ? 1 : 0;
    }

    /**
     * The index of the octet that the RTC ends in.
     *
     * @param from where the RTC starts at the earliest
     * @param after it ends in this octet or a later one
     * @param to behind the last octet
     * @return {@code to} if there is none
     */
    int behindRtc(byte[] octets, int from, int after, int to) {
        int zeros = 0;
        int sinceEol = 0;
        int eols = 0;
        int found = to;
        for (int bit = 8 * from; bit < 8 * to; bit++) {
            int octet = octets[bit >> 3];
            boolean one = (octet & (lsbFirst ? 1 << (bit & 7) : 0x80 >> (bit & 7))) != 0;
            sinceEol++;
            if (!one) {
                zeros++;
                continue;
            }
            if (zeros >= EOL_ZEROS) {
                eols = sinceEol <= zeros + 1 + tagBits ? eols + 1 : 1;
                sinceEol = 0;
                if (eols >= FEWEST_EOLS && bit >> 3 >= after) {
                    found = bit >> 3;
                }
                if (eols >= RTC_EOLS && found < to) {
                    return found;
                }
            }
            zeros = 0;
        }
        return found;
    }
}
