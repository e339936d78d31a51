package org.pagewire.fax.t38;

/**
 * Who hears a T.38 line: a T.30 terminal, or a modem that passes on to its DTE what it hears. Called by the thread that owns
 * the line, in the order of the line; times are monotonic nanoseconds.
 */
public interface LineListener {

    /** A signal begins: its preamble or training is heard. */
    void signalBegan(DataType modulation, long nowNs);

    /**
     * An HDLC frame has come to its end.
     *
     * @param octets without flags and check sequence, the first bit on the line as the most significant one; at least one
     * @param whole whether its check sequence was right and nothing of it is missing
     */
    void frame(DataType modulation, byte[] octets, boolean whole, long nowNs);

    /** Octets outside HDLC, at least one; bits as in {@link #frame}. */
    void octets(DataType modulation, byte[] octets, long nowNs);

    /** The signal that began last is over. */
    void signalEnded(long nowNs);
}
