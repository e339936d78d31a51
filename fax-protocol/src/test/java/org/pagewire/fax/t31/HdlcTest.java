package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pagewire.fax.t30.ControlFrame;

/** HDLC as a DTE does it. */
class HdlcTest {
    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }

    private static List<byte[]> found(HdlcFinder finder, byte[] octets) {
        List<byte[]> frames = new ArrayList<>();
        for (byte octet : octets) {
            finder.take(octet).ifPresent(frames::add);
        }
        return frames;
    }

    /** The check value that is customary for this sequence (CRC-16/X-25). */
    @Test
    void theCheckSequenceIsTheOneOfHdlc() {
        assertThat(Fcs.of("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0x906E);
        assertThat(Fcs.isRight(hex("3132333435363738396E90"))).isTrue();
        assertThat(Fcs.isRight(hex("3132333435363738396E91"))).isFalse();
        assertThat(Fcs.isRight(hex("0000"))).isFalse();
    }

    /** MCF: FF C8 31 on the line, FF 13 8C for the DTE. */
    @Test
    void aFrameForTheDteIsTurnedAndHasItsCheckSequence() {
        byte[] right = DteOrder.withFcs(hex("FFC831"), true);
        assertThat(right).startsWith(hex("FF138C")).hasSize(5);
        assertThat(Fcs.isRight(right)).isTrue();
        assertThat(Fcs.isRight(DteOrder.withFcs(hex("FFC831"), false))).isFalse();
    }

    @Test
    void anOctetOfOnesGetsAZero() {
        byte[] bits = new HdlcBits().frame(hex("FF"));
        // 32 flags, then 11111 0 111 and so on, least significant bit first.
        assertThat(bits).startsWith(hex("7E".repeat(32) + "DF"));
    }

    @Test
    void framesAreFoundAgain() {
        Random random = new Random(8);
        HdlcBits bits = new HdlcBits();
        HdlcFinder finder = new HdlcFinder();
        for (int i = 0; i < 500; i++) {
            byte[] frame = new byte[1 + random.nextInt(ControlFrame.MAX_OCTETS)];
            random.nextBytes(frame);
            if (i % 3 == 0) {
                Arrays.fill(frame, (byte) (i % 2 == 0 ? 0xFF : 0x7E));
            }
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(bits.frame(frame));
            // The flag that ends the frame may lie across the octet: one more brings it out.
            line.writeBytes(bits.end());
            assertThat(found(finder, line.toByteArray()))
                    .as("frame %d", i)
                    .hasSize(1)
                    .first()
                    .isEqualTo(frame);
            assertThat(finder.flagsSeen()).isTrue();
        }
    }

    @Test
    void damagedCutAndOverlongFramesAreDropped() {
        byte[] good = new HdlcBits().frame(hex("FFC06000AABBCC"));
        for (int bit = 33 * 8; bit < good.length * 8 - 16; bit++) {
            byte[] damaged = good.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(found(new HdlcFinder(), damaged)).as("bit %d", bit).isEmpty();
        }
        byte[] tooLong = new HdlcBits().frame(new byte[ControlFrame.MAX_OCTETS + 1]);
        assertThat(found(new HdlcFinder(), tooLong)).isEmpty();
    }

    @Test
    void noiseIsNoFrameAndHasNoBounds() {
        Random random = new Random(9);
        HdlcFinder finder = new HdlcFinder();
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        assertThat(found(finder, noise)).hasSizeLessThan(10);
        assertThat(found(new HdlcFinder(), new byte[100_000])).isEmpty();
    }

    @Test
    void trainingAndAPageHaveNoFlags() {
        HdlcFinder training = new HdlcFinder();
        found(training, new byte[2700]);
        assertThat(training.flagsSeen()).isFalse();
        HdlcFinder page = new HdlcFinder();
        found(page, hex("0080B204B20480"));
        assertThat(page.flagsSeen()).isFalse();
    }
}
