package org.pagewire.fax.t38;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Parity (FEC) repair of T.38 clause 9.1.4.2: a parity packet is the XOR of the packets that it covers. */
final class UdptlParity {

    /** Takes a repaired packet, padded with zeros to the length of the parity packet. */
    interface Repaired {
        void packet(int sequence, byte[] octets);
    }

    private UdptlParity() {}

    /**
     * Repairs each packet that is the only one missing under some parity packet. Parity that reaches back beyond the
     * receiver's window is of no use.
     *
     * @param known packets that are here, by sequence number; null for missing ones
     * @param repaired gets each repaired packet; it must be known from then on, unless it was no packet
     */
    static void repair(UdptlDatagram datagram, IntFunction<byte @Nullable []> known, Repaired repaired) {
        int entries = datagram.parity().size();
        if (entries * datagram.fecSpan() >= UdptlReceiver.WINDOW) {
            return;
        }
        for (int entry = 0; entry < entries; entry++) {
            int newest = datagram.sequence() - entries + entry;
            int missing = -1;
            int count = 0;
            for (int i = 0; i < datagram.fecSpan(); i++) {
                int sequence = (newest - i * entries) & 0xFFFF;
                if (known.apply(sequence) == null) {
                    missing = sequence;
                    count++;
                }
            }
            if (count == 1) {
                repaired.packet(missing, xor(datagram, entry, missing, known));
            }
        }
    }

    private static byte[] xor(UdptlDatagram datagram, int entry, int missing, IntFunction<byte @Nullable []> known) {
        int entries = datagram.parity().size();
        byte[] sum = datagram.parity().get(entry).clone();
        for (int i = 0; i < datagram.fecSpan(); i++) {
            int sequence = (datagram.sequence() - entries + entry - i * entries) & 0xFFFF;
            byte[] octets = sequence == missing ? null : known.apply(sequence);
            for (int at = 0; octets != null && at < Math.min(sum.length, octets.length); at++) {
                sum[at] ^= octets[at];
            }
        }
        return sum;
    }
}
