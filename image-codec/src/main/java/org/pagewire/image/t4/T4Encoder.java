package org.pagewire.image.t4;

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

    /** Starts a page. */
    public T4Encoder(T4Settings settings) {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** All octets of a page. */
    public static byte[] encode(Page page, T4Settings settings) {
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
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** Closes the page: RTC or EOFB if the settings say so, then zero bits up to a whole octet. */
    public void finish() {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** How many whole octets are ready. */
    public int available() {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** The whole octets that are ready; the encoder forgets them. */
    public byte[] take() {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }
}
