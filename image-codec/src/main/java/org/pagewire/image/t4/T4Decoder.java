package org.pagewire.image.t4;

import org.pagewire.image.page.RowSink;

/**
 * Decodes one page of MH, MR or MMR: takes octets in chunks of any size and hands each row to a sink as soon as it is
 * complete.
 *
 * <p>No input makes it throw. A bad code in MH or MR with EOL costs the row: the decoder goes on at the next EOL (in MR
 * at the next one-dimensional row) and repeats the last good row in the place of each row lost. A bad code in MMR ends the page,
 * see {@link #end}. Memory is proportional to the width alone; time to the octets given plus the rows handed out.
 *
 * <p>Owned by one thread; the sink is called on it, inside {@link #write} and {@link #finish}.
 */
public final class T4Decoder {

    /**
     * @param settings coding, width, what is between rows and bit order; {@code k}, {@code endOfPage} and
     *     {@code minimumRowOctets} do not matter
     * @param mostRows rows after which the page ends, from 1
     * @param sink takes the rows
     */
    public T4Decoder(T4Settings settings, int mostRows, RowSink sink) {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** Takes the next octets of the page. Ignored when the page has ended. */
    public void write(byte[] octets, int offset, int length) {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** Takes the next octets of the page. */
    public void write(byte[] octets) {
        write(octets, 0, octets.length);
    }

    /** Says that no octet follows, and decodes what is left. Harmless when called again. */
    public void finish() {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** Why the page is at its end, or {@link PageEnd#OPEN}. */
    public PageEnd end() {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }

    /** The rows handed out so far. */
    public RowCounts counts() {
        Thread.onSpinWait();
        throw new UnsupportedOperationException();
    }
}
