package org.pagewire.image.tiff;

import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t85.T85Decoder;
import org.pagewire.image.t85.T85End;

/**
 * T.82 within the bounds of T.85. Which bit comes first is told by the data, not by FillOrder: libtiff has 34661 the other way round
 * than its tag says, others have it as it says. A header of another width than the page's gives no row.
 */
final class JbigStrip implements StripDecoder {

    /** The third octet of a header is the number of planes, 1. */
    private static final int PLANES_AT = 2;

    private static final byte ONE_TURNED = (byte) 0x80;

    private final T85Decoder decoder;
    private final byte[] start = new byte[PLANES_AT + 1];
    private int started;
    private boolean turned;
    private boolean otherWidth;

    JbigStrip(int width, int rows, RowSink sink) {
        this.decoder = new T85Decoder(width, rows, header -> {
            otherWidth = header.width() != width;
            return otherWidth ? (packed, offset) -> {} : sink;
        });
    }

    @Override
    public void write(byte[] octets, int length) {
        int used = 0;
        while (started < start.length && used < length) {
            start[started++] = octets[used++];
            if (started == start.length) {
                turned = start[PLANES_AT] == ONE_TURNED;
                decode(start, 0, start.length);
            }
        }
        decode(octets, used, length - used);
    }

    private void decode(byte[] octets, int offset, int length) {
        if (turned) {
            for (int i = offset; i < offset + length; i++) {
                octets[i] = (byte) (Integer.reverse(octets[i]) >>> 24);
            }
        }
        if (started == start.length && length > 0) {
            decoder.write(octets, offset, length);
        }
    }

    @Override
    public void finish() {
        decoder.finish();
    }

    @Override
    public boolean ended() {
        return otherWidth || decoder.end() != T85End.OPEN;
    }

    @Override
    public RowCounts counts() {
        return otherWidth ? RowCounts.NONE : decoder.counts();
    }
}
