package org.pagewire.image.tiff;

/** PackBits (TIFF 6.0, section 9): a signed count, then octets to copy or one to repeat. */
final class PackBits implements PixelStrip.Unpacker {

    private final RowAssembler pixels;
    private int copies;
    private int repeats;

    PackBits(RowAssembler pixels) {
        this.pixels = pixels;
    }

    @Override
    public void unpack(byte[] octets, int length) {
        for (int i = 0; i < length && !pixels.full(); i++) {
            byte octet = octets[i];
            if (copies > 0) {
                copies--;
                pixels.octet(octet);
            } else if (repeats > 0) {
                for (; repeats > 0; repeats--) {
                    pixels.octet(octet);
                }
            } else if (octet >= 0) {
                copies = octet + 1;
            } else if (octet != Byte.MIN_VALUE) {
                repeats = 1 - octet;
            }
        }
    }
}
