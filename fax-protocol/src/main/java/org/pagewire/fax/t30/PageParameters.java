package org.pagewire.fax.t30;

/**
 * What the two terminals agreed on for the pages that follow a DCS.
 *
 * @param coding of the page's octets
 * @param resolution of the page as sent; the sender scales a page scanned at another one
 * @param widthPels 1,728, 2,048 or 2,432; the sender fits another width into it
 * @param ecm whether error correction (T.30 Annex A) is used
 * @param rate modem and bit rate of the image
 * @param minScanLineMs shortest time for one row in milliseconds at {@code rate}: 0 to 40; always 0 with ECM. Without ECM
 *     the sender fills shorter rows with zeros before their EOL (T.4 clause 4.1.3)
 */
public record PageParameters(
        Coding coding, Resolution resolution, int widthPels, boolean ecm, ModemRate rate, int minScanLineMs) {

    /** Bits that one row must have at least, EOL and fill included; 0 when any row will do. */
    public int minBitsPerRow() {
        return (rate.bitsPerSecond() * minScanLineMs + 999) / 1000;
    }
}
