package org.pagewire.image.t4;

/** Octets put together bit by bit. */
final class Bits {

    private final StringBuilder digits = new StringBuilder();

    /** The octets of these digits, of which spaces are none; filled up with zeros. */
    static byte[] of(String text) {
        return new Bits().add(text).octets();
    }

    Bits add(String text) {
        digits.append(text.replace(" ", ""));
        return this;
    }

    /** A run in make-up and terminating codes. */
    Bits run(boolean black, int length) {
        int left = length;
        for (; left > RunCodes.LONGEST_SHORT_RUN; left -= RunCodes.LONGEST_MAKE_UP) {
            add("000000011111");
        }
        long code = (black ? RunCodes.BLACK : RunCodes.WHITE).encoding[left];
        for (int i = 0; i < (code & RunCodes.LENGTH); i++) {
            digits.append(code << i < 0 ? '1' : '0');
        }
        return this;
    }

    /** Zeros up to a whole octet. */
    Bits align() {
        while (digits.length() % 8 != 0) {
            digits.append('0');
        }
        return this;
    }

    int length() {
        return digits.length();
    }

    byte[] octets() {
        byte[] octets = new byte[(digits.length() + 7) / 8];
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) == '1') {
                octets[i >> 3] |= (byte) (0x80 >> (i & 7));
            }
        }
        return octets;
    }
}
