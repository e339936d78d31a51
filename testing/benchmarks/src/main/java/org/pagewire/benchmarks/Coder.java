package org.pagewire.benchmarks;

import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;
import org.pagewire.image.t4.T4Decoder;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;
import org.pagewire.image.t85.T85Decoder;
import org.pagewire.image.t85.T85Encoder;
import org.pagewire.image.t85.T85Settings;

/** A coding as it is measured, with the settings under which the peer writes the same octets. */
public enum Coder {
    /** T.6. */
    MMR("MMR", "libtiff"),
    /** T.4 in two dimensions. */
    MR("MR (K=4)", "libtiff"),
    /** T.4 in one dimension. */
    MH("MH", "libtiff"),
    /** JBIG for fax. */
    T85("T.85", "jbig-kit");

    private static final int K = 4;

    /** What the tables call it. */
    final String label;
    /** The library it is compared with. */
    final String peer;

    Coder(String label, String peer) {
        this.label = label;
        this.peer = peer;
    }

    /** What the peer calls it. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Encodes a page with an encoder made for it. */
    byte[] encode(Page page) {
        return this == T85
                ? T85Encoder.encode(page, T85Settings.of(page.width()).withHeight(page.height()))
                : T4Encoder.encode(page, settings(page.width()));
    }

    /** Decodes a page with a decoder made for it. */
    void decode(byte[] coded, int width, int height, RowSink sink) {
        if (this == T85) {
            T85Decoder decoder = new T85Decoder(width, height, header -> sink);
            decoder.write(coded);
            decoder.finish();
        } else {
            T4Decoder decoder = decoder(width, height, sink);
            decoder.write(coded);
            decoder.finish();
        }
    }

    /** A decoder of T.4 or T.6. */
    T4Decoder decoder(int width, int height, RowSink sink) {
        return new T4Decoder(settings(width), height, sink);
    }

    /** As libtiff writes TIFF files: with EOLs, without RTC, with EOFB. */
    private T4Settings settings(int width) {
        return switch (this) {
            case MMR -> T4Settings.mmr(width);
            case MR -> T4Settings.mr(width, K).withEndOfPage(false);
            case MH -> T4Settings.mh(width).withEndOfPage(false);
            case T85 -> throw new IllegalStateException("T.85 has settings of its own");
        };
    }
}
