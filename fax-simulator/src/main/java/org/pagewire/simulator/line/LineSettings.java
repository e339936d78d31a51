package org.pagewire.simulator.line;

import java.net.InetSocketAddress;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.sip.Dial;
import org.pagewire.sip.RegistrationSettings;
import org.pagewire.sip.SipSettings;

/**
 * How the line works.
 *
 * @param sip the machine's own SIP address
 * @param registration where it registers
 * @param media how calls get to T.38
 * @param terminal what the machine can send and receive
 * @param bandwidth IFP octets towards an Internet-aware end in bit/s
 */
public record LineSettings(
        SipSettings sip,
        RegistrationSettings registration,
        Dial.FirstMedia media,
        TerminalSettings terminal,
        int bandwidth) {

    /** T38FaxMaxDatagram: fits an Ethernet frame with its headers. */
    private static final int MAX_DATAGRAM = 1400;

    /** T38FaxMaxBuffer: pages are taken as they come, so this is only a number that no peer finds too small. */
    private static final int MAX_BUFFER = 2000;

    /** What the machine states in SDP. */
    T38Parameters own() {
        return new T38Parameters(
                0,
                terminal.capabilities().maxBitRate(),
                T38Parameters.RateManagement.TRANSFERRED_TCF,
                MAX_BUFFER,
                MAX_DATAGRAM,
                T38Parameters.ErrorCorrection.REDUNDANCY);
    }

    /** Where calls go. */
    InetSocketAddress registrar() {
        return registration.registrar();
    }
}
