package org.pagewire.agent.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pagewire.agent.call.BridgedCall;
import org.pagewire.agent.call.CallStatus;
import org.pagewire.agent.call.IncomingCall;
import org.pagewire.agent.call.MachineCall;
import org.pagewire.agent.call.OutgoingCall;
import org.pagewire.agent.uplink.IncomingListener;
import org.pagewire.agent.uplink.IncomingNotice;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.sip.SipCallListener;
import org.pagewire.wire.message.Reason;

/**
 * One fax ID: its machine's calls to the relay and the relay's calls to its machine, any number at once (R-A5, R-E1).
 * Belongs to the agent's event loop.
 */
public final class FaxLine implements IncomingListener {
    /** How long the other side may take to answer, in either direction; the relay may allow less. */
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private final LineSettings settings;
    private final IncomingCall.Machines machines;
    private final OutgoingCall.Demands demands;
    private final Set<BridgedCall> calls = new LinkedHashSet<>();
    private final LongSupplier clock;

    /**
     * @param machines invites this line's machine
     * @param uplink made with this line as its listener
     * @param clock monotonic nanoseconds
     */
    public FaxLine(
            LineSettings settings,
            IncomingCall.Machines machines,
            Function<IncomingListener, OutgoingCall.Demands> uplink,
            LongSupplier clock) {
        this.settings = settings;
        this.machines = machines;
        this.clock = clock;
        this.demands = uplink.apply(this);
    }

    public LineSettings settings() {
        return settings;
    }

    /**
     * The machine dials.
     *
     * @param offered what it can, where it has said so
     * @return who hears of the machine's call
     */
    SipCallListener dialled(String to, MachineCall machine, Optional<T38Parameters> offered) {
        return begin(around -> OutgoingCall.begin(settings.id(), to, machine, offered, demands, ANSWER_TIMEOUT, around))
                .machineEvents();
    }

    @Override
    public void onNotice(IncomingNotice notice) {
        begin(around -> IncomingCall.begin(settings.id(), notice, machines, ANSWER_TIMEOUT, around));
    }

    @Override
    public void onWithdrawn(IncomingNotice notice, Reason reason, @Nullable String detail) {
        for (BridgedCall call : List.copyOf(calls)) {
            if (call instanceof IncomingCall incoming && incoming.answers(notice)) {
                incoming.withdrawn(reason, detail);
            }
        }
    }

    private BridgedCall begin(Function<BridgedCall.Surroundings, BridgedCall> beginning) {
        Ends ends = new Ends();
        BridgedCall call = beginning.apply(new BridgedCall.Surroundings(clock, ends));
        if (!ends.over) { // it may have been refused on the spot
            calls.add(call);
        }
        return call;
    }

    /** Looks after the watchdogs; to be called about once a second. */
    void tick(long now) {
        List.copyOf(calls).forEach(call -> call.tick(now));
    }

    /** Ends all calls; the agent is being stopped. */
    void hangUp(Reason reason, String detail) {
        List.copyOf(calls).forEach(call -> call.hangUp(reason, detail));
    }

    /** The calls at this moment, oldest first. */
    public List<CallStatus> calls() {
        List<CallStatus> states = new ArrayList<>();
        calls.forEach(call -> states.add(call.status()));
        return states;
    }

    private final class Ends implements Consumer<BridgedCall> {
        private boolean over;

        @Override
        public void accept(BridgedCall call) {
            over = true;
            calls.remove(call);
        }
    }
}
