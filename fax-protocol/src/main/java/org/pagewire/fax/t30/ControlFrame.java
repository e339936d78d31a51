package org.pagewire.fax.t30;

/**
 * One binary coded signal of T.30 clause 5.3: what HDLC carries at 300 bit/s, without flags and check sequence.
 *
 * @param name the signal
 * @param fif facsimile information field, first bit on the line as the most significant one of its octet; may be empty
 */
public record ControlFrame(FrameName name, byte[] fif) {}
