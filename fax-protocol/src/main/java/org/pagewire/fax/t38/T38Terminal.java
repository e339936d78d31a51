package org.pagewire.fax.t38;

import java.util.Optional;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.PageSource;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t30.Verdict;

/**
 * A fax terminal whose line is T.38: IFP packets and time in, IFP packets, events and the next deadline out. Not
 * thread-safe: one thread owns it. All times are monotonic nanoseconds of any origin.
 *
 * <p>After every call of a method that takes {@code nowNs}, drain {@link #nextPacket()} and {@link #nextEvent()}, then come
 * back to {@link #advance} at {@link #nextDeadlineNs()} or with the next packet. The call is over with
 * {@link FaxEvent.Ended}: hang up then.
 */
public final class T38Terminal {

    private T38Terminal() {}

    /** The calling terminal, which sends {@code pages}. */
    public static T38Terminal calling(TerminalSettings settings, T38Line line, PageSource pages) {
        return new T38Terminal();
    }

    /** The answering terminal, which receives. */
    public static T38Terminal answering(TerminalSettings settings, T38Line line) {
        return new T38Terminal();
    }

    /** The T.38 path is there: begins with CNG or CED. Call once. */
    public void start(long nowNs) {}

    /** A packet from the other end, in order and once. */
    public void receive(IfpPacket packet, long nowNs) {}

    /** Packets from the other end are missing here (a gap that UDPTL could not repair): what is half received is void. */
    public void packetsMissing(long nowNs) {}

    /** Lets time pass. */
    public void advance(long nowNs) {}

    /** When to call {@link #advance} at the latest; {@link Long#MAX_VALUE} when only a packet or the owner can go on. */
    public long nextDeadlineNs() {
        return Long.MAX_VALUE;
    }

    /** The next packet for the other end, due now. */
    public Optional<IfpPacket> nextPacket() {
        return Optional.empty();
    }

    /** The next event for the owner. */
    public Optional<FaxEvent> nextEvent() {
        return Optional.empty();
    }

    /**
     * The page of {@link FaxEvent.PageReceived} is safe (on disk): it will be confirmed now.
     *
     * @param rows decoded, bad ones included; with 0 rows the page counts as unusable
     * @param badRows rows that were repaired or guessed
     */
    public void pageStored(int page, int rows, int badRows, long nowNs) {}

    /** The page has no image or too many bad rows (see {@link #acceptable}) and was not kept: it is asked for again. */
    public void pageUnusable(int page, int rows, int badRows, long nowNs) {}

    /** The page cannot be stored here: the call ends and the page is never confirmed. */
    public void pageNotStored(int page, String reason, long nowNs) {}

    /** Whether a page of this quality should be stored (true) or asked for again with {@link #pageUnusable}. */
    public boolean acceptable(int rows, int badRows) {
        return rows > 0 && badRows * 100L <= rows * 15L;
    }

    /** Ends the call in an orderly way (DCN); {@link FaxEvent.Ended} follows within about two seconds. */
    public void hangup(long nowNs) {}

    /** The connection is gone, for example because the other end hung up; {@link FaxEvent.Ended} follows at once. */
    public void lineLost(String reason, long nowNs) {}

    /** How the call ended, once it has. */
    public Optional<Verdict> verdict() {
        return Optional.empty();
    }
}
