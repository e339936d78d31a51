package org.pagewire.image.tiff;

import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.BitOrder;
import org.pagewire.image.t4.PageEnd;
import org.pagewire.image.t4.RowCounts;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Settings;

/** Turns the octets of one strip into rows, as many as are there up to a limit. */
sealed interface StripDecoder {

    void write(byte[] octets, int length);

    void finish();

    /** Whether further octets are of no use. */
    boolean ended();

    RowCounts counts();

    static StripDecoder of(PageTags tags, int rows, RowSink sink) {
        return switch (tags.compression()) {
            case NONE -> new Plain(tags, rows, sink);
            case PACK_BITS -> new PackBits(new Plain(tags, rows, sink));
            case MH, MH_RLE -> new Coded(T4Settings.mh(tags.width()).withEndOfLine(tags.endOfLine()), tags, rows, sink);
            case MR -> new Coded(T4Settings.mr(tags.width(), 4).withEndOfLine(tags.endOfLine()), tags, rows, sink);
            case MMR -> new Coded(T4Settings.mmr(tags.width()), tags, rows, sink);
        };
    }

    /** T.4 and T.6. */
    final class Coded implements StripDecoder {

        private final T4Decoder decoder;

        private Coded(T4Settings settings, PageTags tags, int rows, RowSink sink) {
            this.decoder = new T4Decoder(settings.withBitOrder(tags.bitOrder()), rows, sink);
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

    /** Bits as they are. */
    final class Plain implements StripDecoder {

        private final int rows;
        private final RowSink sink;
        private final boolean lsbFirst;
        private final byte[] row;
        private final int lastOctetMask;
        private int filled;
        private int complete;

        private Plain(PageTags tags, int rows, RowSink sink) {
            this.rows = rows;
            this.sink = sink;
            this.lsbFirst = tags.bitOrder() == BitOrder.LSB_FIRST;
            this.row = new byte[Page.stride(tags.width())];
            this.lastOctetMask = 0xFF << (-tags.width() & 7);
        }

        @Override
        public void write(byte[] octets, int length) {
            for (int i = 0; i < length; i++) {
                octet(octets[i]);
            }
        }

        void octet(byte octet) {
            if (complete == rows) {
                return;
            }
            row[filled++] = lsbFirst ? (byte) (Integer.reverse(octet) >>> 24) : octet;
            if (filled == row.length) {
                row[filled - 1] &= (byte) lastOctetMask;
                filled = 0;
                complete++;
                sink.row(row, 0);
            }
        }

        @Override
        public void finish() {}

        @Override
        public boolean ended() {
            return complete == rows;
        }

        @Override
        public RowCounts counts() {
            return new RowCounts(complete, 0, 0);
        }
    }

    /** PackBits (TIFF 6.0, section 9): a signed count, then octets to copy or one to repeat. */
    final class PackBits implements StripDecoder {

        private final Plain plain;
        private int copies;
        private int repeats;

        private PackBits(Plain plain) {
            this.plain = plain;
        }

        @Override
        public void write(byte[] octets, int length) {
            for (int i = 0; i < length && !ended(); i++) {
                byte octet = octets[i];
                if (copies > 0) {
                    copies--;
                    plain.octet(octet);
                } else if (repeats > 0) {
                    for (; repeats > 0; repeats--) {
                        plain.octet(octet);
                    }
                } else if (octet >= 0) {
                    copies = octet + 1;
                } else if (octet != Byte.MIN_VALUE) {
                    repeats = 1 - octet;
                }
            }
        }

        @Override
        public void finish() {}

        @Override
        public boolean ended() {
            return plain.ended();
        }

        @Override
        public RowCounts counts() {
            return plain.counts();
        }
    }
}
