package org.pagewire.image.tiff;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.EndOfLine;

/**
 * How the data of a page lies in its file.
 *
 * @param byteOrder of the file's numbers
 * @param bitOrder of each octet of data, as its FillOrder says
 * @param endOfLine MH and MR: what its T4Options say stands between rows; CODE for others
 * @param uncompressedMode whether its T4Options or T6Options announce uncompressed mode
 * @param inverted whether a 1 in the data is white
 * @param strips how many strips it has
 * @param rowsPerStrip rows of each strip, the last one perhaps fewer
 * @param profile the profile of RFC 3949 that its tags are within, or null
 */
public record PageStorage(
        ByteOrder byteOrder,
        BitOrder bitOrder,
        EndOfLine endOfLine,
        boolean uncompressedMode,
        boolean inverted,
        int strips,
        int rowsPerStrip,
        @Nullable FaxProfile profile) {}
