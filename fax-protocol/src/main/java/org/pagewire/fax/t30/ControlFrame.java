package org.pagewire.fax.t30;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One binary coded signal of T.30 clause 5.3: what HDLC carries at 300 bit/s, without flags and check sequence.
 *
 * @param name the signal
 * @param fif facsimile information field, first bit on the line as the most significant one of its octet; may be empty
 */
public record ControlFrame(FrameName name, byte[] fif) {
    /** Address field: all stations of the general switched telephone network (5.3.4). */
    static final int ADDRESS = 0xFF;
    /** Control field of a frame that others follow (5.3.5). */
    static final int MORE = 0xC0;
    /** Control field of the last frame of a command or response. */
    static final int FINAL = 0xC8;

    /** Longest frame this engine takes; NSF, the longest one, has rarely more than 100 octets. */
    public static final int MAX_OCTETS = 260;

    private static final int IDENTITY_OCTETS = 20;
    private static final byte[] NOTHING = {};

    static ControlFrame of(FrameName name) {
        return new ControlFrame(name, NOTHING);
    }

    /** CSI, TSI or CIG: the last character goes first, and of each the least significant bit (5.3.6.2.4). */
    static ControlFrame identity(FrameName name, String identity) {
        byte[] fif = new byte[IDENTITY_OCTETS];
        Arrays.fill(fif, (byte) BitOrder.reversed(' '));
        for (int i = 0; i < identity.length(); i++) {
            fif[i] = (byte) BitOrder.reversed(identity.charAt(identity.length() - 1 - i));
        }
        return new ControlFrame(name, fif);
    }

    /** The identity in CSI, TSI or CIG, without spaces around it and without characters that no terminal can show. */
    String identity() {
        byte[] text = new byte[Math.min(fif.length, IDENTITY_OCTETS)];
        for (int i = 0; i < text.length; i++) {
            int c = BitOrder.reversed(fif[text.length - 1 - i]) & 0x7F;
            text[i] = (byte) (c < ' ' || c == 0x7F ? ' ' : c);
        }
        return new String(text, StandardCharsets.US_ASCII).trim();
    }

    /** The frame as HDLC carries it: address, control, facsimile control and information fields. */
    byte[] encode(boolean last, boolean x) {
        byte[] octets = new byte[3 + fif.length];
        octets[0] = (byte) ADDRESS;
        octets[1] = (byte) (last ? FINAL : MORE);
        octets[2] = (byte) name.octet(x);
        System.arraycopy(fif, 0, octets, 3, fif.length);
        return octets;
    }

    /** The frame in these octets, or empty when it is too short, too long, for someone else or unknown. */
    static Optional<ControlFrame> decode(byte[] octets) {
        if (octets.length < 3 || octets.length > MAX_OCTETS || (octets[0] & 0xFF) != ADDRESS) {
            return Optional.empty();
        }
        int control = octets[1] & 0xFF;
        if (control != MORE && control != FINAL) {
            return Optional.empty();
        }
        return FrameName.ofOctet(octets[2])
                .map(name -> new ControlFrame(name, Arrays.copyOfRange(octets, 3, octets.length)));
    }

    /** As the field writes it: {@code MCF}, {@code PPS-EOP 0/0/12}, {@code DCS 14400 MMR ECM}. */
    @Override
    public String toString() {
        return switch (name) {
            case PPS, EOR ->
                PartialPageSignal.decode(this).map(Object::toString).orElse(name + "-?");
            case DCS -> SendCommand.decode(fif).map(Object::toString).orElse("DCS ?");
            case CSI, TSI, CIG -> name + " " + identity();
            default -> name.toString();
        };
    }
}
