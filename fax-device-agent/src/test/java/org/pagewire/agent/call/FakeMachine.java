package org.pagewire.agent.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.SipCallListener;

/** A machine's side of one call, in memory; behaves as a SIP call does. */
final class FakeMachine implements MachineCall, IncomingCall.Machines {
    private final boolean answersAtOnce;
    private @Nullable SipCallListener listener;
    private boolean fax;
    private boolean over;
    boolean registered = true;
    String invitedFor = "";

    @Nullable
    T38Parameters own;

    @Nullable
    CallEnd ended;

    final List<IfpPacket> received = new ArrayList<>();

    /**
     * @param answersAtOnce T.38 is agreed as soon as the agent accepts; otherwise when the test says
     */
    FakeMachine(boolean answersAtOnce) {
        this.answersAtOnce = answersAtOnce;
    }

    void listener(SipCallListener events) {
        listener = events;
        if (ended != null) {
            events.onEnded(ended);
        }
    }

    @Override
    public Optional<MachineCall> invite(String from, T38Parameters offered, SipCallListener events) {
        if (!registered) {
            return Optional.empty();
        }
        invitedFor = from;
        own = offered;
        listener = events;
        return Optional.of(this);
    }

    void agrees(T38Parameters agreed) {
        fax = true;
        events().onFax(agreed);
    }

    void sends(IfpPacket packet) {
        events().onPacket(packet);
    }

    void hangsUp(CallEnd end) {
        over = true;
        events().onEnded(end);
    }

    private SipCallListener events() {
        if (listener == null) {
            throw new AssertionError("nobody listens to the machine");
        }
        return listener;
    }

    @Override
    public void accept(T38Parameters offered) {
        own = offered;
        if (answersAtOnce && !over) {
            agrees(offered);
        }
    }

    @Override
    public boolean send(IfpPacket packet) {
        return fax && !over && received.add(packet);
    }

    @Override
    public void end(CallEnd end) {
        if (!over) {
            over = true;
            ended = end;
            if (listener != null) {
                listener.onEnded(end);
            }
        }
    }
}
