package org.pagewire.fax.t38;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the byte stream of a TCP or relay call into the packets it frames (T.38 Annex B, RFC 1006 clause 6). Pieces may
 * come in any size. A stream that is broken once stays broken: there is no mark to find the next packet by, so the call
 * has to end. Belongs to one thread.
 */
public final class TpktDecoder {
    private static final int VERSION = 3;
    /** Version, reserved, length in two octets. */
    static final int HEADER = 4;

    private final int maxPacket;
    private final byte[] header = new byte[HEADER];
    private int headerFill;
    private byte @Nullable [] body;
    private int bodyFill;
    private @Nullable T38Fault fault;

    /**
     * @param maxPacket longest packet to take, in octets without the header, 1 to 65,531
     */
    public TpktDecoder(int maxPacket) {
        if (maxPacket < 1 || maxPacket > TpktEncoder.MAX_PACKET) {
            throw new IllegalArgumentException("maxPacket " + maxPacket);
        }
        this.maxPacket = maxPacket;
    }

    /**
     * Takes a piece of the stream.
     *
     * @param packets gets each packet that is whole now, without its header, in order
     * @return empty, or from the first break on always the same fault; then nothing more is read
     */
    public Optional<T38Fault> feed(byte[] stream, int offset, int length, Consumer<byte[]> packets) {
        int at = offset;
        int end = offset + length;
        while (fault == null && at < end) {
            if (body == null) {
                header[headerFill++] = stream[at++];
                if (headerFill == HEADER) {
                    headerFill = 0;
                    openBody();
                }
                continue;
            }
            int part = Math.min(end - at, body.length - bodyFill);
            System.arraycopy(stream, at, body, bodyFill, part);
            at += part;
            bodyFill += part;
            if (bodyFill == body.length) {
                byte[] packet = body;
                body = null;
                packets.accept(packet);
            }
        }
        return Optional.ofNullable(fault);
    }

    private void openBody() {
        int length = Byte.toUnsignedInt(header[2]) << 8 | Byte.toUnsignedInt(header[3]);
        if (header[0] != VERSION) {
            fault = T38Fault.TPKT_VERSION;
        } else if (length <= HEADER) {
            fault = T38Fault.TPKT_TOO_SHORT;
        } else if (length - HEADER > maxPacket) {
            fault = T38Fault.TPKT_TOO_LONG;
        } else {
            body = new byte[length - HEADER];
            bodyFill = 0;
        }
        Arrays.fill(header, (byte) 0);
    }
}
