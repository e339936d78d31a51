package org.pagewire.agent.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.agent.uplink.DemandListener;
import org.pagewire.agent.uplink.OutgoingDemand;
import org.pagewire.agent.uplink.RelayCall;
import org.pagewire.agent.uplink.RelayCallListener;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.sip.CallEnd;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.Reason;

/**
 * A call that a machine on the LAN dialled: DEMAND with the machine's parameters, and its INVITE is answered when the
 * other side has accepted, with what that side can (R-A7, R-E1).
 */
public final class OutgoingCall extends BridgedCall {

    /** Demands a call of the relay; an uplink's method. */
    public interface Demands {
        /** As {@link org.pagewire.agent.uplink.Uplink#demand}. */
        OutgoingDemand demand(String to, ObjectNode attachment, Duration timeout, DemandListener listener);
    }

    private final MachineCall machine;
    private @Nullable OutgoingDemand demand;

    private OutgoingCall(String line, String to, MachineCall machine, Duration timeout, Surroundings around) {
        super(CallStatus.Direction.OUTGOING, line, to, timeout, around);
        this.machine = machine;
        machine(machine);
    }

    /**
     * Begins the call.
     *
     * @param line fax ID of the machine that dialled
     * @param to fax ID it dialled
     * @param offered what the machine can; empty while it has not said it (audio first)
     * @param timeout how long the other side may take to answer
     */
    public static OutgoingCall begin(
            String line,
            String to,
            MachineCall machine,
            Optional<T38Parameters> offered,
            Demands demands,
            Duration timeout,
            Surroundings around) {
        OutgoingCall call = new OutgoingCall(line, to, machine, timeout, around);
        if (!Limits.isUserId(to)) {
            call.end(Reason.UNKNOWN_ID, null, Side.RELAY);
            return call;
        }
        ObjectNode attachment = FaxAttachment.write(offered.orElse(LineParameters.UNKNOWN));
        OutgoingDemand demand = demands.demand(to, attachment, timeout, call.new DemandEvents());
        if (call.is(State.REACHING)) {
            call.demand = demand;
        }
        return call;
    }

    @Override
    void abandon(Reason reason, @Nullable String detail) {
        if (demand != null) {
            demand.cancel();
        }
    }

    @Override
    void machineLeft(CallEnd end) {
        end(Reason.CANCELLED, null, Side.MACHINE);
    }

    @Override
    void machineAgreed(T38Parameters agreed) {
        machineReady();
    }

    private final class DemandEvents implements DemandListener {
        @Override
        public RelayCallListener onConnected(RelayCall call, JsonNode attachment) {
            bridge(call, machine);
            Optional<T38Parameters> far = FaxAttachment.read(attachment);
            if (far.isPresent()) {
                machine.accept(LineParameters.towardsMachine(far.get()));
            } else {
                end(Reason.LINE_FAILED, "The called agent did not answer with a fax line.", Side.AGENT);
            }
            return relayEvents();
        }

        @Override
        public void onFailed(Reason reason, @Nullable String detail) {
            end(reason, detail, Side.RELAY);
        }
    }
}
