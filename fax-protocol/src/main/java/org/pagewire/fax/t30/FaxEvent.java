package org.pagewire.fax.t30;

/** What a terminal tells its owner, in order. */
public sealed interface FaxEvent {

    /**
     * A DCS is in force and the training for it has succeeded.
     *
     * @param page first page that it holds for
     * @param remoteId what the other terminal calls itself, empty when it did not say
     */
    record Negotiated(int page, PageParameters parameters, String remoteId) implements FaxEvent {}

    /**
     * A page has moved on; at most one per percent (sending) or per 4,096 octets (receiving).
     *
     * @param octets sent or received so far, without repetitions
     * @param total octets of the page, 0 when not known (receiving)
     */
    record Progress(int page, int octets, int total) implements FaxEvent {
        /** 0 to 100; 0 when the total is not known. */
        public int percent() {
            return total == 0 ? 0 : (int) Math.min(100, 100L * octets / total);
        }
    }

    /**
     * A page has come in whole and waits for {@code pageStored}, {@code pageUnusable} or {@code pageNotStored}; nothing is
     * confirmed before that.
     *
     * @param coded as on the line, first bit the most significant one of its octet; with ECM zeros may follow RTC or EOFB.
     *     The receiver of the event owns the array
     */
    record PageReceived(int page, PageParameters parameters, byte[] coded) implements FaxEvent {}

    /** A page is confirmed: to the sender by the other terminal, by the receiver to the other terminal. */
    record PageConfirmed(PageOutcome page) implements FaxEvent {}

    /** A control frame went by, for traces. Image data never appears here. */
    record FrameSeen(boolean sent, ControlFrame frame) implements FaxEvent {}

    /** The call is over and everything for the line has been handed out; the last event. */
    record Ended(Verdict verdict) implements FaxEvent {}
}
