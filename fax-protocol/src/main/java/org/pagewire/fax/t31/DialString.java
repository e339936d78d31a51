package org.pagewire.fax.t31;

import java.util.Optional;

/**
 * What follows D (V.250 clause 6.3.1): digits, and what only a telephone line needs, which is dropped. A semicolon (go back to
 * the command state, for a voice call) and anything else is an error.
 */
final class DialString {
    private static final String DIGITS = "0123456789*#+ABCD";
    /** Tone, pulse, pause, wait for dial tone, wait for silence, register recall, and how people write numbers. */
    private static final String MODIFIERS = "TP,W@!-.()/";

    private DialString() {}

    /** The number, or empty when there is none, or one that is too long. */
    static Optional<String> number(String dialled) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < dialled.length(); i++) {
            char c = dialled.charAt(i);
            if (DIGITS.indexOf(c) >= 0) {
                number.append(c);
            } else if (MODIFIERS.indexOf(c) < 0) {
                return Optional.empty();
            }
        }
        return number.isEmpty() || number.length() > ClassOneModem.MAX_NUMBER
                ? Optional.empty()
                : Optional.of(number.toString());
    }
}
