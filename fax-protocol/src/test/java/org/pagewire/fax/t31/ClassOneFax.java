package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A fax program on the DTE side of a Class 1 modem, as far as these tests need one: it gives commands and expects results, and
 * does T.30 by the book. Frames are written as on the line, without check sequence: FFC831 is MCF.
 */
final class ClassOneFax {
    private static final int FRAME_DATA = 256;

    final ModemCall call;

    ClassOneFax(ModemCall call) {
        this.call = call;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }

    /** A command, and its result; nothing else may come between, but the signal itself. */
    void command(String line, String result) {
        call.send(ascii(line + "\r"));
        result(result);
    }

    void result(String expected) {
        byte[] heard = call.until(ascii("\r\n" + expected + "\r\n"));
        assertThat(new String(heard, StandardCharsets.US_ASCII).replaceAll("[\\x11\\x13]", ""))
                .as(call::trace)
                .isEqualTo("\r\n" + expected + "\r\n");
    }

    void begin() {
        call.send(ascii("ATE0\r"));
        call.until(ascii("\r\nOK\r\n"));
        command("ATV1Q0S0=0H0", "OK");
        command("AT+FCLASS=1", "OK");
    }

    void hangUp() {
        command("ATH0", "OK");
    }

    // ------------------------------------------------------------------ frames

    /** Frames of one command, after CONNECT has come: OK after the last. */
    void frames(String... frames) {
        for (int i = 0; i < frames.length; i++) {
            data(DteOrder.turned(hex(frames[i])));
            result(i == frames.length - 1 ? "OK" : "CONNECT");
        }
    }

    /** +FTH=3 and the frames. */
    void say(String... frames) {
        command("AT+FTH=3", "CONNECT");
        frames(frames);
    }

    /** +FRH=3 and a frame. */
    String hear() {
        command("AT+FRH=3", "CONNECT");
        return heardFrame();
    }

    /** The frame after CONNECT. */
    String heardFrame() {
        byte[] checked = data();
        result("OK");
        assertThat(Fcs.isRight(checked)).as(HexFormat.of().formatHex(checked)).isTrue();
        return HexFormat.of().withUpperCase().formatHex(DteOrder.turned(Arrays.copyOf(checked, checked.length - 2)));
    }

    /** Frames to the last one, the first after CONNECT that has come already or not. */
    String lastFrame(boolean connected) {
        String frame = connected ? heardFrame() : hear();
        while (!frame.startsWith("FFC8")) {
            frame = hear();
        }
        return frame;
    }

    // -------------------------------------------------------------------- data

    /** Data to DLE ETX, unshielded. */
    byte[] data() {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        DleReader reader = new DleReader();
        while (true) {
            int value = reader.take(call.next());
            if (value == DleReader.END) {
                return data.toByteArray();
            }
            if (value == DleReader.TWO_DLE) {
                data.write(DleWriter.DLE);
                data.write(DleWriter.DLE);
            } else if (value != DleReader.NOTHING) {
                data.write(value);
            }
        }
    }

    void data(byte[] octets) {
        ByteArrayOutputStream shielded = new ByteArrayOutputStream();
        DleWriter writer = new DleWriter(shielded, false);
        writer.data(octets);
        writer.end();
        call.send(shielded.toByteArray());
    }

    /** +FTM and octets as on the line. */
    void octets(String modulation, byte[] lineOctets) {
        command("AT+FTM=" + modulation, "CONNECT");
        data(DteOrder.turned(lineOctets));
        result("OK");
    }

    /** +FTM and a block of frames, in HDLC of this program's own making, with three RCP. */
    void block(String modulation, byte[] page) {
        HdlcBits bits = new HdlcBits();
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int frames = (page.length + FRAME_DATA - 1) / FRAME_DATA;
        for (int i = 0; i < frames; i++) {
            byte[] frame = new byte[4 + FRAME_DATA];
            System.arraycopy(hex("FFC060"), 0, frame, 0, 3);
            frame[3] = (byte) (Integer.reverse(i) >>> 24);
            System.arraycopy(page, i * FRAME_DATA, frame, 4, Math.min(FRAME_DATA, page.length - i * FRAME_DATA));
            octets.writeBytes(bits.frame(frame));
        }
        for (int i = 0; i < 3; i++) {
            octets.writeBytes(bits.frame(hex("FFC061")));
        }
        octets.writeBytes(bits.end());
        command("AT+FTM=" + modulation, "CONNECT");
        data(octets.toByteArray());
        result("OK");
    }

    /** +FRM and octets as on the line. */
    byte[] hearOctets(String modulation) {
        command("AT+FRM=" + modulation, "CONNECT");
        byte[] octets = data();
        result("NO CARRIER");
        return DteOrder.turned(octets);
    }

    /** +FRM and the frames in it, found by this program. */
    List<byte[]> hearBlock(String modulation) {
        HdlcFinder finder = new HdlcFinder();
        List<byte[]> frames = new ArrayList<>();
        for (byte octet : DteOrder.turned(hearOctets(modulation))) {
            finder.take(octet).ifPresent(frames::add);
        }
        return frames;
    }
}
