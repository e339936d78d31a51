package org.pagewire.program.config;

/**
 * A password. A component {@code Secret password} is filled from the key {@code password}, or from the first line of the
 * file that {@code passwordFile} names. Never shown in messages.
 *
 * @param value the password itself
 */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
