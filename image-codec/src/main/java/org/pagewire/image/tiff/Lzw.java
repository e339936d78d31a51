package org.pagewire.image.tiff;

/**
 * LZW (TIFF 6.0, section 13), and what TIFF had before it was written down: codes with the least significant bit first and one code
 * later each step to longer ones. Which it is shows in the first code, which clears the table. A code that cannot be ends the
 * data.
 */
final class Lzw implements PixelStrip.Unpacker {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int SHORTEST = 9;
    private static final int LONGEST = 12;
    private static final int CODES = 1 << LONGEST;

    private final RowAssembler pixels;
    /** The string of a code is the string of another one and an octet. */
    private final short[] prefix = new short[CODES];

    private final byte[] lastOctet = new byte[CODES];
    private final byte[] firstOctet = new byte[CODES];
    private final int[] lengths = new int[CODES];
    private final byte[] string = new byte[CODES];

    private int bits;
    private int count;
    private boolean started;
    private boolean lsbFirst;
    private int codeLength = SHORTEST;
    private int next = FIRST;
    /** The code before, or -1 right after a clear code. */
    private int before = -1;

    private boolean ended;

    Lzw(RowAssembler pixels) {
        this.pixels = pixels;
        for (int i = 0; i < CLEAR; i++) {
            lastOctet[i] = (byte) i;
            firstOctet[i] = (byte) i;
            lengths[i] = 1;
        }
    }

    @Override
    public void unpack(byte[] octets, int length) {
        for (int i = 0; i < length && !ended && !pixels.full(); i++) {
            if (!started) {
                started = true;
                // The clear code has 1 first and zeros behind it, or the other way round.
                lsbFirst = octets[i] == 0;
            }
            int octet = octets[i] & 0xFF;
            bits = lsbFirst ? bits | octet << count : bits << 8 | octet;
            count += 8;
            if (count >= codeLength) {
                code(take());
            }
        }
    }

    private int take() {
        int mask = (1 << codeLength) - 1;
        count -= codeLength;
        if (lsbFirst) {
            int code = bits & mask;
            bits >>>= codeLength;
            return code;
        }
        return bits >>> count & mask;
    }

    private void code(int code) {
        if (code == CLEAR) {
            codeLength = SHORTEST;
            next = FIRST;
            before = -1;
        } else if (code == END || code > next || (code >= FIRST && before < 0) || (code == next && next == CODES)) {
            ended = true;
        } else {
            if (before >= 0 && next < CODES) {
                add(code);
            }
            write(code);
            before = code;
        }
    }

    /** Enters the string before with the first octet of this one, which may be the very string entered. */
    private void add(int code) {
        prefix[next] = (short) before;
        firstOctet[next] = firstOctet[before];
        lengths[next] = lengths[before] + 1;
        lastOctet[next] = code == next ? firstOctet[before] : firstOctet[code];
        next++;
        int longer = lsbFirst ? next : next + 1;
        if (longer == 1 << codeLength && codeLength < LONGEST) {
            codeLength++;
        }
    }

    private void write(int code) {
        int length = lengths[code];
        int at = code;
        for (int i = length - 1; i >= 0; i--) {
            string[i] = lastOctet[at];
            at = prefix[at];
        }
        pixels.octets(string, 0, length);
    }

    @Override
    public boolean ended() {
        return ended;
    }
}
