package org.pagewire.fax.t30;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PPS or EOR with what it says of the partial page (T.30 Annex A.4.3).
 *
 * @param name PPS or EOR
 * @param pageEnd MPS, EOM or EOP at the end of a page; null when more of the page follows (PPS-NULL)
 * @param page page counter modulo 256; 0 for EOR
 * @param block partial page counter modulo 256, from 0 in each page; 0 for EOR
 * @param frames number of frames before this signal, 1 to 256; 1 for EOR
 */
record PartialPageSignal(FrameName name, @Nullable FrameName pageEnd, int page, int block, int frames) {

    static PartialPageSignal pps(@Nullable FrameName pageEnd, int page, int block, int frames) {
        return new PartialPageSignal(FrameName.PPS, pageEnd, page & 0xFF, block & 0xFF, frames);
    }

    ControlFrame toFrame(boolean x) {
        byte second = (byte) (pageEnd == null ? 0 : pageEnd.octet(x));
        byte[] fif = name == FrameName.EOR
                ? new byte[] {second}
                : new byte[] {
                    second,
                    (byte) BitOrder.reversed(page),
                    (byte) BitOrder.reversed(block),
                    (byte) BitOrder.reversed(frames - 1)
                };
        return new ControlFrame(name, fif);
    }

    static Optional<PartialPageSignal> decode(ControlFrame frame) {
        byte[] fif = frame.fif();
        int expected = frame.name() == FrameName.EOR ? 1 : 4;
        if (fif.length < expected) {
            return Optional.empty();
        }
        FrameName pageEnd = fif[0] == 0 ? null : FrameName.ofOctet(fif[0]).orElse(null);
        boolean known = fif[0] == 0 || pageEnd == FrameName.MPS || pageEnd == FrameName.EOM || pageEnd == FrameName.EOP;
        if (!known) {
            return Optional.empty();
        }
        if (expected == 1) {
            return Optional.of(new PartialPageSignal(FrameName.EOR, pageEnd, 0, 0, 1));
        }
        return Optional.of(new PartialPageSignal(
                FrameName.PPS,
                pageEnd,
                BitOrder.reversed(fif[1]),
                BitOrder.reversed(fif[2]),
                BitOrder.reversed(fif[3]) + 1));
    }

    /** Whether both end the same partial page of the same page in the same way. */
    boolean endsSameAs(PartialPageSignal other) {
        return pageEnd == other.pageEnd && page == other.page && block == other.block;
    }

    /**
     * Whether this can be the first signal after {@code confirmed}. Within a page blocks follow one another, and a page
     * begins with block 0. Senders differ in how they count pages after an EOM or a page sent again, but one that is a few
     * pages ahead has taken pages for confirmed that are not.
     */
    boolean follows(PartialPageSignal confirmed) {
        if (confirmed.pageEnd == null) {
            return page == confirmed.page && block == ((confirmed.block + 1) & 0xFF);
        }
        int ahead = (page - confirmed.page) & 0xFF;
        return block == 0 && (ahead < 2 || ahead > 8);
    }

    @Override
    public String toString() {
        String end = name + "-" + (pageEnd == null ? "NULL" : pageEnd);
        return name == FrameName.EOR ? end : end + " " + page + "/" + block + "/" + frames;
    }
}
