package org.pagewire.fax.t38;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pagewire.fax.t30.LineSignal;
import org.pagewire.fax.t38.IfpPacket.Field;

/** A signal of the terminal as T.38 packets, one by one, so that a long page is never in memory twice (T.38 clause 7). */
final class SignalSteps {
    private static final int SILENCE_MS = 75;
    private static final int CNG_MS = 500;
    private static final int CED_MS = 3000;
    private static final int TCF_MS = 1500;
    /** How much of an image a packet holds towards a modem. */
    private static final int PACKET_MS = 40;
    /** FCS and a flag after each HDLC frame, and a bit for stuffing. */
    private static final int FRAME_OVERHEAD_OCTETS = 5;

    private final int maxPacketOctets;
    private final boolean paced;

    /**
     * @param paced whether packets hold {@value #PACKET_MS} ms of image, as modems need it, or as much as is allowed
     * @param maxPacketOctets largest number of data octets in one packet
     */
    SignalSteps(boolean paced, int maxPacketOctets) {
        this.paced = paced;
        this.maxPacketOctets = maxPacketOctets;
    }

    Iterator<Step> of(LineSignal signal) {
        if (signal instanceof LineSignal.CallingTone) {
            return tone(Indicator.CNG, CNG_MS);
        } else if (signal instanceof LineSignal.AnsweringTone) {
            return tone(Indicator.CED, CED_MS);
        } else if (signal instanceof LineSignal.ControlFrames control) {
            return hdlc(ModulationTiming.V21, false, control.frames(), 0);
        } else if (signal instanceof LineSignal.ImageFrames image) {
            return hdlc(ModulationTiming.of(image.rate()), image.shortTraining(), image.frames(), 1);
        } else if (signal instanceof LineSignal.TrainingCheck check) {
            byte[] zeros = new byte[check.rate().bitsPerSecond() / 8 * TCF_MS / 1000];
            return nonEcm(ModulationTiming.of(check.rate()), false, zeros, 0);
        } else {
            LineSignal.ImageOctets page = (LineSignal.ImageOctets) signal;
            return nonEcm(ModulationTiming.of(page.rate()), page.shortTraining(), page.octets(), 1);
        }
    }

    private static Iterator<Step> tone(Indicator indicator, int ms) {
        return List.of(Step.indicator(indicator, ms), Step.indicator(Indicator.NO_SIGNAL, SILENCE_MS))
                .iterator();
    }

    private Iterator<Step> hdlc(ModulationTiming modem, boolean shortTraining, List<byte[]> frames, int image) {
        Stream<Step> body = frames.stream().flatMap(frame -> frame(modem, frame, image));
        return Stream.concat(Stream.concat(carrierOn(modem, shortTraining, true), body), carrierOff(modem, true))
                .iterator();
    }

    private Iterator<Step> nonEcm(ModulationTiming modem, boolean shortTraining, byte[] octets, int image) {
        Stream<Step> body = octets(modem, octets, image);
        return Stream.concat(Stream.concat(carrierOn(modem, shortTraining, false), body), carrierOff(modem, false))
                .iterator();
    }

    /** Silence, training and, before frames, flags. */
    Stream<Step> carrierOn(ModulationTiming modem, boolean shortTraining, boolean framed) {
        int ms = modem.trainingMs(shortTraining) + (framed ? modem.preambleMs() : 0);
        return Stream.of(Step.pause(SILENCE_MS), Step.indicator(modem.indicator(shortTraining), ms));
    }

    /** Towards a modem FCS-OK comes when the frame would be over, or the other end would answer before that. */
    Stream<Step> frame(ModulationTiming modem, byte[] frame, int image) {
        DataType type = modem.dataType();
        int piece = pieceOctets(modem == ModulationTiming.V21 ? 14400 : type.bitRate());
        int pieces = (frame.length + piece - 1) / piece;
        Field end = new Field(FieldType.HDLC_FCS_OK);
        Stream<Step> steps = IntStream.range(0, pieces).mapToObj(i -> {
            byte[] octets = Arrays.copyOfRange(frame, i * piece, Math.min((i + 1) * piece, frame.length));
            Field data = new Field(FieldType.HDLC_DATA, octets);
            boolean last = i == pieces - 1;
            long lineNs = lineNs(octets.length + (last ? FRAME_OVERHEAD_OCTETS : 0), type.bitRate());
            int imageOctets = octets.length * image;
            return last && !paced
                    ? Step.data(type, lineNs, imageOctets, data, end)
                    : Step.data(type, lineNs, imageOctets, data);
        });
        return paced ? Stream.concat(steps, Stream.of(Step.data(type, 0, 0, end))) : steps;
    }

    /** Octets outside HDLC. */
    Stream<Step> octets(ModulationTiming modem, byte[] octets, int image) {
        DataType type = modem.dataType();
        int piece = pieceOctets(type.bitRate());
        int pieces = (octets.length + piece - 1) / piece;
        return IntStream.range(0, pieces).mapToObj(i -> {
            byte[] data = Arrays.copyOfRange(octets, i * piece, Math.min((i + 1) * piece, octets.length));
            return Step.data(
                    type,
                    lineNs(data.length, type.bitRate()),
                    data.length * image,
                    new Field(FieldType.T4_NON_ECM_DATA, data));
        });
    }

    /** The end of a signal. */
    Stream<Step> carrierOff(ModulationTiming modem, boolean framed) {
        FieldType end = framed ? FieldType.HDLC_SIG_END : FieldType.T4_NON_ECM_SIG_END;
        return Stream.of(Step.data(modem.dataType(), 0, 0, new Field(end)), Step.indicator(Indicator.NO_SIGNAL, 0));
    }

    private int pieceOctets(int bitRate) {
        return paced ? Math.min(maxPacketOctets, bitRate / 8 * PACKET_MS / 1000) : maxPacketOctets;
    }

    private static long lineNs(int octets, int bitRate) {
        return octets * 8_000_000_000L / bitRate;
    }
}
