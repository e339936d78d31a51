package org.pagewire.image.tiff;

import org.pagewire.image.page.Resolution;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.EndOfLine;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.t85.T85Encoder;
import org.pagewire.image.t85.T85Settings;

/** The encoder of a page's one strip. */
sealed interface PageEncoder extends RowSink {

    /** Octets ready. */
    int available();

    /** Closes the page and gives all of its octets. */
    byte[] finish();

    static PageEncoder of(TiffSettings settings, int width, Resolution resolution) {
        return switch (settings.compression()) {
            case JBIG -> new Jbig(new T85Encoder(T85Settings.of(width)));
            case MMR -> fax(T4Settings.mmr(width), settings);
            // RFC 2306, section 3.5: EOLs end on octet boundaries, RTC is left out.
            case MR ->
                fax(
                        T4Settings.mr(width, resolution.vertical() > Fax.K4_FROM_DPI ? 4 : 2)
                                .withEndOfPage(false),
                        settings);
            default -> fax(T4Settings.mh(width).withEndOfPage(false), settings);
        };
    }

    private static PageEncoder fax(T4Settings coding, TiffSettings settings) {
        return new Fax(
                new T4Encoder(coding.withEndOfLine(EndOfLine.ALIGNED_CODE).withBitOrder(settings.bitOrder())));
    }

    /** MH, MR and MMR. */
    record Fax(T4Encoder encoder) implements PageEncoder {

        static final double K4_FROM_DPI = 150;

        @Override
        public void row(byte[] packed, int offset) {
            encoder.row(packed, offset);
        }

        @Override
        public int available() {
            return encoder.available();
        }

        @Override
        public byte[] finish() {
            encoder.finish();
            return encoder.take();
        }
    }

    /** T.85. */
    record Jbig(T85Encoder encoder) implements PageEncoder {

        @Override
        public void row(byte[] packed, int offset) {
            encoder.row(packed, offset);
        }

        @Override
        public int available() {
            return encoder.available();
        }

        @Override
        public byte[] finish() {
            encoder.finish();
            return encoder.take();
        }
    }
}
