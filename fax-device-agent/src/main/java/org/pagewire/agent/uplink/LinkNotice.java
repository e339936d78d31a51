package org.pagewire.agent.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Reason;

/** A notice on a link. */
final class LinkNotice implements IncomingNotice {
    private final UplinkCore core;
    private final Link link;
    private final Notice notice;

    LinkNotice(UplinkCore core, Link link, Notice notice) {
        this.core = core;
        this.link = link;
        this.notice = notice;
    }

    @Override
    public String call() {
        return notice.call();
    }

    @Override
    public String from() {
        return notice.from();
    }

    @Override
    public JsonNode attachment() {
        return notice.attachment();
    }

    @Override
    public RelayCall accept(ObjectNode attachment, RelayCallListener listener) {
        LinkCall call = new LinkCall(core, link, notice.call(), notice.from());
        if (link.isNotice(this)) {
            core.accept(link, call, attachment, listener);
        } else {
            call.end(Reason.CANCELLED, null);
            call.listen(listener);
        }
        return call;
    }

    @Override
    public void reject(Reason reason, @Nullable String detail) {
        if (link.isNotice(this)) {
            core.reject(link, reason, detail);
        }
    }
}
