package org.pagewire.image.t85;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arithmetic coder alone, with the test sequence of T.82, clause 7.1. */
class ArithmeticCoderTest {

    private static final String PIXELS = "05e000008b0001c4170000347fff1a3f951b05d81d17e770000000000656 0e6a";
    private static final String CONTEXTS = "0fe000000f0000f0ff00000000000000000000000000000000000000000000 00";
    private static final String CODE = "6989995c32eafaa0d5ff00527fff00ff00ff00c00000003fff002d208291";

    @Test
    void encodesTheSequenceOfT82() {
        byte[] pixels = octets(PIXELS);
        byte[] contexts = octets(CONTEXTS);
        OctetOutput out = new OctetOutput();
        ArithmeticEncoder encoder = new ArithmeticEncoder(out);
        for (int i = 0; i < 256; i++) {
            encoder.encode(bit(contexts, i), bit(pixels, i));
        }
        encoder.flush();
        assertThat(HexFormat.of().formatHex(out.take())).isEqualTo(CODE);
    }

    @Test
    void decodesTheSequenceOfT82() {
        byte[] pixels = octets(PIXELS);
        byte[] contexts = octets(CONTEXTS);
        ArithmeticDecoder decoder = started(octets(CODE + "ff02"));
        for (int i = 0; i < 256; i++) {
            assertThat(decoder.decode(bit(contexts, i))).as("pixel %s", i).isEqualTo(bit(pixels, i));
        }
        assertThat(decoder.atMarker()).isTrue();
        assertThat(decoder.marker()).isEqualTo(Marker.SDNORM);
    }

    @Test
    void symbolsOfAnyProbabilityDecodeToThoseEncoded() {
        for (int seed = 0; seed < 200; seed++) {
            int count = 1 + seed * 37;
            OctetOutput out = new OctetOutput();
            ArithmeticEncoder encoder = new ArithmeticEncoder(out);
            Random random = new Random(seed);
            for (int i = 0; i < count; i++) {
                int context = random.nextInt(1 << 10);
                encoder.encode(context, random.nextInt(1 << 10) < context ? 1 : 0);
            }
            encoder.flush();
            out.marker(Marker.SDNORM);
            ArithmeticDecoder decoder = started(out.take());
            Random again = new Random(seed);
            for (int i = 0; i < count; i++) {
                int context = again.nextInt(1 << 10);
                assertThat(decoder.decode(context)).isEqualTo(again.nextInt(1 << 10) < context ? 1 : 0);
            }
        }
    }

    private static ArithmeticDecoder started(byte[] code) {
        ArithmeticDecoder decoder = new ArithmeticDecoder();
        decoder.give(code, 0, code.length);
        boolean escape = decoder.next() == Marker.ESCAPE;
        if (escape) {
            decoder.next();
        }
        decoder.start(escape);
        return decoder;
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static int bit(byte[] octets, int index) {
        return octets[index >> 3] >> (7 - (index & 7)) & 1;
    }
}
