package org.pagewire.fax.t38;

import java.io.ByteArrayOutputStream;
import org.pagewire.fax.t30.ControlFrame;
import org.pagewire.fax.t30.T30Terminal;
import org.pagewire.fax.t38.IfpPacket.Field;

/**
 * Puts the packets of the other end together again: frames out of HDLC data in any number of pieces, signals out of
 * indicators, data and ends. Peers differ in how a signal begins and ends: a missing preamble, a no-signal indicator
 * instead of SIG-END, an end of the wrong kind, a repeated FCS-OK and data in an FCS-OK are all taken as meant.
 */
final class SignalReceiver {
    private final T30Terminal terminal;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private boolean signal;
    private boolean spoilt;

    SignalReceiver(T30Terminal terminal) {
        this.terminal = terminal;
    }

    void receive(IfpPacket packet, long nowNs) {
        if (packet instanceof IfpPacket.Signal indication) {
            indicator(indication.indicator(), nowNs);
        } else if (packet instanceof IfpPacket.Data data) {
            for (Field field : data.fields()) {
                field(data.type(), field, nowNs);
            }
        }
    }

    /** Packets are missing: the frame that they may belong to cannot be trusted, whatever its FCS says. */
    void packetsMissing() {
        spoilt = true;
    }

    private void indicator(Indicator indicator, long nowNs) {
        endSignal(nowNs);
        switch (indicator) {
            case NO_SIGNAL, CNG, CED -> {}
            default -> beginSignal(nowNs);
        }
    }

    private void beginSignal(long nowNs) {
        if (!signal) {
            signal = true;
            terminal.signalBegan(nowNs);
        }
    }

    private void endSignal(long nowNs) {
        frame.reset();
        spoilt = false;
        if (signal) {
            signal = false;
            terminal.signalEnded(nowNs);
        }
    }

    private void field(DataType type, Field field, long nowNs) {
        switch (field.type()) {
            case HDLC_DATA -> hdlcData(field.octets(), nowNs);
            case HDLC_FCS_OK, HDLC_FCS_OK_SIG_END -> {
                hdlcData(field.octets(), nowNs);
                frameEnds(type, nowNs);
            }
            case HDLC_FCS_BAD, HDLC_FCS_BAD_SIG_END -> {
                frame.reset();
                spoilt = false;
            }
            case T4_NON_ECM_DATA, T4_NON_ECM_SIG_END -> nonEcmData(field.octets(), nowNs);
            default -> {}
        }
        switch (field.type()) {
            case HDLC_SIG_END, HDLC_FCS_OK_SIG_END, HDLC_FCS_BAD_SIG_END, T4_NON_ECM_SIG_END -> endSignal(nowNs);
            default -> {}
        }
    }

    private void hdlcData(byte[] octets, long nowNs) {
        if (octets.length == 0) {
            return;
        }
        beginSignal(nowNs);
        if (frame.size() + octets.length > ControlFrame.MAX_OCTETS) {
            spoilt = true;
        } else {
            frame.writeBytes(octets);
        }
    }

    private void frameEnds(DataType type, long nowNs) {
        byte[] octets = frame.toByteArray();
        boolean whole = !spoilt && octets.length > 0;
        frame.reset();
        spoilt = false;
        if (!whole) {
            return;
        }
        if (type == DataType.V21) {
            terminal.controlFrame(octets, nowNs);
        } else {
            terminal.imageFrame(octets, nowNs);
        }
    }

    private void nonEcmData(byte[] octets, long nowNs) {
        if (octets.length > 0) {
            beginSignal(nowNs);
            terminal.imageOctets(octets, nowNs);
        }
    }
}
