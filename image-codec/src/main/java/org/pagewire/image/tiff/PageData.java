package org.pagewire.image.tiff;

import java.io.IOException;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Settings;

/** Streams the rows of a page as they are stored. */
final class PageData {

    private static final int CHUNK = 1 << 16;

    private final TiffInput input;
    private final PageTags tags;
    private final RowSink sink;
    private final RowSink target;
    private final byte[] chunk = new byte[CHUNK];
    private RowCounts total = RowCounts.NONE;
    /** Bad rows at the end of what has been handed out, as far as they are known to be in a row. */
    private int badAtEnd;

    /** @param sink takes the rows, black as 1 */
    PageData(TiffInput input, PageTags tags, RowSink sink) {
        this.input = input;
        this.tags = tags;
        this.sink = sink;
        this.target = tags.inverted() ? inverting(tags.width(), sink) : sink;
    }

    /** Hands out all rows; those that are missing are white and bad. */
    RowCounts stream() throws IOException {
        Strips strips = tags.strips();
        T4Settings fax = tags.compression().isFax() ? trial(strips) : null;
        for (int strip = 0, row = 0; strip < strips.offsets().length; strip++, row += strips.rowsPerStrip()) {
            int rows = Math.min(strips.rowsPerStrip(), tags.height() - row);
            StripDecoder decoder = fax == null ? StripDecoder.of(tags, rows, target) : new FaxStrip(fax, rows, target);
            decode(strips.offsets()[strip], strips.lengths()[strip], decoder);
            add(decoder.counts(), rows);
        }
        return total;
    }

    private T4Settings trial(Strips strips) throws IOException {
        T4Settings labelled = FaxStrip.settings(tags);
        long length = strips.lengths()[0];
        int tried = (int) Math.min(length, FaxTrial.octets(tags.width()));
        input.read(strips.offsets()[0], chunk, 0, tried);
        return new FaxTrial(chunk, tried, tried == length, strips.rowsPerStrip()).settings(labelled);
    }

    private void decode(long from, long length, StripDecoder decoder) throws IOException {
        long offset = from;
        long left = length;
        while (left > 0 && !decoder.ended()) {
            int part = (int) Math.min(left, chunk.length);
            input.read(offset, chunk, 0, part);
            decoder.write(chunk, part);
            offset += part;
            left -= part;
        }
        decoder.finish();
    }

    private void add(RowCounts counts, int rows) {
        int missing = rows - counts.total();
        if (missing > 0) {
            byte[] white = new byte[Page.stride(tags.width())];
            for (int i = 0; i < missing; i++) {
                sink.row(white, 0);
            }
        }
        badAtEnd = counts.good() == 0 ? badAtEnd + rows : missing;
        total = new RowCounts(
                total.good() + counts.good(),
                total.bad() + counts.bad() + missing,
                Math.max(total.longestBadRun(), Math.max(counts.longestBadRun(), badAtEnd)));
    }

    /** What the file calls 1 is white. */
    private static RowSink inverting(int width, RowSink sink) {
        byte[] inverted = new byte[Page.stride(width)];
        int lastOctetMask = 0xFF << (-width & 7);
        return (packed, offset) -> {
            for (int i = 0; i < inverted.length; i++) {
                inverted[i] = (byte) ~packed[offset + i];
            }
            inverted[inverted.length - 1] &= (byte) lastOctetMask;
            sink.row(inverted, 0);
        };
    }
}
