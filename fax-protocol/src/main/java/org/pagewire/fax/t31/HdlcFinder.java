package org.pagewire.fax.t31;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.pagewire.fax.t30.ControlFrame;

/**
 * Finds the frames in bits of a DTE that does HDLC itself, with +FTM: over T.38 they must go as frames (T.38 clause 7.4), or
 * no receiver will take them for error correction. Octets are in the DTE's order.
 */
final class HdlcFinder {
    private static final int MAX_OCTETS = ControlFrame.MAX_OCTETS + 2;

    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private int octet;
    private int bits;
    private int ones;
    private boolean open;
    private int flagsInARow;
    private boolean flagsSeen;

    /** The frame that ends within this octet, in the line's order and without check sequence; damaged ones are dropped. */
    Optional<byte[]> take(int dteOctet) {
        Optional<byte[]> found = Optional.empty();
        for (int i = 0; i < 8; i++) {
            Optional<byte[]> ended = bit(dteOctet >> i & 1);
            if (ended.isPresent()) {
                found = ended;
            }
        }
        return found;
    }

    /** Whether two flags in a row have come: what a signal with frames begins with, and no page or training does. */
    boolean flagsSeen() {
        return flagsSeen;
    }

    private Optional<byte[]> bit(int bit) {
        if (bit == 1) {
            ones++;
            if (ones <= 5) {
                data(1);
            } else if (ones > 6) {
                open = false;
                flagsInARow = 0;
            }
            return Optional.empty();
        }
        int before = ones;
        ones = 0;
        if (before == 6) {
            return flag();
        }
        if (before < 5) {
            data(0);
        }
        return Optional.empty();
    }

    private void data(int bit) {
        octet |= bit << bits;
        if (++bits == 8) {
            frame.write(octet);
            octet = 0;
            bits = 0;
            flagsInARow = 0;
            if (frame.size() > MAX_OCTETS) {
                open = false;
                frame.reset();
            }
        }
    }

    /** The six bits of the flag that were taken for data are a part of an octet; a frame is whole octets. */
    private Optional<byte[]> flag() {
        byte[] octets = frame.toByteArray();
        boolean whole = open && bits == 6 && Fcs.isRight(octets);
        frame.reset();
        octet = 0;
        bits = 0;
        open = true;
        flagsInARow++;
        flagsSeen |= flagsInARow == 2;
        return whole ? Optional.of(DteOrder.turned(Arrays.copyOf(octets, octets.length - 2))) : Optional.empty();
    }
}
