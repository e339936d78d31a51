package org.pagewire.agent.uplink;

import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/** Who takes the calls that come in for one fax ID, on the uplink's event loop. */
public interface IncomingListener {
    /** A call comes in. To be accepted or rejected, now or later. */
    void onNotice(IncomingNotice notice);

    /**
     * The caller gave up, the time to answer is over, or the connection was lost, before the notice was answered.
     *
     * @param notice the one that came in
     */
    void onWithdrawn(IncomingNotice notice, Reason reason, @Nullable String detail);
}
