package org.pagewire.image.tiff;

import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.RowCounts;

/**
 * Turns the octets of one strip into rows, as many as are there up to a limit. FillOrder 2 turns the bits of every octet of the
 * data, as libtiff has it, compressed or not.
 */
sealed interface StripDecoder permits FaxStrip, JbigStrip, PixelStrip {

    /** Takes the next octets; they may be changed. */
    void write(byte[] octets, int length);

    /** No octet follows. */
    void finish();

    /** Whether further octets are of no use. */
    boolean ended();

    RowCounts counts();

    /**
     * The decoder that the tags of a page ask for.
     *
     * @param rows of the strip
     */
    static StripDecoder of(PageTags tags, int rows, RowSink sink) {
        RowAssembler pixels = new RowAssembler(tags.width(), rows, sink);
        BitOrder order = tags.bitOrder();
        return switch (tags.compression()) {
            case MH_RLE, MH_RLE_WORD, MH, MR, MMR -> new FaxStrip(FaxStrip.settings(tags), rows, sink);
            case JBIG -> new JbigStrip(tags.width(), rows, sink);
            case NONE -> new PixelStrip(order, pixels, new PixelStrip.Plain(pixels));
            case PACK_BITS -> new PixelStrip(order, pixels, new PackBits(pixels));
            case LZW -> new PixelStrip(order, pixels, new Lzw(pixels));
            case DEFLATE -> new PixelStrip(order, pixels, new Deflate(pixels));
        };
    }

    /** Exchanges first and last bit and so on of some octets. */
    static void turn(byte[] octets, int length) {
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (Integer.reverse(octets[i]) >>> 24);
        }
    }
}
