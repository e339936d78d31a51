package org.pagewire.fax.t38;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.pagewire.fax.t38.IfpPacket.Data;
import org.pagewire.fax.t38.IfpPacket.Field;

/**
 * Makes UDPTL datagrams (T.38 clause 9.1) with the last packets repeated in each. Belongs to one thread.
 *
 * <p>What does not fit the receiver's T38FaxMaxDatagram is made to: first by repeating fewer packets, then by cutting a
 * data packet into several, which changes nothing on the line (T.38 clause 7.4).
 */
public final class UdptlSender {
    /** Largest datagram sent to a receiver that states no limit, in octets: an Ethernet frame's worth. */
    public static final int DEFAULT_MAX_DATAGRAM = 1400;

    /** A receiver that states less than this, in octets, is not believed. */
    static final int LEAST_MAX_DATAGRAM = 48;

    /** Octets around a field's data in a datagram of its own: 9 for UDPTL and IFP, and room for longer lengths. */
    private static final int ENVELOPE = 16;

    private final IfpSyntax syntax;
    private final int redundancy;
    private final int maxDatagram;
    private final Deque<byte[]> recent = new ArrayDeque<>();
    private int sequence;

    /**
     * @param redundancy earlier packets that each datagram repeats, 0 to {@link UdptlReceiver#MAX_RECOVERY}
     * @param maxDatagram the receiver's T38FaxMaxDatagram in octets; 0 when it states none
     */
    public UdptlSender(IfpSyntax syntax, int redundancy, int maxDatagram) {
        if (redundancy < 0 || redundancy > UdptlReceiver.MAX_RECOVERY || maxDatagram < 0) {
            throw new IllegalArgumentException("redundancy " + redundancy + ", maxDatagram " + maxDatagram);
        }
        this.syntax = syntax;
        this.redundancy = redundancy;
        this.maxDatagram = maxDatagram == 0
                ? DEFAULT_MAX_DATAGRAM
                : Math.max(LEAST_MAX_DATAGRAM, Math.min(maxDatagram, DEFAULT_MAX_DATAGRAM));
    }

    /**
     * The datagrams that carry a packet, to be sent in this order.
     *
     * @return mostly one; none when the syntax has no code for the packet
     */
    public List<byte[]> send(IfpPacket packet) {
        if (!syntax.canEncode(packet)) {
            return List.of();
        }
        byte[] whole = syntax.encode(packet);
        if (UdptlDatagram.size(whole, List.of()) <= maxDatagram || !(packet instanceof Data data)) {
            return List.of(datagram(whole));
        }
        List<byte[]> datagrams = new ArrayList<>();
        for (IfpPacket part : cut(data)) {
            datagrams.add(datagram(syntax.encode(part)));
        }
        return datagrams;
    }

    private byte[] datagram(byte[] primary) {
        List<byte[]> secondaries = new ArrayList<>(recent);
        while (UdptlDatagram.size(primary, secondaries) > maxDatagram && !secondaries.isEmpty()) {
            secondaries.remove(secondaries.size() - 1);
        }
        byte[] octets = UdptlDatagram.write(sequence, primary, secondaries);
        sequence = (sequence + 1) & 0xFFFF;
        recent.addFirst(primary);
        while (recent.size() > redundancy) {
            recent.removeLast();
        }
        return octets;
    }

    /** One packet for each field, and one for each piece of a field that is too long. */
    private List<IfpPacket> cut(Data data) {
        int room = maxDatagram - ENVELOPE;
        List<IfpPacket> parts = new ArrayList<>();
        for (Field field : data.fields()) {
            byte[] octets = field.octets();
            int at = 0;
            while (octets.length - at > room) {
                parts.add(part(data, body(field.type()), octets, at, room));
                at += room;
            }
            parts.add(part(data, field.type(), octets, at, octets.length - at));
        }
        return parts;
    }

    private static IfpPacket part(Data data, FieldType type, byte[] octets, int from, int length) {
        byte[] piece = new byte[length];
        System.arraycopy(octets, from, piece, 0, length);
        return new Data(data.type(), List.of(new Field(type, piece)));
    }

    /** What the pieces before the last are, when the last one ends a frame or the signal. */
    private static FieldType body(FieldType whole) {
        return switch (whole) {
            case T4_NON_ECM_SIG_END -> FieldType.T4_NON_ECM_DATA;
            case HDLC_SIG_END, HDLC_FCS_OK, HDLC_FCS_BAD, HDLC_FCS_OK_SIG_END, HDLC_FCS_BAD_SIG_END ->
                FieldType.HDLC_DATA;
            default -> whole;
        };
    }
}
