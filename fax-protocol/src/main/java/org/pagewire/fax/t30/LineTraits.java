package org.pagewire.fax.t30;

/**
 * What a terminal must know of its line.
 *
 * @param maxBitRate no faster image modem than this, in bit/s, 2,400 to 14,400
 * @param trainingTransferred whether TCF passes end to end; if not, a DCS is answered without it (T.38 clause 8.1, method 1)
 */
public record LineTraits(int maxBitRate, boolean trainingTransferred) {}
