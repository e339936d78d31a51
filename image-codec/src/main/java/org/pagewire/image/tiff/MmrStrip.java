package org.pagewire.image.tiff;

/**
 * The data of a page that is stored as one strip of MMR, most significant bit first.
 *
 * @param octets as stored, with EOFB if it was stored with one; not to be changed
 * @param inverted whether black runs stand for white
 */
public record MmrStrip(byte[] octets, boolean inverted) {}
