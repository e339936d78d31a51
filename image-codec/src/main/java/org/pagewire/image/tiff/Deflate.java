package org.pagewire.image.tiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflate in its zlib wrapping. Data that is damaged ends where the damage is found. */
final class Deflate implements PixelStrip.Unpacker {

    private static final int PIECE = 8_192;

    private final RowAssembler pixels;
    // Ended by close(), or by its own cleaner if reading the file fails before that.
    private final Inflater inflater = new Inflater();
    private final byte[] piece = new byte[PIECE];
    private boolean ended;

    Deflate(RowAssembler pixels) {
        this.pixels = pixels;
    }

    @Override
    public void unpack(byte[] octets, int length) {
        inflater.setInput(octets, 0, length);
        while (!ended && !pixels.full()) {
            int unpacked = inflate();
            pixels.octets(piece, 0, unpacked);
            if (unpacked == 0) {
                ended |= inflater.finished() || inflater.needsDictionary();
                return;
            }
        }
    }

    private int inflate() {
        try {
            return inflater.inflate(piece);
        } catch (DataFormatException e) {
            ended = true;
            return 0;
        }
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
