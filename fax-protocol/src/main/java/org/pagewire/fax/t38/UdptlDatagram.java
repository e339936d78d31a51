package org.pagewire.fax.t38;

import java.util.ArrayList;
import java.util.List;

/**
 * One UDPTL datagram (T.38 clause 9.1): a packet under its sequence number, and what repairs earlier ones.
 *
 * @param sequence 0 to 65,535
 * @param primary one IFP packet in octets; empty from peers that send nothing but a sign of life
 * @param secondaries earlier packets, that of {@code sequence - 1} first
 * @param fecSpan packets that each parity packet covers; 0 without parity
 * @param parity parity packets; the first covers {@code sequence - parity.size()} and every {@code parity.size()}th
 *     before it, the last {@code sequence - 1} and so on
 */
record UdptlDatagram(int sequence, byte[] primary, List<byte[]> secondaries, int fecSpan, List<byte[]> parity) {

    /**
     * Reads a datagram. One that ends after its primary packet, without error-recovery, is taken too: peers send it.
     */
    static UdptlDatagram read(byte[] octets, int offset, int length) throws MalformedPacket {
        PerReader in = new PerReader(octets, offset, length);
        int sequence = in.twoOctets();
        byte[] primary = in.octets(in.length());
        List<byte[]> secondaries = List.of();
        List<byte[]> parity = List.of();
        int span = 0;
        if (in.remaining() > 0) {
            boolean fec = in.flag();
            if (fec) {
                span = span(in);
            }
            List<byte[]> recovery = list(in);
            if (fec) {
                parity = recovery;
            } else {
                secondaries = recovery;
            }
        }
        in.expectEnd();
        return new UdptlDatagram(sequence, primary, secondaries, span, parity);
    }

    /** A datagram with secondary packets. */
    static byte[] write(int sequence, byte[] primary, List<byte[]> secondaries) {
        PerWriter out = new PerWriter(size(primary, secondaries));
        out.twoOctets(sequence);
        out.length(primary.length);
        out.octets(primary);
        out.flag(false);
        out.length(secondaries.size());
        for (byte[] secondary : secondaries) {
            out.length(secondary.length);
            out.octets(secondary);
        }
        return out.toOctets();
    }

    /** Octets that {@link #write} makes of this. */
    static int size(byte[] primary, List<byte[]> secondaries) {
        int size = 2 + opened(primary) + 1 + 1;
        for (byte[] secondary : secondaries) {
            size += opened(secondary);
        }
        return size;
    }

    private static int opened(byte[] packet) {
        return (packet.length < 0x80 ? 1 : 2) + packet.length;
    }

    /** fec-npackets, an unconstrained INTEGER: its length, then two's complement. */
    private static int span(PerReader in) throws MalformedPacket {
        int octets = in.length();
        if (octets < 1 || octets > 2) {
            throw new MalformedPacket(T38Fault.BAD_FEC_SPAN);
        }
        int span = in.bits(8 * octets);
        if (span < 1 || span > UdptlReceiver.MAX_RECOVERY) {
            throw new MalformedPacket(T38Fault.BAD_FEC_SPAN);
        }
        return span;
    }

    private static List<byte[]> list(PerReader in) throws MalformedPacket {
        int count = in.length();
        if (count > UdptlReceiver.MAX_RECOVERY) {
            throw new MalformedPacket(T38Fault.TOO_MANY_RECOVERY_PACKETS);
        }
        List<byte[]> packets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            packets.add(in.octets(in.length()));
        }
        return packets;
    }
}
