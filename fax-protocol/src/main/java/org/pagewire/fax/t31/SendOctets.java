package org.pagewire.fax.t31;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * +FTM: octets until DLE ETX. When the DTE is late after a zero, zeros fill the time; after anything else nothing goes (T.31
 * clause 8.3.3 has the carrier end there at once; here both have five seconds). A DTE that corrects errors does HDLC
 * itself: when the last DCS says so, and the octets begin with flags, its frames go as frames.
 */
final class SendOctets extends Sending {
    /** What is taken from the DTE ahead of the line. */
    private static final int AHEAD = 1_024;

    private static final int PIECE_MS = 40;
    /** If there are no flags in as many octets, it is a training check or a page without error correction. */
    private static final int FLAGS_WITHIN = 64;

    private enum Content {
        UNDECIDED,
        OCTETS,
        FRAMES
    }

    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private final HdlcFinder finder = new HdlcFinder();
    private Content content;
    private boolean ended;
    private int lastOctet = -1;

    SendOctets(ClassOneModem modem, FaxModulation modulation) {
        super(modem, modulation);
        this.content = modem.watch().errorCorrection() ? Content.UNDECIDED : Content.OCTETS;
    }

    @Override
    void enter(long nowNs) {
        begin(false, nowNs);
        modem.output().result(ResultCode.CONNECT);
    }

    @Override
    boolean takesOctets() {
        return inData() && waiting.size() < AHEAD;
    }

    @Override
    boolean inData() {
        return !ended && !isEnding();
    }

    @Override
    void data(int octet) {
        waiting.write(octet);
    }

    @Override
    void dataEnds(long nowNs) {
        ended = true;
        stopTimer();
    }

    @Override
    void silent(long nowNs) {
        boolean filling = lastOctet <= 0;
        end(filling ? ResultCode.ERROR : ResultCode.OK, content == Content.FRAMES, nowNs);
    }

    @Override
    void lineIsIdle(long nowNs) {
        if (content == Content.UNDECIDED && (ended || waiting.size() >= FLAGS_WITHIN)) {
            content = decided();
        }
        int wanted = modulation.bitRate() / 8 * PIECE_MS / 1000;
        if (content == Content.OCTETS && waiting.size() > 0) {
            play(next(wanted), nowNs);
        } else if (content == Content.FRAMES && waiting.size() > 0) {
            playFrame(nowNs);
        } else if (ended) {
            end(ResultCode.OK, content == Content.FRAMES, nowNs);
        } else if (content == Content.OCTETS && lastOctet == 0) {
            play(new byte[wanted], nowNs);
        }
    }

    private Content decided() {
        HdlcFinder trial = new HdlcFinder();
        for (byte octet : waiting.toByteArray()) {
            trial.take(octet);
        }
        return trial.flagsSeen() ? Content.FRAMES : Content.OCTETS;
    }

    private void play(byte[] octets, long nowNs) {
        lastOctet = octets[octets.length - 1] & 0xFF;
        modem.player().octets(modulation.modem(), DteOrder.turned(octets), nowNs);
    }

    /** The next frame that is whole. */
    private void playFrame(long nowNs) {
        byte[] octets = waiting.toByteArray();
        for (int i = 0; i < octets.length; i++) {
            lastOctet = octets[i] & 0xFF;
            Optional<byte[]> frame = finder.take(octets[i]);
            if (frame.isPresent() && frame.get().length > 0) {
                leave(octets, i + 1);
                modem.player().frame(modulation.modem(), frame.get(), nowNs);
                return;
            }
        }
        waiting.reset();
    }

    private byte[] next(int wanted) {
        byte[] octets = waiting.toByteArray();
        int count = Math.min(wanted, octets.length);
        leave(octets, count);
        return Arrays.copyOf(octets, count);
    }

    private void leave(byte[] octets, int from) {
        waiting.reset();
        waiting.write(octets, from, octets.length - from);
    }
}
