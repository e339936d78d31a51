package org.pagewire.fax.t30;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One partial page on its way in: frames by number, until a PPS says how many there are (T.30 Annex A.3). */
final class IncomingBlock {
    private final byte[] @Nullable [] frames = new byte[OutgoingBlock.MAX_FRAMES][];
    private @Nullable PartialPageSignal end;
    private int count;

    /** Takes a frame at image rate if it is FCD with 1 to 256 octets; the octets that were new, 0 for any other frame. */
    int take(byte[] frame) {
        boolean valid = frame.length > 4
                && frame.length <= 4 + OutgoingBlock.FRAME_OCTETS
                && (frame[0] & 0xFF) == ControlFrame.ADDRESS
                && (frame[2] & 0x7F) == OutgoingBlock.FCD;
        if (!valid) {
            return 0;
        }
        int number = BitOrder.reversed(frame[3]);
        if (frames[number] != null) {
            return 0;
        }
        byte[] data = new byte[frame.length - 4];
        System.arraycopy(frame, 4, data, 0, data.length);
        frames[number] = data;
        return data.length;
    }

    /** Whether a PPS ends this block: the first one that follows the block before does, after that only the same again. */
    boolean isEndedBy(PartialPageSignal signal, Optional<PartialPageSignal> confirmed) {
        return end == null ? confirmed.map(signal::follows).orElse(true) : end.endsSameAs(signal);
    }

    /**
     * The PPS of this block. When only missing frames have been repeated it may count those alone, so the largest count
     * holds.
     */
    void endedBy(PartialPageSignal signal) {
        end = signal;
        count = Math.max(count, signal.frames());
        for (int i = frames.length - 1; i >= count; i--) {
            if (frames[i] != null) {
                count = i + 1;
            }
        }
    }

    int missing() {
        int missing = 0;
        for (int i = 0; i < count; i++) {
            if (frames[i] == null) {
                missing++;
            }
        }
        return missing;
    }

    /** PPR: a 1 for each frame that is missing or lies beyond the end, frame 0 first. */
    ControlFrame request() {
        byte[] fif = new byte[OutgoingBlock.MAX_FRAMES / 8];
        for (int i = 0; i < OutgoingBlock.MAX_FRAMES; i++) {
            if (frames[i] == null) {
                fif[i / 8] |= (byte) (0x80 >> i % 8);
            }
        }
        return new ControlFrame(FrameName.PPR, fif);
    }

    /** The octets of all frames in order. */
    byte[] octets() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(count * OutgoingBlock.FRAME_OCTETS);
        for (int i = 0; i < count; i++) {
            byte[] frame = frames[i];
            if (frame != null) {
                octets.writeBytes(frame);
            }
        }
        return octets.toByteArray();
    }
}
