package org.pagewire.fax.t38;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.pagewire.fax.t30.ControlFrame;
import org.pagewire.fax.t38.IfpPacket.Field;

/**
 * Puts the packets of the other end together again: frames out of HDLC data in any number of pieces, signals out of
 * indicators, data and ends. Peers differ in how a signal begins and ends: a missing preamble, a no-signal indicator
 * instead of SIG-END, an end of the wrong kind, a repeated FCS-OK and data in an FCS-OK are all taken as meant.
 */
public final class SignalReceiver {
    private final LineListener listener;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private boolean signal;
    private boolean spoilt;

    /** Tells {@code listener} what is heard. */
    public SignalReceiver(LineListener listener) {
        this.listener = listener;
    }

    /** A packet from the other end, in order and once. */
    public void receive(IfpPacket packet, long nowNs) {
        if (packet instanceof IfpPacket.Signal indication) {
            indicator(indication.indicator(), nowNs);
        } else if (packet instanceof IfpPacket.Data data) {
            for (Field field : data.fields()) {
                field(data.type(), field, nowNs);
            }
        }
    }

    /** Packets are missing: the frame that they may belong to cannot be trusted, whatever its FCS says. */
    public void packetsMissing() {
        spoilt = true;
    }

    /** A new call: nothing is half received. */
    public void reset() {
        frame.reset();
        spoilt = false;
        signal = false;
    }

    private void indicator(Indicator indicator, long nowNs) {
        endSignal(nowNs);
        Optional<DataType> modulation = indicator.modulation();
        if (modulation.isPresent()) {
            beginSignal(modulation.get(), nowNs);
        }
    }

    private void beginSignal(DataType modulation, long nowNs) {
        if (!signal) {
            signal = true;
            listener.signalBegan(modulation, nowNs);
        }
    }

    private void endSignal(long nowNs) {
        frame.reset();
        spoilt = false;
        if (signal) {
            signal = false;
            listener.signalEnded(nowNs);
        }
    }

    private void field(DataType type, Field field, long nowNs) {
        switch (field.type()) {
            case HDLC_DATA -> hdlcData(type, field.octets(), nowNs);
            case HDLC_FCS_OK, HDLC_FCS_OK_SIG_END -> {
                hdlcData(type, field.octets(), nowNs);
                frameEnds(type, true, nowNs);
            }
            case HDLC_FCS_BAD, HDLC_FCS_BAD_SIG_END -> {
                hdlcData(type, field.octets(), nowNs);
                frameEnds(type, false, nowNs);
            }
            case T4_NON_ECM_DATA, T4_NON_ECM_SIG_END -> nonEcmData(type, field.octets(), nowNs);
            default -> {}
        }
        switch (field.type()) {
            case HDLC_SIG_END, HDLC_FCS_OK_SIG_END, HDLC_FCS_BAD_SIG_END, T4_NON_ECM_SIG_END -> endSignal(nowNs);
            default -> {}
        }
    }

    private void hdlcData(DataType type, byte[] octets, long nowNs) {
        if (octets.length == 0) {
            return;
        }
        beginSignal(type, nowNs);
        if (frame.size() + octets.length > ControlFrame.MAX_OCTETS) {
            spoilt = true;
        } else {
            frame.writeBytes(octets);
        }
    }

    private void frameEnds(DataType type, boolean checked, long nowNs) {
        byte[] octets = frame.toByteArray();
        boolean whole = checked && !spoilt;
        frame.reset();
        spoilt = false;
        if (octets.length > 0) {
            listener.frame(type, octets, whole, nowNs);
        }
    }

    private void nonEcmData(DataType type, byte[] octets, long nowNs) {
        if (octets.length > 0) {
            beginSignal(type, nowNs);
            listener.octets(type, octets, nowNs);
        }
    }
}
