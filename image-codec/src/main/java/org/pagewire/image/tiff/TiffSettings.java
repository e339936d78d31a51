package org.pagewire.image.tiff;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.t4.BitOrder;

/**
 * How pages are written. Start from {@link #of} and change what differs.
 *
 * @param compression MH, MR, MMR or JBIG. MR takes K = 4 above 150 rows per inch, else 2. JBIG is written as 34661, which libtiff
 *     and what is built on it read; 9 of RFC 3949 is known to few
 * @param bitOrder which bit of each octet of MH, MR and MMR comes first; RFC 2306 has readers take either
 * @param software what the file says wrote it: ASCII, 1 to {@value #LONGEST_SOFTWARE} characters
 * @param date when, in the zone the caller chooses, or null to say nothing. Years 1 to 9999
 */
public record TiffSettings(
        Compression compression,
        BitOrder bitOrder,
        String software,
        @Nullable LocalDateTime date) {

    /** Characters of {@link #software} at most. */
    public static final int LONGEST_SOFTWARE = 200;

    private static final int LAST_YEAR = 9_999;

    /**
     * @throws IllegalArgumentException if a value is none of those said
     */
    public TiffSettings {
        boolean written = switch (compression) {
            case MH, MR, MMR, JBIG -> true;
            case NONE, MH_RLE, MH_RLE_WORD, LZW, DEFLATE, PACK_BITS -> false;
        };
        if (!written) {
            throw new IllegalArgumentException(compression + " is read, not written");
        }
        if (!software.matches("[ -~]{1," + LONGEST_SOFTWARE + "}")) {
            throw new IllegalArgumentException("'" + software + "' is not 1 to " + LONGEST_SOFTWARE + " of ASCII");
        }
        if (date != null && (date.getYear() < 1 || date.getYear() > LAST_YEAR)) {
            throw new IllegalArgumentException(date + " has no year of four digits");
        }
    }

    /** Most significant bit first, by Pagewire, no date. */
    public static TiffSettings of(Compression compression) {
        return new TiffSettings(compression, BitOrder.MSB_FIRST, "Pagewire", null);
    }

    /** The same in another bit order. */
    public TiffSettings withBitOrder(BitOrder other) {
        return new TiffSettings(compression, other, software, date);
    }

    /** The same by other software. */
    public TiffSettings withSoftware(String other) {
        return new TiffSettings(compression, bitOrder, other, date);
    }

    /** The same of another date. */
    public TiffSettings withDate(LocalDateTime other) {
        return new TiffSettings(compression, bitOrder, software, other);
    }
}
