package org.pagewire.agent.uplink;

import org.pagewire.agent.uplink.UplinkSettings.Surplus;

/**
 * How many connections to open or close (R-A9, R-A12), from what there is.
 *
 * @param total links of any kind, leaving ones not counted unless they still carry a call
 * @param opening of these, not yet logged in
 * @param vacant of these, logged in and free for a demand
 * @param inCall of these, with a call that was accepted
 * @param waiting demands that have no connection yet
 */
record ConnectionPlan(int total, int opening, int vacant, int inCall, int waiting) {
    /**
     * Links to open now. Before the first login that is one; later, what demands wait for, and as many as are missing
     * until {@code spare} links are without a call. A link that rings or is being released will be vacant again, so it
     * counts as spare.
     *
     * @param max connections the relay allows
     */
    int toOpen(int spare, int max) {
        if (total == opening) {
            return total == 0 ? 1 : 0;
        }
        int wanted = Math.max(waiting - opening, spare - (total - inCall));
        return Math.max(0, Math.min(wanted, max - total));
    }

    /** Vacant links to close now: those beyond {@code spare}, but never the last link of all. */
    int toClose(int spare, Surplus surplus) {
        if (surplus == Surplus.KEEP || waiting > 0) {
            return 0;
        }
        int keep = Math.max(spare, total == vacant ? 1 : 0);
        return Math.max(0, vacant - keep);
    }
}
