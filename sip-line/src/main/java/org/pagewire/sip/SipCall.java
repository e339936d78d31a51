package org.pagewire.sip;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Parameters;

/**
 * One call with a machine. Belongs to the endpoint's event loop; {@link #end} is the one exit, and every loss or end by
 * the other side goes through it as well.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SipCall {
    /** Identity of the call in logs: its SIP Call-ID. */
    public String id() {
        throw new UnsupportedOperationException();
    }

    /** User part of the caller's address. */
    public String from() {
        throw new UnsupportedOperationException();
    }

    /** User part of the address dialled. */
    public String to() {
        throw new UnsupportedOperationException();
    }

    /** Host and port that the other end's SIP messages go to or come from. */
    public InetSocketAddress peer() {
        throw new UnsupportedOperationException();
    }

    /** What the caller of an incoming call offers; empty while it offers audio alone. */
    public Optional<T38Parameters> offered() {
        throw new UnsupportedOperationException();
    }

    /** Tells the caller of an incoming call that the machine rings. */
    public void ring() {
        throw new UnsupportedOperationException();
    }

    /**
     * Answers an incoming call: with T.38 where that was offered, else with audio, followed at once by a re-INVITE to
     * T.38.
     *
     * @param own this end's parameters, from which the answer or the re-INVITE is made
     */
    public void accept(T38Parameters own) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sends a packet.
     *
     * @return false when it was dropped, since T.38 is not agreed (yet), or the call is over
     */
    public boolean send(IfpPacket packet) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the call in whatever state it is: refuses it, cancels it or hangs up. The listener is told at once. Does
     * nothing after the end.
     *
     * @param end why; its code and sentence go to the other end in a Reason header (RFC 3326)
     */
    public void end(CallEnd end) {
        throw new UnsupportedOperationException();
    }
}
