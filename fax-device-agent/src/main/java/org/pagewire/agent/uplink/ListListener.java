package org.pagewire.agent.uplink;

import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Reason;

/** The outcome of {@link Uplink#list}: one of the two, once, on the uplink's event loop. */
public interface ListListener {
    /** The relay's answer (R-A6). */
    void onListing(Listing listing);

    /** There is no answer. */
    void onFailed(Reason reason);
}
