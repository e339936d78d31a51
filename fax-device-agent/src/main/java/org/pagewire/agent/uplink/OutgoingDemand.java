package org.pagewire.agent.uplink;

import org.pagewire.wire.message.Reason;

/** A demand on its way. Belongs to the uplink's event loop. */
public interface OutgoingDemand {
    /**
     * The caller gives up: the listener gets {@code onFailed} with {@link Reason#CANCELLED} before this returns. Does
     * nothing once there is an outcome.
     */
    void cancel();
}
