package org.pagewire.agent.call;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pagewire.agent.uplink.RelayCall;
import org.pagewire.agent.uplink.RelayCallListener;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Fault;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.SipCallListener;
import org.pagewire.wire.message.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call between a machine and the relay (R-A8, R-A10, R-A11, R-E1). What is the same in both directions is here: packets,
 * watchdogs and the one exit, {@link #end}; how the two sides are brought together is told by {@link OutgoingCall} and
 * {@link IncomingCall}. Belongs to the agent's event loop.
 *
 * <pre>
 * REACHING  the other side is being called   -> BRIDGED when it takes the call, ENDED when not, or too late
 * BRIDGED   packets pass                     -> ENDED when either side ends, is lost, or both are silent
 * </pre>
 */
public abstract sealed class BridgedCall permits OutgoingCall, IncomingCall {
    /** T.30 is never silent for so long: its longest timer is 60 s (T5). */
    static final Duration SILENCE = Duration.ofMinutes(2);

    /** What a watchdog adds to a wait that somebody else should have ended. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(BridgedCall.class);

    /** What the call is doing. */
    enum State {
        REACHING,
        BRIDGED,
        ENDED
    }

    /** Where an end comes from; that side needs not be told of it. */
    enum Side {
        MACHINE,
        RELAY,
        AGENT
    }

    /**
     * Where a call lives.
     *
     * @param clock monotonic nanoseconds
     * @param onEnd told once when the call is over
     */
    public record Surroundings(LongSupplier clock, Consumer<BridgedCall> onEnd) {}

    private final CallStatus.Direction direction;
    private final String line;
    private final String partner;
    private final Surroundings around;
    private final long since;
    private long lastNews;
    private long patienceNanos;
    private State state = State.REACHING;
    private @Nullable MachineCall machine;
    private @Nullable RelayCall relay;
    private @Nullable PacketBridge bridge;

    BridgedCall(CallStatus.Direction direction, String line, String partner, Duration patience, Surroundings around) {
        this.direction = direction;
        this.line = line;
        this.partner = partner;
        this.around = around;
        this.since = around.clock().getAsLong();
        this.lastNews = since;
        this.patienceNanos = patience.plus(MARGIN).toNanos();
    }

    /** Gives up the side that is still being reached. */
    abstract void abandon(Reason reason, @Nullable String detail);

    /** The machine of a call being reached refused or left. */
    abstract void machineLeft(CallEnd end);

    /** The machine agreed on T.38. */
    abstract void machineAgreed(T38Parameters agreed);

    void machine(MachineCall call) {
        machine = call;
    }

    boolean is(State wanted) {
        return state == wanted;
    }

    /** Who hears of the relay call. */
    RelayCallListener relayEvents() {
        return new RelayEvents();
    }

    /** Who hears of the machine; given to the SIP line. */
    public SipCallListener machineEvents() {
        return new MachineEvents();
    }

    /** Both sides are there, unless the relay call has ended while it began. */
    void bridge(RelayCall call, MachineCall with) {
        if (state != State.REACHING) {
            return;
        }
        relay = call;
        bridge = new PacketBridge(call, with);
        state = State.BRIDGED;
        patienceNanos = SILENCE.toNanos();
        lastNews = around.clock().getAsLong();
        LOG.info("{} {} {}: connected, relay call {}", line, arrow(), partner, call.id());
    }

    void machineReady() {
        if (bridge != null) {
            bridge.machineReady();
        }
    }

    /** The one exit. */
    void end(Reason reason, @Nullable String detail, Side from) {
        if (state == State.ENDED) {
            return;
        }
        State before = state;
        state = State.ENDED;
        CallStatus last = status();
        LOG.info(
                "{} {} {}: ended by {}, {} ({} packets out, {} in, {} dropped, {} malformed)",
                line,
                arrow(),
                partner,
                from,
                reason.code(),
                last.packetsToRelay(),
                last.packetsToMachine(),
                last.dropped(),
                bridge == null ? 0 : bridge.malformed());
        if (from != Side.MACHINE && machine != null) {
            machine.end(CallReasons.toMachine(reason, detail));
        }
        if (from != Side.RELAY) {
            if (before == State.BRIDGED && relay != null) {
                relay.terminate(reason, detail);
            } else {
                abandon(reason, detail);
            }
        }
        around.onEnd().accept(this);
    }

    /** Ends the call from the agent's side: it is being stopped, or its line is. */
    public void hangUp(Reason reason, String detail) {
        end(reason, detail, Side.AGENT);
    }

    /** Looks after the watchdogs; to be called about once a second. */
    public void tick(long now) {
        if (state == State.ENDED || now - lastNews < patienceNanos) {
            return;
        }
        if (state == State.REACHING) {
            end(Reason.NO_ANSWER, null, Side.AGENT);
        } else {
            end(
                    Reason.LINE_FAILED,
                    "Nothing was heard from either machine for " + SILENCE.toMinutes() + " minutes.",
                    Side.AGENT);
        }
    }

    /** For people. */
    public CallStatus status() {
        return new CallStatus(
                direction,
                partner,
                state.name().toLowerCase(Locale.ROOT),
                since,
                bridge == null ? 0 : bridge.packetsToRelay(),
                bridge == null ? 0 : bridge.packetsToMachine(),
                bridge == null ? 0 : bridge.dropped());
    }

    private String arrow() {
        return direction == CallStatus.Direction.OUTGOING ? "->" : "<-";
    }

    private void news() {
        lastNews = around.clock().getAsLong();
    }

    private final class MachineEvents implements SipCallListener {
        @Override
        public void onFax(T38Parameters agreed) {
            if (state != State.ENDED) {
                machineAgreed(agreed);
            }
        }

        @Override
        public void onPacket(IfpPacket packet) {
            if (bridge != null && state == State.BRIDGED) {
                news();
                bridge.fromMachine(packet);
            }
        }

        @Override
        public void onEnded(CallEnd end) {
            if (state == State.BRIDGED) {
                end(CallReasons.ofHangUp(end), CallReasons.detailOfHangUp(end).orElse(null), Side.MACHINE);
            } else if (state == State.REACHING) {
                machineLeft(end);
            }
        }
    }

    /** What the relay's side says once it is there. */
    private final class RelayEvents implements RelayCallListener {
        @Override
        public void onData(ByteBuf data) {
            if (bridge == null || state != State.BRIDGED) {
                data.release();
                return;
            }
            news();
            Optional<T38Fault> fault = bridge.fromRelay(data);
            fault.ifPresent(broken ->
                    end(Reason.LINE_FAILED, "The far agent's stream could not be read: " + broken + ".", Side.AGENT));
        }

        @Override
        public void onWritabilityChanged(boolean writable) {
            if (writable && bridge != null && state == State.BRIDGED) {
                bridge.relayWritable();
            }
        }

        @Override
        public void onEnded(Reason reason, @Nullable String detail) {
            end(reason, detail, Side.RELAY);
        }
    }
}
