package org.pagewire.agent.call;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.agent.uplink.IncomingNotice;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.SipCallListener;
import org.pagewire.wire.message.Reason;

/**
 * A call that came over the relay: the machine is invited with the caller's parameters, and the notice is accepted when
 * the machine has agreed on T.38, with what it agreed to (R-A8, R-E1).
 */
public final class IncomingCall extends BridgedCall {

    /** Invites the machine of a line. */
    public interface Machines {
        /**
         * Calls the machine.
         *
         * @param from fax ID of the caller
         * @param own what the agent offers
         * @return the call, or empty when the machine is not registered at present
         */
        Optional<MachineCall> invite(String from, T38Parameters own, SipCallListener listener);
    }

    private final IncomingNotice notice;
    private @Nullable MachineCall machine;

    private IncomingCall(String line, IncomingNotice notice, Duration timeout, Surroundings around) {
        super(CallStatus.Direction.INCOMING, line, notice.from(), timeout, around);
        this.notice = notice;
    }

    /**
     * Begins the call, or refuses the notice.
     *
     * @param line fax ID called
     * @param timeout how long the machine may take to answer
     */
    public static IncomingCall begin(
            String line, IncomingNotice notice, Machines machines, Duration timeout, Surroundings around) {
        IncomingCall call = new IncomingCall(line, notice, timeout, around);
        Optional<T38Parameters> far = FaxAttachment.read(notice.attachment());
        if (far.isEmpty()) {
            call.end(Reason.REJECTED, "The called line takes fax calls alone.", Side.MACHINE);
            return call;
        }
        Optional<MachineCall> machine =
                machines.invite(notice.from(), LineParameters.towardsMachine(far.get()), call.machineEvents());
        if (machine.isPresent()) {
            call.machine = machine.get();
            call.machine(machine.get());
        } else {
            call.end(Reason.LINE_UNAVAILABLE, null, Side.MACHINE);
        }
        return call;
    }

    /** The caller gave up, or its time is over. */
    public void withdrawn(Reason reason, @Nullable String detail) {
        end(reason, detail, Side.RELAY);
    }

    /** Whether this call answers that notice. */
    public boolean answers(IncomingNotice other) {
        return notice == other;
    }

    @Override
    void abandon(Reason reason, @Nullable String detail) {
        notice.reject(reason, detail);
    }

    @Override
    void machineLeft(CallEnd end) {
        end(CallReasons.ofRefusal(end), CallReasons.detailOfRefusal(end).orElse(null), Side.MACHINE);
    }

    @Override
    void machineAgreed(T38Parameters agreed) {
        MachineCall answered = machine;
        if (answered == null || !is(State.REACHING)) {
            return;
        }
        bridge(notice.accept(FaxAttachment.write(agreed), relayEvents()), answered);
        machineReady();
    }
}
