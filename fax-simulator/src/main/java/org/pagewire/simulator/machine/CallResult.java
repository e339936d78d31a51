package org.pagewire.simulator.machine;

import java.time.Duration;
import java.util.List;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.PageOutcome;

/**
 * How a call ended.
 *
 * @param call number of the call at this machine
 * @param direction of its pages
 * @param from caller's ID, as far as known
 * @param to called ID
 * @param outcome of the document
 * @param code stable, for programs
 * @param sentence for a person
 * @param duration from dialling or ringing to the end
 * @param pages what became of each page that was begun
 */
public record CallResult(
        int call,
        Direction direction,
        String from,
        String to,
        Outcome outcome,
        String code,
        String sentence,
        Duration duration,
        List<PageOutcome> pages) {
    public CallResult {
        pages = List.copyOf(pages);
    }

    /** Number of confirmed pages. */
    public int confirmedPages() {
        return (int) pages.stream().filter(PageOutcome::confirmed).count();
    }
}
