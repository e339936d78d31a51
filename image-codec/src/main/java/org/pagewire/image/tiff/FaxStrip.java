package org.pagewire.image.tiff;

import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.Coding;
import org.pagewire.image.t4.PageEnd;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Settings;

/**
 * T.4 and T.6. Where MH or MR has an RTC before all rows are there, the rows behind it follow: some programs put pages together
 * from pieces as they came over the line.
 */
final class FaxStrip implements StripDecoder {

    /** MH and MR are decoded in pieces, so that the RTC is known to lie in the last one. */
    private static final int PIECE = 1 << 10;
    /** An RTC may start in the piece before. */
    private static final int LONGEST_RTC = 32;
    /** Starting anew costs time, which rows pay for; so often it may be for nothing. */
    private static final int MOST_EMPTY = 16;

    private final T4Settings settings;
    private final int rows;
    private final RowSink sink;
    private final boolean separated;
    private T4Decoder decoder;
    /** What decoders up to earlier RTCs handed out. */
    private RowCounts before = RowCounts.NONE;

    private int empty;

    FaxStrip(T4Settings settings, int rows, RowSink sink) {
        this.settings = settings;
        this.rows = rows;
        this.sink = sink;
        this.separated = settings.coding() != Coding.MMR && settings.endOfLine().isCode();
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
        int at = 0;
        // Where the decoder in hand started, if in these octets: its RTC ends behind that.
        int start = -1;
        while (at < length && !ended()) {
            int piece = separated ? Math.min(PIECE, length - at) : length;
            decoder.write(octets, at, piece);
            if (separated && goesOn()) {
                int from = Math.max(at - LONGEST_RTC, Math.max(start, 0));
                EndOfLineScanner scanner = new EndOfLineScanner(settings);
                at = scanner.behindRtc(octets, from, Math.max(at, start + 1), at + piece);
                start = at;
                before = counts();
                decoder = new T4Decoder(settings, rows - before.total(), sink);
            } else {
                at += piece;
            }
        }
    }

    /** Whether there was an RTC, and rows are still missing. */
    private boolean goesOn() {
        if (decoder.end() != PageEnd.END_CODE || counts().total() == rows) {
            return false;
        }
        if (decoder.counts().total() == 0) {
            empty++;
        }
        return empty <= MOST_EMPTY;
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
        RowCounts now = decoder.counts();
        return new RowCounts(
                before.good() + now.good(),
                before.bad() + now.bad(),
                Math.max(before.longestBadRun(), now.longestBadRun()));
    }
}
