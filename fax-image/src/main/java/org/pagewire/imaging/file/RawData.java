package org.pagewire.imaging.file;

import java.util.Optional;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.BitOrder;

/**
 * What nothing in a file of raw data tells.
 *
 * @param width pixels per row; of no meaning for JBIG, whose header has it
 * @param resolution empty where it is to be guessed from the width
 * @param bitOrder of no meaning for JBIG
 */
public record RawData(Coding coding, int width, Optional<Resolution> resolution, BitOrder bitOrder) {

    /** The codings there are raw. */
    public enum Coding {
        /** T.4, one-dimensional. */
        MH,
        /** T.4, two-dimensional. */
        MR,
        /** T.6. */
        MMR,
        /** T.85. */
        JBIG
    }
}
