package org.pagewire.fax.t38;

/** Frames packets for a byte stream: version 3, reserved 0, length with the header (RFC 1006 clause 6). */
public final class TpktEncoder {
    /** Longest packet that the 16-bit length has room for, in octets. */
    public static final int MAX_PACKET = 65_535 - TpktDecoder.HEADER;

    private TpktEncoder() {}

    /**
     * The packet with its header.
     *
     * @throws IllegalArgumentException when it is empty or longer than {@link #MAX_PACKET}
     */
    public static byte[] encode(byte[] packet) {
        if (packet.length == 0 || packet.length > MAX_PACKET) {
            throw new IllegalArgumentException("a packet of " + packet.length + " octets does not fit a TPKT");
        }
        int length = packet.length + TpktDecoder.HEADER;
        byte[] framed = new byte[length];
        framed[0] = 3;
        framed[2] = (byte) (length >> 8);
        framed[3] = (byte) length;
        System.arraycopy(packet, 0, framed, TpktDecoder.HEADER, packet.length);
        return framed;
    }
}
