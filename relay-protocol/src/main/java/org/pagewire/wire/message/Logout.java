package org.pagewire.wire.message;

/**
 * Device to relay on any one of its connections: ends all of them (R-A13).
 */
public record Logout() implements Message {}
