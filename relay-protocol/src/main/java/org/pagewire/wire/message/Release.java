package org.pagewire.wire.message;

/**
 * Both ways: the answer to TERMINATE. After it nothing of the call follows in this direction, and the connection is vacant
 * (R-A11).
 */
public record Release() implements Message {}
