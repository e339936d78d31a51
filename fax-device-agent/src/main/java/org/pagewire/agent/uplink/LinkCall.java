package org.pagewire.agent.uplink;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Reason;

/** A call on a link. Its end is told once, also when it comes before there is a listener. */
final class LinkCall implements RelayCall {
    private final UplinkCore core;
    private final Link link;
    private final String id;
    private final String partner;
    private @Nullable RelayCallListener listener;
    private @Nullable Reason end;
    private @Nullable String endDetail;

    LinkCall(UplinkCore core, Link link, String id, String partner) {
        this.core = core;
        this.link = link;
        this.id = id;
        this.partner = partner;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String partner() {
        return partner;
    }

    @Override
    public void send(ByteBuf data) {
        if (end == null) {
            link.sendData(data);
        } else {
            data.release();
        }
    }

    @Override
    public boolean isWritable() {
        return end == null && link.isWritable();
    }

    @Override
    public void pauseReading() {
        if (end == null) {
            core.setReading(link, false);
        }
    }

    @Override
    public void resumeReading() {
        if (end == null) {
            core.setReading(link, true);
        }
    }

    @Override
    public void terminate(Reason reason, @Nullable String detail) {
        if (end == null) {
            core.terminate(link, this, reason, detail);
        }
    }

    /** From here on events are told; an end that came before is told now. */
    void listen(RelayCallListener added) {
        listener = added;
        Reason reason = end;
        if (reason != null) {
            added.onEnded(reason, endDetail);
        }
    }

    void data(ByteBuf data) {
        RelayCallListener hears = listener;
        if (hears == null || end != null) {
            data.release();
        } else {
            hears.onData(data);
        }
    }

    void writabilityChanged(boolean writable) {
        if (listener != null && end == null) {
            listener.onWritabilityChanged(writable);
        }
    }

    void end(Reason reason, @Nullable String detail) {
        if (end != null) {
            return;
        }
        end = reason;
        endDetail = detail;
        if (listener != null) {
            listener.onEnded(reason, detail);
        }
    }
}
