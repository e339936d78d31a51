package org.pagewire.agent.call;

import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.SipCall;

/** The machine's side of a call, as far as the bridge uses it; over SIP it is a {@link SipCall}. */
public interface MachineCall {

    /** Answers a calling machine. */
    void accept(T38Parameters own);

    /** Sends a packet; false when the machine cannot take it (yet). */
    boolean send(IfpPacket packet);

    /** Ends the call with the machine; it is told why. */
    void end(CallEnd end);

    /** A call over SIP. */
    static MachineCall of(SipCall call) {
        return new MachineCall() {
            @Override
            public void accept(T38Parameters own) {
                call.accept(own);
            }

            @Override
            public boolean send(IfpPacket packet) {
                return call.send(packet);
            }

            @Override
            public void end(CallEnd end) {
                call.end(end);
            }
        };
    }
}
