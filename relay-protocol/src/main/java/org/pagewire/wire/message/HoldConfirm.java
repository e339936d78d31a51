package org.pagewire.wire.message;

/**
 * Relay to device: confirms the HOLD with this number.
 */
public record HoldConfirm(long number) implements Message {}
