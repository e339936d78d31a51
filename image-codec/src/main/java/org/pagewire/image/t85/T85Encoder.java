package org.pagewire.image.t85;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;

/**
 * Encodes one page as T.85 says: rows in, octets out. Deterministic: the same rows with the same settings give the same
 * octets, which are jbig-kit's when it leaves the adaptive template pixel where it is.
 *
 * <p>Owned by one thread. Octets wait in the encoder until {@link #take} fetches them; who streams a long page takes them
 * every now and then.
 */
public final class T85Encoder implements RowSink {

    private final T85Settings settings;
    private final OctetOutput out = new OctetOutput();
    private final ArithmeticEncoder coder = new ArithmeticEncoder(out);
    private final RowEncoder rows;
    private final long[] white;
    private long[] row;
    private long[] above;
    private long[] twoAbove;
    private boolean aboveTypical;
    private int rowsInStripe;
    private int height;
    private boolean finished;

    /** Starts a page. */
    public T85Encoder(T85Settings settings) {
        this.settings = settings;
        this.rows = new RowEncoder(coder, settings.width(), settings.template());
        this.white = RowWords.of(settings.width());
        this.row = white.clone();
        this.above = white.clone();
        this.twoAbove = white.clone();
        out.put(T85Header.of(settings).octets());
    }

    /**
     * All octets of a page.
     *
     * @throws IllegalArgumentException if the page has another width or height than the settings, or no row
     */
    public static byte[] encode(Page page, T85Settings settings) {
        boolean fits = settings.height() == T85Settings.UNKNOWN || settings.height() == page.height();
        if (page.width() != settings.width() || !fits || page.height() == 0) {
            throw new IllegalArgumentException(page + " with " + settings);
        }
        T85Encoder encoder = new T85Encoder(settings);
        page.send(encoder);
        encoder.finish();
        return encoder.take();
    }

    /**
     * Encodes the next row. Bits beyond the width do not matter.
     *
     * @throws IllegalStateException after {@link #finish}, or if the page has all rows that its settings say
     */
    @Override
    public void row(byte[] packed, int offset) {
        if (finished) {
            throw new IllegalStateException("a row after the end of the page");
        }
        if (settings.height() != T85Settings.UNKNOWN && height == settings.height()) {
            throw new IllegalStateException("more rows than the " + height + " of the settings");
        }
        RowWords.unpack(packed, offset, settings.width(), row);
        boolean typical = settings.typicalPrediction() && Arrays.equals(row, above);
        if (settings.typicalPrediction()) {
            coder.encode(settings.template().typicalContext, typical == aboveTypical ? 1 : 0);
            aboveTypical = typical;
        }
        if (!typical) {
            rows.encode(row, above, settings.template() == Template.THREE_LINES ? twoAbove : white);
        }
        long[] oldest = twoAbove;
        twoAbove = above;
        above = row;
        row = oldest;
        height++;
        rowsInStripe++;
        if (rowsInStripe == settings.stripeRows() || height == settings.height()) {
            endStripe();
        }
    }

    private void endStripe() {
        coder.flush();
        coder.start();
        rowsInStripe = 0;
        if (settings.independentStripes()) {
            out.marker(Marker.SDRST);
            coder.forget();
            aboveTypical = false;
            Arrays.fill(above, 0);
            Arrays.fill(twoAbove, 0);
        } else {
            out.marker(Marker.SDNORM);
        }
    }

    /**
     * Closes the page. If its height was unknown, NEWLEN tells it now, and an empty stripe follows, because NEWLEN may only stand
     * before one (T.82, clause 6.2.6.2). Harmless when called again.
     *
     * @throws IllegalStateException if no row was given, which T.85 cannot say, or fewer than the settings say
     */
    public void finish() {
        if (finished) {
            return;
        }
        boolean unknown = settings.height() == T85Settings.UNKNOWN;
        if (height == 0 || (!unknown && height < settings.height())) {
            throw new IllegalStateException(height + " rows are too few for " + settings);
        }
        finished = true;
        if (rowsInStripe > 0) {
            endStripe();
        }
        if (unknown) {
            out.marker(Marker.NEWLEN);
            out.put(ByteBuffer.allocate(4).putInt(height).array());
            out.marker(Marker.SDNORM);
        }
    }

    /** How many octets are ready. */
    public int available() {
        return out.available();
    }

    /** The octets that are ready; the encoder forgets them. */
    public byte[] take() {
        return out.take();
    }
}
