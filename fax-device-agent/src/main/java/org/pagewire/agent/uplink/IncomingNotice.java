package org.pagewire.agent.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/** A call that comes in and waits for its answer (R-A8). Belongs to the uplink's event loop. */
public interface IncomingNotice {
    /** The relay's name for the call, for logs. */
    String call();

    /** Fax ID of the caller, as it proved it to the relay. */
    String from();

    /** What the caller attached. */
    JsonNode attachment();

    /**
     * Takes the call. Does nothing once the notice is answered or withdrawn: the call that is returned has then ended, and
     * the listener has been told.
     */
    RelayCall accept(ObjectNode attachment, RelayCallListener listener);

    /** Refuses the call; the caller gets this reason. Does nothing once the notice is answered or withdrawn. */
    void reject(Reason reason, @Nullable String detail);
}
