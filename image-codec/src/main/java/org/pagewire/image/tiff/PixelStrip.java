package org.pagewire.image.tiff;

import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.RowCounts;

/** Pixels as they are, or packed by a method that knows nothing of pixels. */
final class PixelStrip implements StripDecoder {

    /** Unpacks octets into rows. */
    sealed interface Unpacker permits Plain, PackBits, Lzw, Deflate {

        /** Unpacks the next octets. */
        void unpack(byte[] octets, int length);

        /** Whether nothing can follow. */
        default boolean ended() {
            return false;
        }

        /** Lets go of what is not memory of Java. */
        default void close() {}
    }

    private final boolean turned;
    private final RowAssembler pixels;
    private final Unpacker unpacker;

    PixelStrip(BitOrder order, RowAssembler pixels, Unpacker unpacker) {
        this.turned = order == BitOrder.LSB_FIRST;
        this.pixels = pixels;
        this.unpacker = unpacker;
    }

    @Override
    public void write(byte[] octets, int length) {
        if (turned) {
            StripDecoder.turn(octets, length);
        }
        unpacker.unpack(octets, length);
    }

    @Override
    public void finish() {
        unpacker.close();
    }

    @Override
    public boolean ended() {
        return pixels.full() || unpacker.ended();
    }

    @Override
    public RowCounts counts() {
        return pixels.counts();
    }

    /** Octets as they are. */
    static final class Plain implements Unpacker {

        private final RowAssembler pixels;

        Plain(RowAssembler pixels) {
            this.pixels = pixels;
        }

        @Override
        public void unpack(byte[] octets, int length) {
            pixels.octets(octets, 0, length);
        }
    }
}
