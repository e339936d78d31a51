package org.pagewire.agent.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/** The outcome of {@link Uplink#demand}: one of the two, once, on the uplink's event loop. */
public interface DemandListener {
    /**
     * The partner has accepted.
     *
     * @param call the call, running
     * @param attachment what the partner attached to its acceptance
     * @return who hears of the call from now on
     */
    RelayCallListener onConnected(RelayCall call, JsonNode attachment);

    /**
     * There is no call (R-A7, R-A8).
     *
     * @param reason why
     * @param detail one sentence more for a person; null for none
     */
    void onFailed(Reason reason, @Nullable String detail);
}
