package org.pagewire.fax.t30;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One partial page of up to 256 frames of 256 octets on its way out (T.30 Annex A.3, T.4 Annex A). */
final class OutgoingBlock {
    static final int FRAME_OCTETS = 256;
    static final int MAX_FRAMES = 256;
    /** Facsimile control field of a frame with image data. */
    static final int FCD = 0x60;
    /** Facsimile control field of return to control for partial page; three end the frames. */
    static final int RCP = 0x61;

    private static final int RCP_REPETITIONS = 3;
    private static final byte[] RCP_FRAME = {(byte) ControlFrame.ADDRESS, (byte) ControlFrame.MORE, (byte) RCP};

    private final byte[] page;
    private final int number;
    private final int frames;
    private int requests;

    /**
     * @param page the whole coded page, not empty
     * @param number of the block in the page, from 0
     */
    OutgoingBlock(byte[] page, int number) {
        this.page = page;
        this.number = number;
        int octets = Math.min(page.length - start(), FRAME_OCTETS * MAX_FRAMES);
        this.frames = (octets + FRAME_OCTETS - 1) / FRAME_OCTETS;
    }

    private int start() {
        return number * FRAME_OCTETS * MAX_FRAMES;
    }

    boolean isLast() {
        return start() + FRAME_OCTETS * MAX_FRAMES >= page.length;
    }

    OutgoingBlock next() {
        return new OutgoingBlock(page, number + 1);
    }

    BitSet allFrames() {
        BitSet all = new BitSet();
        all.set(0, frames);
        return all;
    }

    /** The frames that a PPR asks for, as far as the block has them: bit n is 1 when frame n is wanted. */
    BitSet requested(ControlFrame ppr) {
        BitSet wanted = new BitSet();
        for (int i = 0; i < frames; i++) {
            int octet = i / 8 < ppr.fif().length ? ppr.fif()[i / 8] : 0;
            wanted.set(i, (octet & 0x80 >> i % 8) != 0);
        }
        return wanted;
    }

    /** Counts a PPR; the fourth calls for another rate (T.30 Annex A.5.4.1). */
    boolean requestedTooOften() {
        requests++;
        return requests >= 4;
    }

    void rateChanged() {
        requests = 0;
    }

    /** These frames and the three RCP. The last frame of the page is filled with zeros, as most receivers expect. */
    List<byte[]> encode(BitSet wanted) {
        List<byte[]> encoded = new ArrayList<>(wanted.cardinality() + RCP_REPETITIONS);
        wanted.stream().forEach(i -> encoded.add(frame(i)));
        for (int i = 0; i < RCP_REPETITIONS; i++) {
            encoded.add(RCP_FRAME);
        }
        return encoded;
    }

    private byte[] frame(int i) {
        byte[] frame = new byte[4 + FRAME_OCTETS];
        frame[0] = (byte) ControlFrame.ADDRESS;
        frame[1] = (byte) ControlFrame.MORE;
        frame[2] = (byte) FCD;
        frame[3] = (byte) BitOrder.reversed(i);
        int from = start() + i * FRAME_OCTETS;
        byte[] data = Arrays.copyOfRange(page, from, Math.min(from + FRAME_OCTETS, page.length));
        System.arraycopy(data, 0, frame, 4, data.length);
        return frame;
    }

    /** The command after {@code framesSent} frames. */
    PartialPageSignal end(@Nullable FrameName pageEnd, int pageCounter, int framesSent) {
        return PartialPageSignal.pps(isLast() ? pageEnd : null, pageCounter, number, framesSent);
    }
}
