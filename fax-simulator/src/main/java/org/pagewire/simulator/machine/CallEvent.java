package org.pagewire.simulator.machine;

import java.nio.file.Path;
import org.pagewire.fax.t30.PageOutcome;
import org.pagewire.fax.t30.PageParameters;

/** What happens in a call, in order, for whoever watches the machine. */
public sealed interface CallEvent {

    /** This machine calls. */
    record Dialling(String to) implements CallEvent {}

    /** This machine is called; or, when it calls, the other one rings. */
    record Ringing(String from) implements CallEvent {}

    /** The call is connected. */
    record Answered() implements CallEvent {}

    /** From this page on these parameters hold. */
    record Negotiated(int page, PageParameters parameters, String remoteId) implements CallEvent {}

    /**
     * A page has moved on.
     *
     * @param pages of the document, 0 when not known
     * @param percent 0 to 100; 0 when the size is not known
     */
    record Progress(int page, int pages, int percent) implements CallEvent {}

    /** A received page is on disk. */
    record Stored(int page, int rows, int badRows, Path file) implements CallEvent {}

    /** A page was confirmed, by the other machine or by this one. */
    record Confirmed(PageOutcome outcome) implements CallEvent {}

    /** The call is over. */
    record Ended(CallResult result) implements CallEvent {}
}
