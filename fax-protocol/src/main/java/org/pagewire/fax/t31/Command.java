package org.pagewire.fax.t31;

/**
 * One command of a line (V.250 clauses 5.3 and 5.4).
 *
 * @param name in capitals: E, &amp;C, S7, +FTM
 * @param form how it is written
 * @param value what follows the name or the equals sign, without spaces and in capitals; empty if nothing does
 */
record Command(String name, Form form, String value) {
    /** How a command is written. */
    enum Form {
        /** A letter, perhaps with a number. */
        BASIC,
        /** D and all that follows. */
        DIAL,
        /** +NAME and nothing else. */
        ASK,
        /** {@code ?} */
        READ,
        /** {@code =?} */
        TEST,
        /** {@code =} and a value. */
        SET,
        /** No command of any form. */
        MALFORMED
    }

    /** A decimal number, 0 if there is none; -1 if it is none or beyond 255. */
    int number() {
        if (value.length() > 3 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int number = value.isEmpty() ? 0 : Integer.parseInt(value);
        return number <= 255 ? number : -1;
    }
}
