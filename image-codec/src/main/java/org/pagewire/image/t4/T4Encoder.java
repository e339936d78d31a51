package org.pagewire.image.t4;

import java.util.Objects;
import org.pagewire.image.page.Page;
import org.pagewire.image.page.RowSink;

/**
 * Encodes one page as MH, MR or MMR: rows in, octets out. Deterministic: the same rows with the same settings give the
 * same octets, which are libtiff's.
 *
 * <p>Owned by one thread. Octets wait in the encoder until {@link #take} fetches them; who streams a long page takes them
 * every now and then.
 */
public final class T4Encoder implements RowSink {

    private final T4Settings settings;
    private final RowEncoder rows;
    private final BitOutput out;
    private int oneDimensionalIn;
    private boolean finished;

    /** Starts a page. */
    public T4Encoder(T4Settings settings) {
        this.settings = settings;
        this.out = new BitOutput(settings.bitOrder());
        this.rows = new RowEncoder(settings.width(), out);
    }

    /** All octets of a page. */
    public static byte[] encode(Page page, T4Settings settings) {
        if (page.width() != settings.width()) {
            throw new IllegalArgumentException("a page " + page.width() + " wide and settings for " + settings.width());
        }
        T4Encoder encoder = new T4Encoder(settings);
        page.send(encoder);
        encoder.finish();
        return encoder.take();
    }

    /**
     * Encodes the next row. Bits beyond the width do not matter.
     *
     * @throws IllegalStateException after {@link #finish}
     */
    @Override
    public void row(byte[] packed, int offset) {
        if (finished) {
            throw new IllegalStateException("a row after the end of the page");
        }
        rows.read(packed, offset);
        switch (settings.coding()) {
            case MMR -> rows.twoDimensional();
            case MH -> {
                long start = out.bits();
                endOfLine();
                rows.oneDimensional();
                endRow(start);
            }
            case MR -> {
                long start = out.bits();
                endOfLine();
                boolean one = oneDimensionalIn == 0;
                oneDimensionalIn = one ? settings.k() - 1 : oneDimensionalIn - 1;
                out.put(one ? 1 : 0, 1);
                if (one) {
                    rows.oneDimensional();
                } else {
                    rows.twoDimensional();
                }
                endRow(start);
            }
        }
        rows.keep();
    }

    private void endOfLine() {
        switch (settings.endOfLine()) {
            case CODE -> out.put(1, T4Codes.EOL_LENGTH);
            case ALIGNED_CODE -> {
                out.put(0, (int) (-(out.bits() + T4Codes.EOL_LENGTH) & 7));
                out.put(1, T4Codes.EOL_LENGTH);
            }
            case OCTET_BOUNDARY -> out.put(0, (int) (-out.bits() & 7));
            case WORD_BOUNDARY -> out.put(0, (int) (-out.bits() & 15));
        }
    }

    /** T.4, clause 4.1.3: fill stands between the row and the EOL after it. */
    private void endRow(long start) {
        if (settings.minimumRowOctets() > 0 && settings.endOfLine().isCode()) {
            long missing = 8L * settings.minimumRowOctets() - (out.bits() - start);
            for (; missing > 0; missing -= 32) {
                out.put(0, (int) Math.min(missing, 32));
            }
        }
    }

    /** Closes the page: RTC or EOFB if the settings say so, then zero bits up to a whole octet. */
    public void finish() {
        if (finished) {
            return;
        }
        finished = true;
        if (settings.endOfPage()) {
            switch (settings.coding()) {
                case MMR -> {
                    for (int i = 0; i < T4Codes.EOFB_EOLS; i++) {
                        out.put(1, T4Codes.EOL_LENGTH);
                    }
                }
                case MH -> {
                    for (int i = 0; i < T4Codes.RTC_EOLS && settings.endOfLine().isCode(); i++) {
                        endOfLine();
                    }
                }
                case MR -> {
                    for (int i = 0; i < T4Codes.RTC_EOLS; i++) {
                        endOfLine();
                        out.put(1, 1);
                    }
                }
            }
        }
        out.align();
    }

    /** How many whole octets are ready. */
    public int available() {
        return out.available();
    }

    /**
     * Moves whole octets that are ready into an array, as many as fit: a long page leaves no garbage behind.
     *
     * @return how many
     * @throws IndexOutOfBoundsException if that part of the array is not there
     */
    public int take(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        return out.take(into, offset, length);
    }

    /** The whole octets that are ready; the encoder forgets them. */
    public byte[] take() {
        return out.take();
    }
}
