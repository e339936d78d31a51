package org.pagewire.image.t4;

import org.pagewire.image.page.Page;

/**
 * How a page is coded. Start from {@link #mh}, {@link #mr} or {@link #mmr} and change what differs.
 *
 * @param coding MH, MR or MMR
 * @param width pixels per row, 1 to {@value Page#WIDEST}
 * @param k MR: a one-dimensional row at least every k rows, from 1; T.4 says 2 at standard resolution and 4 above.
 *     The decoder takes any. Of no meaning for MH and MMR
 * @param endOfLine MH and MR: what stands between rows. The boundaries without a code go with MH alone
 * @param endOfPage whether the encoder closes the page with RTC or EOFB; the decoder takes it either way
 * @param minimumRowOctets MH and MR with EOL: octets a row takes at least with its EOL, filled up with zero bits
 *     before the EOL that follows it (T.4, clause 4.1.3), 0 for none; see {@link #minimumRowOctets(int, int)}
 * @param bitOrder which bit of each octet comes first
 */
public record T4Settings(
        Coding coding,
        int width,
        int k,
        EndOfLine endOfLine,
        boolean endOfPage,
        int minimumRowOctets,
        BitOrder bitOrder) {

    /**
     * @throws IllegalArgumentException if a value is out of range or the combination has no meaning
     */
    public T4Settings {
        if (width < 1 || width > Page.WIDEST) {
            throw new IllegalArgumentException("width " + width + " is not 1 to " + Page.WIDEST);
        }
        if (k < 1) {
            throw new IllegalArgumentException("k " + k + " is below 1");
        }
        if (minimumRowOctets < 0 || minimumRowOctets > 65_535) {
            throw new IllegalArgumentException("minimum row of " + minimumRowOctets + " octets is not 0 to 65535");
        }
        if (!endOfLine.isCode() && coding != Coding.MH) {
            throw new IllegalArgumentException("rows without EOL go with MH alone, not with " + coding);
        }
    }

    /** MH with an EOL before each row and RTC at the end. */
    public static T4Settings mh(int width) {
        return new T4Settings(Coding.MH, width, 1, EndOfLine.CODE, true, 0, BitOrder.MSB_FIRST);
    }

    /** MR with an EOL and tag bit before each row and RTC at the end. */
    public static T4Settings mr(int width, int k) {
        return new T4Settings(Coding.MR, width, k, EndOfLine.CODE, true, 0, BitOrder.MSB_FIRST);
    }

    /** MMR with EOFB at the end. */
    public static T4Settings mmr(int width) {
        return new T4Settings(Coding.MMR, width, 1, EndOfLine.CODE, true, 0, BitOrder.MSB_FIRST);
    }

    /** The same with something else between rows. */
    public T4Settings withEndOfLine(EndOfLine other) {
        return new T4Settings(coding, width, k, other, endOfPage, minimumRowOctets, bitOrder);
    }

    /** The same with or without RTC or EOFB. */
    public T4Settings withEndOfPage(boolean other) {
        return new T4Settings(coding, width, k, endOfLine, other, minimumRowOctets, bitOrder);
    }

    /** The same with another shortest row. */
    public T4Settings withMinimumRowOctets(int other) {
        return new T4Settings(coding, width, k, endOfLine, endOfPage, other, bitOrder);
    }

    /** The same in another bit order. */
    public T4Settings withBitOrder(BitOrder other) {
        return new T4Settings(coding, width, k, endOfLine, endOfPage, minimumRowOctets, other);
    }

    /**
     * The shortest row in octets for the minimum transmission time of a row that T.30 agreed on.
     *
     * @param bitsPerSecond speed of the line, from 0
     * @param milliseconds the time from DCS, 0 to 40
     */
    public static int minimumRowOctets(int bitsPerSecond, int milliseconds) {
        return Math.toIntExact(((long) bitsPerSecond * milliseconds + 7_999) / 8_000);
    }
}
