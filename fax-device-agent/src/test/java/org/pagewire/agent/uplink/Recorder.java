package org.pagewire.agent.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Reason;

/** Writes down what an uplink tells, in one list of lines. */
final class Recorder implements IncomingListener, DemandListener, RelayCallListener, ListListener {
    final List<String> events = new ArrayList<>();
    final List<IncomingNotice> notices = new ArrayList<>();
    final List<RelayCall> calls = new ArrayList<>();

    @Override
    public void onNotice(IncomingNotice notice) {
        events.add("notice " + notice.call() + " from " + notice.from());
        notices.add(notice);
    }

    @Override
    public void onWithdrawn(IncomingNotice notice, Reason reason, @Nullable String detail) {
        events.add("withdrawn " + notice.call() + " " + reason);
    }

    @Override
    public RelayCallListener onConnected(RelayCall call, JsonNode attachment) {
        events.add("connected " + call.partner());
        calls.add(call);
        return this;
    }

    @Override
    public void onFailed(Reason reason, @Nullable String detail) {
        events.add("failed " + reason + (detail == null ? "" : " " + detail));
    }

    @Override
    public void onData(ByteBuf data) {
        events.add("data " + data.toString(UTF_8));
        data.release();
    }

    @Override
    public void onWritabilityChanged(boolean writable) {
        events.add("writable " + writable);
    }

    @Override
    public void onEnded(Reason reason, @Nullable String detail) {
        events.add("ended " + reason);
    }

    @Override
    public void onListing(Listing listing) {
        events.add("listing of " + listing.users().size());
    }

    @Override
    public void onFailed(Reason reason) {
        events.add("no listing " + reason);
    }

    RelayCall accept(int index) {
        RelayCall call = notices.get(index).accept(VirtualRelay.ATTACHMENT, this);
        calls.add(call);
        return call;
    }
}
