package org.pagewire.image.tiff;

import org.pagewire.image.page.Orientation;
import org.pagewire.image.page.Resolution;
import org.pagewire.image.t4.T4Settings;

/**
 * The code of a page that is stored as one sound strip of T.4 or T.6, to be put elsewhere as it is.
 *
 * @param octets most significant bit first, with or without RTC or EOFB; not to be changed
 * @param settings how it is coded
 * @param rows of the page as stored
 * @param resolution as stored
 * @param inverted whether black runs stand for white
 * @param orientation how the rows lie
 */
public record FaxCode(
        byte[] octets,
        T4Settings settings,
        int rows,
        Resolution resolution,
        boolean inverted,
        Orientation orientation) {}
