package org.pagewire.fax.t38;

import org.pagewire.fax.t30.T30Terminal;

/** Hears the line for a T.30 terminal, which has no use for damaged frames and knows two kinds of signals: 300 bit/s and images. */
final class ProcedureEar implements LineListener {
    private final T30Terminal procedure;

    ProcedureEar(T30Terminal procedure) {
        this.procedure = procedure;
    }

    @Override
    public void signalBegan(DataType modulation, long nowNs) {
        procedure.signalBegan(nowNs);
    }

    @Override
    public void frame(DataType modulation, byte[] octets, boolean whole, long nowNs) {
        if (!whole) {
            return;
        }
        if (modulation == DataType.V21) {
            procedure.controlFrame(octets, nowNs);
        } else {
            procedure.imageFrame(octets, nowNs);
        }
    }

    @Override
    public void octets(DataType modulation, byte[] octets, long nowNs) {
        procedure.imageOctets(octets, nowNs);
    }

    @Override
    public void signalEnded(long nowNs) {
        procedure.signalEnded(nowNs);
    }
}
