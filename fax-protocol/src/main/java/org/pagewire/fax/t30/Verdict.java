package org.pagewire.fax.t30;

import java.util.List;

/**
 * How a call ended. Every call has exactly one.
 *
 * @param outcome of the document
 * @param code of the cause, stable
 * @param sentence for a person: what happened
 * @param phase in which it ended
 * @param fault where the cause lies
 * @param remoteId what the other terminal calls itself (CSI or TSI), empty when it did not say
 * @param pages one per page that was begun, in order
 */
public record Verdict(
        Outcome outcome,
        EndCode code,
        String sentence,
        Phase phase,
        Side fault,
        String remoteId,
        List<PageOutcome> pages) {
    public Verdict {
        pages = List.copyOf(pages);
    }

    /** Number of confirmed pages. */
    public int confirmedPages() {
        return (int) pages.stream().filter(PageOutcome::confirmed).count();
    }
}
