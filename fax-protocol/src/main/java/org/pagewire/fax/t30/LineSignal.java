package org.pagewire.fax.t30;

import java.util.List;

/** What a terminal puts on its line, one after the other. How it gets there (T.38, a modem) is the line's business. */
public sealed interface LineSignal {

    /** CNG: the calling tone, half a second of 1,100 Hz (T.30 clause 4.2). */
    record CallingTone() implements LineSignal {}

    /** CED: the answering tone, about three seconds of 2,100 Hz (T.30 clause 4.1). */
    record AnsweringTone() implements LineSignal {}

    /** A preamble and frames at 300 bit/s (V.21 channel 2); each frame without flags and check sequence. */
    record ControlFrames(List<byte[]> frames) implements LineSignal {}

    /** TCF: training of the modem and 1.5 s of zeros (T.30 clause 5.3.6.1.3). */
    record TrainingCheck(ModemRate rate) implements LineSignal {}

    /** Training and one partial page as HDLC frames at the image rate (T.30 Annex A, T.4 Annex A). */
    record ImageFrames(ModemRate rate, boolean shortTraining, List<byte[]> frames) implements LineSignal {}

    /** Training and one page without error correction. */
    record ImageOctets(ModemRate rate, boolean shortTraining, byte[] octets) implements LineSignal {}
}
