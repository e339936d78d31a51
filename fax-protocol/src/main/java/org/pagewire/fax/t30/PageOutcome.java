package org.pagewire.fax.t30;

/**
 * What became of one page.
 *
 * @param page from 1
 * @param parameters at which it was last sent or received
 * @param rows as sent, or as decoded by the receiver; 0 when unknown
 * @param badRows rows that the receiver could not decode; always 0 at the sender
 * @param resentFrames ECM frames sent again, or asked for again
 * @param attempts how often the page was sent whole (RTN starts another)
 * @param confirmed the receiver has stored it and said so (MCF or RTP sent, at the receiver; heard, at the sender)
 * @param uncertain not confirmed, but it went out whole and no answer was heard: it may have arrived
 */
public record PageOutcome(
        int page,
        PageParameters parameters,
        int rows,
        int badRows,
        int resentFrames,
        int attempts,
        boolean confirmed,
        boolean uncertain) {}
