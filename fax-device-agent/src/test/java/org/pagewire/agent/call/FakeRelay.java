package org.pagewire.agent.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pagewire.agent.uplink.DemandListener;
import org.pagewire.agent.uplink.IncomingNotice;
import org.pagewire.agent.uplink.OutgoingDemand;
import org.pagewire.agent.uplink.RelayCall;
import org.pagewire.agent.uplink.RelayCallListener;
import org.pagewire.fax.t38.IfpDecoding;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.IfpSyntax;
import org.pagewire.fax.t38.TpktDecoder;
import org.pagewire.fax.t38.TpktEncoder;
import org.pagewire.wire.message.Reason;

/** The relay's side of one call, in memory: takes a demand or gives a notice, and behaves as the uplink promises. */
public final class FakeRelay implements RelayCall, IncomingNotice, OutgoingDemand, OutgoingCall.Demands {
    private final String from;
    private final @Nullable JsonNode noticeAttachment;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private @Nullable DemandListener demand;
    private @Nullable RelayCallListener listener;
    private boolean writable = true;
    public String demandedId = "";

    public @Nullable JsonNode attachment;

    public @Nullable Reason ended;

    public @Nullable String endedDetail;

    public @Nullable Reason rejected;

    public @Nullable Reason failsAtOnce;

    public FakeRelay() {
        this("", null);
    }

    public FakeRelay(String from, @Nullable JsonNode noticeAttachment) {
        this.from = from;
        this.noticeAttachment = noticeAttachment;
    }

    @Override
    public OutgoingDemand demand(String to, ObjectNode attached, Duration timeout, DemandListener outcome) {
        demandedId = to;
        attachment = attached;
        if (failsAtOnce != null) {
            outcome.onFailed(failsAtOnce, null);
        } else {
            demand = outcome;
        }
        return this;
    }

    public void connects(JsonNode attached) {
        DemandListener waiting = take();
        listener = waiting.onConnected(this, attached);
        if (ended != null) {
            listener.onEnded(ended, endedDetail);
        }
    }

    public void fails(Reason reason) {
        take().onFailed(reason, null);
    }

    private DemandListener take() {
        DemandListener waiting = demand;
        if (waiting == null) {
            throw new AssertionError("nothing is demanded");
        }
        demand = null;
        return waiting;
    }

    public boolean demanding() {
        return demand != null;
    }

    public boolean running() {
        return listener != null && ended == null;
    }

    @Override
    public void cancel() {
        if (demand != null) {
            take().onFailed(Reason.CANCELLED, null);
        }
    }

    @Override
    public String call() {
        return "call-1";
    }

    @Override
    public String from() {
        return from;
    }

    @Override
    public JsonNode attachment() {
        if (noticeAttachment == null) {
            throw new AssertionError("not a notice");
        }
        return noticeAttachment;
    }

    @Override
    public RelayCall accept(ObjectNode attached, RelayCallListener events) {
        attachment = attached;
        listener = events;
        return this;
    }

    @Override
    public void reject(Reason reason, @Nullable String detail) {
        rejected = reason;
        endedDetail = detail;
    }

    @Override
    public String id() {
        return "call-1";
    }

    @Override
    public String partner() {
        return from.isEmpty() ? demandedId : from;
    }

    @Override
    public void send(ByteBuf data) {
        byte[] octets = new byte[data.readableBytes()];
        data.readBytes(octets);
        data.release();
        if (ended == null) {
            stream.writeBytes(octets);
        }
    }

    /** Packets sent until now. */
    public List<IfpPacket> sent() {
        List<IfpPacket> packets = new ArrayList<>();
        byte[] octets = stream.toByteArray();
        new TpktDecoder(TpktEncoder.MAX_PACKET).feed(octets, 0, octets.length, packet -> {
            if (IfpSyntax.ASN1_2002.decode(packet) instanceof IfpDecoding.Decoded decoded) {
                packets.add(decoded.packet());
            } else {
                throw new AssertionError("not a packet");
            }
        });
        return packets;
    }

    public void receives(byte[] octets) {
        events().onData(Unpooled.copiedBuffer(octets));
    }

    public void receives(IfpPacket packet) {
        receives(TpktEncoder.encode(IfpSyntax.ASN1_2002.encode(packet)));
    }

    public void writable(boolean now) {
        writable = now;
        events().onWritabilityChanged(now);
    }

    public void endsFromThere(Reason reason) {
        ended = reason;
        events().onEnded(reason, null);
    }

    private RelayCallListener events() {
        if (listener == null) {
            throw new AssertionError("not connected");
        }
        return listener;
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public void pauseReading() {
        throw new AssertionError("a bridge never pauses the relay: a machine's line has no flow control");
    }

    @Override
    public void resumeReading() {
        throw new AssertionError("a bridge never pauses the relay");
    }

    @Override
    public void terminate(Reason reason, @Nullable String detail) {
        if (ended == null) {
            ended = reason;
            endedDetail = detail;
            if (listener != null) {
                listener.onEnded(reason, detail);
            }
        }
    }
}
