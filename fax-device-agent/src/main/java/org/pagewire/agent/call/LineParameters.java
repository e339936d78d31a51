package org.pagewire.agent.call;

import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Parameters.ErrorCorrection;
import org.pagewire.fax.t38.T38Parameters.RateManagement;

/**
 * What the agent states to a machine: version and bit rate are those of the machine at the far end, since T.30 runs
 * between the two; buffer, datagram size and error correction are the agent's own, since UDPTL ends here.
 */
final class LineParameters {
    /** Octets that the agent takes faster than any line plays them. */
    private static final int MAX_BUFFER = 2000;

    /** Octets of a datagram that crosses an Ethernet in one piece. */
    private static final int MAX_DATAGRAM = 1400;

    /** A calling machine that has not said yet what it can (audio first) is taken for what every T.38 machine is. */
    static final T38Parameters UNKNOWN = of(0, 14_400);

    private LineParameters() {}

    static T38Parameters towardsMachine(T38Parameters far) {
        return of(far.version(), far.maxBitRate());
    }

    private static T38Parameters of(int version, int maxBitRate) {
        return new T38Parameters(
                version,
                maxBitRate,
                RateManagement.TRANSFERRED_TCF,
                MAX_BUFFER,
                MAX_DATAGRAM,
                ErrorCorrection.REDUNDANCY);
    }
}
