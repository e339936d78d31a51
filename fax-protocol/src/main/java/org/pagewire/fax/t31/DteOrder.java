package org.pagewire.fax.t31;

import java.util.Arrays;
import org.pagewire.fax.t30.BitOrder;

/** Octets between a DTE, for which the first bit on the line is the least significant one, and the line, for which it is the most. */
final class DteOrder {
    private DteOrder() {}

    /** The same octets in the other order. */
    static byte[] turned(byte[] octets) {
        byte[] turned = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            turned[i] = (byte) BitOrder.reversed(octets[i]);
        }
        return turned;
    }

    /** A frame of the line as the DTE gets it, check sequence included (T.31 clause 7.4); a wrong one if it was wrong. */
    static byte[] withFcs(byte[] frame, boolean right) {
        byte[] octets = turned(frame);
        int fcs = Fcs.of(octets) ^ (right ? 0 : 0xFFFF);
        byte[] checked = Arrays.copyOf(octets, octets.length + 2);
        checked[octets.length] = (byte) fcs;
        checked[octets.length + 1] = (byte) (fcs >> 8);
        return checked;
    }
}
