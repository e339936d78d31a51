package org.pagewire.fax.t38;

/** What a {@link UdptlReceiver} found in a datagram. */
public sealed interface UdptlEvent {

    /**
     * The next packet in order.
     *
     * @param sequence 0 to 65,535
     * @param packet the packet
     * @param repaired true when its own datagram was lost and another one brought it
     */
    record Packet(int sequence, IfpPacket packet, boolean repaired) implements UdptlEvent {}

    /**
     * Packets are lost for good; the line has a hole here.
     *
     * @param sequence number of the first of them
     * @param count how many, at least 1
     */
    record Gap(int sequence, int count) implements UdptlEvent {}

    /** A datagram that was here before, octet for octet. */
    record Repeat(int sequence) implements UdptlEvent {}

    /** A datagram that comes after its place was given up as a {@link Gap}. */
    record Late(int sequence) implements UdptlEvent {}

    /** The peer counts anew from here; what was missing before is not looked for. */
    record Restart(int sequence) implements UdptlEvent {}

    /** The datagram is not UDPTL or carries no IFP packet; it changed nothing. */
    record Malformed(T38Fault fault) implements UdptlEvent {}
}
