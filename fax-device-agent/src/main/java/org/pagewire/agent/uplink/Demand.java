package org.pagewire.agent.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/** A demand until its outcome: waiting for a link, or asked on one. */
final class Demand implements OutgoingDemand {
    final String to;
    final ObjectNode attachment;
    /** When the caller has waited long enough. */
    final long deadline;
    /** Until then a demand waits for the uplink to log in. */
    final long patience;

    private final UplinkCore core;
    private final DemandListener listener;
    private @Nullable Link link;
    private boolean done;

    Demand(UplinkCore core, String to, ObjectNode attachment, DemandListener listener, long deadline, long patience) {
        this.core = core;
        this.to = to;
        this.attachment = attachment;
        this.listener = listener;
        this.deadline = deadline;
        this.patience = patience;
    }

    @Override
    public void cancel() {
        if (!done) {
            core.giveUp(this, Reason.CANCELLED);
        }
    }

    void asked(Link on) {
        link = on;
    }

    /** The link it is asked on; null while it waits. */
    @Nullable
    Link link() {
        return link != null && link.isDemand(this) ? link : null;
    }

    void fail(Reason reason, @Nullable String detail) {
        if (!done) {
            done = true;
            listener.onFailed(reason, detail);
        }
    }

    void connected(LinkCall call, JsonNode answer) {
        done = true;
        call.listen(listener.onConnected(call, answer));
    }
}
