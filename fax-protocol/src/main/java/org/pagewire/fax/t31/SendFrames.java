package org.pagewire.fax.t31;

import java.io.ByteArrayOutputStream;
import org.pagewire.fax.t30.ControlFrame;

/**
 * +FTH: frames, whose check sequence the modem adds. After a frame the carrier stays and CONNECT asks for the next, unless its
 * final bit is set or the DTE sends an empty one (T.31 clause 8.3.5).
 */
final class SendFrames extends Sending {
    /** Address, control and facsimile control field. */
    private static final int MIN_OCTETS = 3;
    /** In the control field: 13 is the last frame of a command, 03 is not (T.30 clause 5.3.5, in the DTE's bit order). */
    private static final int FINAL = 0x10;

    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private boolean tooLong;
    private boolean playing;
    private boolean last;

    SendFrames(ClassOneModem modem, FaxModulation modulation) {
        super(modem, modulation);
    }

    @Override
    void enter(long nowNs) {
        begin(true, nowNs);
        modem.output().result(ResultCode.CONNECT);
    }

    @Override
    boolean takesOctets() {
        return inData();
    }

    @Override
    boolean inData() {
        return !playing && !isEnding();
    }

    @Override
    void data(int octet) {
        if (frame.size() == ControlFrame.MAX_OCTETS) {
            tooLong = true;
        } else {
            frame.write(octet);
        }
    }

    @Override
    void dataEnds(long nowNs) {
        byte[] octets = frame.toByteArray();
        frame.reset();
        if (octets.length == 0) {
            end(ResultCode.OK, true, nowNs);
        } else if (tooLong || octets.length < MIN_OCTETS) {
            end(ResultCode.ERROR, true, nowNs);
        } else {
            byte[] lineOctets = DteOrder.turned(octets);
            modem.watch().frame(lineOctets);
            modem.player().frame(modulation.modem(), lineOctets, nowNs);
            last = (octets[1] & FINAL) != 0;
            playing = true;
            stopTimer();
        }
    }

    @Override
    void silent(long nowNs) {
        end(ResultCode.ERROR, true, nowNs);
    }

    @Override
    void lineIsIdle(long nowNs) {
        if (!playing) {
            return;
        }
        playing = false;
        if (last) {
            end(ResultCode.OK, true, nowNs);
        } else {
            modem.output().result(ResultCode.CONNECT);
            awaitData(nowNs);
        }
    }
}
