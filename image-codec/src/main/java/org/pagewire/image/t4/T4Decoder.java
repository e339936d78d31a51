package org.pagewire.image.t4;

import java.util.Objects;
import org.pagewire.image.page.RowSink;

/**
 * Decodes one page of MH, MR or MMR: takes octets in chunks of any size and hands each row to a sink as soon as it is
 * complete; with EOLs, as soon as the next one confirms it.
 *
 * <p>No input makes it throw. A bad code in MH or MR with EOL costs at most the row: the decoder goes on at the next EOL
 * (in MR at the next one-dimensional row), finds the row if one wrong bit explains it, and else repeats the row above it,
 * white if there is none. Either counts as bad. A wrong bit in an EOL or its fill, an EOL that is gone or one too many does
 * not shift the page, as far as it can be told. What comes before the first EOL is a row if it decodes as one, else it is
 * ignored. MH labelled as having EOLs but without any is decoded as it is. A bad code in MMR, or in MH without EOL, ends
 * the page, see {@link #end}. Uncompressed mode is decoded, every other extension is a bad code.
 *
 * <p>Memory is proportional to the width alone; time to the octets given plus the rows handed out times the width.
 *
 * <p>Owned by one thread; the sink is called on it, inside {@link #write} and {@link #finish}.
 */
public final class T4Decoder {

    /** Octets of the other bit order that are turned round at a time. */
    private static final int TURNED_AT_ONCE = 4096;

    private final BitInput in;
    private final RowOutput out;
    private final PageReader reader;
    private final byte[] turned;

    /**
     * @param settings coding, width, what is between rows and bit order; {@code k}, {@code endOfPage} and
     *     {@code minimumRowOctets} do not matter
     * @param mostRows rows after which the page ends, from 1
     * @param sink takes the rows
     * @throws IllegalArgumentException if {@code mostRows} is below 1
     */
    public T4Decoder(T4Settings settings, int mostRows, RowSink sink) {
        if (mostRows < 1) {
            throw new IllegalArgumentException("a page of at most " + mostRows + " rows");
        }
        CodingLine line = new CodingLine(settings.width());
        this.out = new RowOutput(settings.width(), mostRows, sink);
        boolean separated =
                settings.coding() != Coding.MMR && settings.endOfLine().isCode();
        this.in = new BitInput(separated ? RowRepair.MOST_OCTETS : BitInput.LEAST_REACH);
        this.reader = separated
                ? new SeparatedRows(settings.coding(), in, line, out)
                : new AdjoiningRows(settings, in, line, out);
        this.turned = new byte[settings.bitOrder() == BitOrder.LSB_FIRST ? TURNED_AT_ONCE : 0];
    }

    /** Takes the next octets of the page. Ignored when the page has ended. */
    public void write(byte[] octets, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, octets.length);
        if (turned.length == 0) {
            read(octets, offset, length);
            return;
        }
        for (int at = 0; at < length && end() == PageEnd.OPEN; at += turned.length) {
            int piece = Math.min(turned.length, length - at);
            BitOrder.turn(octets, offset + at, turned, 0, piece);
            read(turned, 0, piece);
        }
    }

    private void read(byte[] octets, int offset, int length) {
        if (end() == PageEnd.OPEN) {
            in.give(octets, offset, length);
            reader.run();
            in.forgetChunk();
        }
    }

    /** Takes the next octets of the page. */
    public void write(byte[] octets) {
        write(octets, 0, octets.length);
    }

    /** Says that no octet follows, and decodes what is left. Harmless when called again. */
    public void finish() {
        if (end() == PageEnd.OPEN) {
            in.end();
            reader.run();
        }
    }

    /** Why the page is at its end, or {@link PageEnd#OPEN}. */
    public PageEnd end() {
        return reader.end();
    }

    /** The rows handed out so far. */
    public RowCounts counts() {
        return out.counts();
    }
}
