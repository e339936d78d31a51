package org.pagewire.sip;

import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Parameters;

/** What the owner of a call is told, on the endpoint's event loop. After {@link #onEnded} nothing more comes. */
public interface SipCallListener {

    /** The called machine rings; may come more than once or not at all. Outgoing calls only. */
    default void onRinging() {}

    /** The call is answered. T.38 may be agreed at once or later ({@link #onFax}); until then nothing can be sent. */
    default void onAnswered() {}

    /**
     * T.38 is agreed: packets pass from now on.
     *
     * @param agreed version and bit rate as agreed, buffer, datagram size and error correction as the other end states
     *     them for what it receives
     */
    void onFax(T38Parameters agreed);

    /** The next packet of the other end, in order, each once. */
    void onPacket(IfpPacket packet);

    /**
     * Packets of the other end are lost for good, before the next {@link #onPacket}.
     *
     * @param count how many
     */
    default void onLoss(int count) {}

    /** The call is over, by whichever side; exactly once per call. */
    void onEnded(CallEnd end);
}
