package org.pagewire.fax.t30;

import java.util.ArrayList;
import java.util.List;

/** What became of each page so far; the last one is the page in hand. */
final class PageLedger {
    private final List<PageOutcome> pages = new ArrayList<>();

    /** A page begins, or begins again. */
    void begin(int page, PageParameters parameters, int rows) {
        PageOutcome last = pages.isEmpty() ? null : last();
        if (last != null && last.page() == page && !last.confirmed()) {
            replaceLast(
                    new PageOutcome(page, parameters, rows, 0, last.resentFrames(), last.attempts() + 1, false, false));
        } else {
            pages.add(new PageOutcome(page, parameters, rows, 0, 0, 1, false, false));
        }
    }

    /** Frames of the page in hand go again. */
    void resend(int frames) {
        PageOutcome p = last();
        replaceLast(new PageOutcome(
                p.page(),
                p.parameters(),
                p.rows(),
                p.badRows(),
                p.resentFrames() + frames,
                p.attempts(),
                p.confirmed(),
                p.uncertain()));
    }

    /** Whether the page in hand is out whole with no answer to it yet. */
    void uncertain(boolean uncertain) {
        PageOutcome p = last();
        replaceLast(new PageOutcome(
                p.page(), p.parameters(), p.rows(), p.badRows(), p.resentFrames(), p.attempts(), false, uncertain));
    }

    /** The page in hand is confirmed. */
    PageOutcome confirm(int rows, int badRows) {
        PageOutcome p = last();
        PageOutcome confirmed =
                new PageOutcome(p.page(), p.parameters(), rows, badRows, p.resentFrames(), p.attempts(), true, false);
        replaceLast(confirmed);
        return confirmed;
    }

    PageOutcome last() {
        return pages.get(pages.size() - 1);
    }

    private void replaceLast(PageOutcome page) {
        pages.set(pages.size() - 1, page);
    }

    boolean isEmpty() {
        return pages.isEmpty();
    }

    int confirmed() {
        return (int) pages.stream().filter(PageOutcome::confirmed).count();
    }

    List<PageOutcome> all() {
        return List.copyOf(pages);
    }
}
