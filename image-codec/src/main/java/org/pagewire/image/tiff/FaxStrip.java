package org.pagewire.image.tiff;

import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.PageEnd;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Settings;

/** T.4 and T.6. */
final class FaxStrip implements StripDecoder {

    private final T4Decoder decoder;

    FaxStrip(T4Settings settings, int rows, RowSink sink) {
        this.decoder = new T4Decoder(settings, rows, sink);
    }

    /** What the tags of a page of T.4 or T.6 say about its code. */
    static T4Settings settings(PageTags tags) {
        T4Settings settings = switch (tags.compression()) {
            case MMR -> T4Settings.mmr(tags.width());
            case MR -> T4Settings.mr(tags.width(), 4).withEndOfLine(tags.endOfLine());
            default -> T4Settings.mh(tags.width()).withEndOfLine(tags.endOfLine());
        };
        return settings.withBitOrder(tags.bitOrder());
    }

    @Override
    public void write(byte[] octets, int length) {
        decoder.write(octets, 0, length);
    }

    @Override
    public void finish() {
        decoder.finish();
    }

    @Override
    public boolean ended() {
        return decoder.end() != PageEnd.OPEN;
    }

    @Override
    public RowCounts counts() {
        return decoder.counts();
    }
}
