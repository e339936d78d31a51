package org.pagewire.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** TPKT of RFC 1006 clause 6, by which IFP packets travel in a relay call (R-A10, R-E3). */
class TpktTest {
    private final List<byte[]> packets = new ArrayList<>();

    @Test
    void aPacketHasVersionReservedAndLength() {
        assertThat(HexFormat.of().formatHex(TpktEncoder.encode(new byte[] {6}))).isEqualTo("03000005" + "06");
    }

    @Test
    void packetsComeOutOfPiecesOfAnySize() {
        Random random = new Random(1006);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] packet = new byte[1 + random.nextInt(400)];
            random.nextBytes(packet);
            sent.add(packet);
            stream.writeBytes(TpktEncoder.encode(packet));
        }
        byte[] octets = stream.toByteArray();
        for (int piece : new int[] {1, 2, 3, 7, 1000, octets.length}) {
            packets.clear();
            TpktDecoder decoder = new TpktDecoder(400);
            for (int at = 0; at < octets.length; at += piece) {
                assertThat(decoder.feed(octets, at, Math.min(piece, octets.length - at), packets::add))
                        .isEmpty();
            }
            assertThat(packets).usingRecursiveComparison().isEqualTo(sent);
        }
    }

    @Test
    void theLengthLimitHoldsAtItAndBeyond() {
        byte[] atLimit = TpktEncoder.encode(new byte[100]);
        assertThat(new TpktDecoder(100).feed(atLimit, 0, atLimit.length, packets::add))
                .isEmpty();
        assertThat(packets).hasSize(1);
        byte[] header = Arrays.copyOf(TpktEncoder.encode(new byte[101]), 4);
        assertThat(new TpktDecoder(100).feed(header, 0, 4, packets::add)).contains(T38Fault.TPKT_TOO_LONG);
    }

    @Test
    void theLongestPacketFitsAndALongerOrEmptyOneDoesNot() {
        byte[] longest = TpktEncoder.encode(new byte[TpktEncoder.MAX_PACKET]);
        assertThat(new TpktDecoder(TpktEncoder.MAX_PACKET).feed(longest, 0, longest.length, packets::add))
                .isEmpty();
        assertThat(packets).hasSize(1);
        assertThatThrownBy(() -> TpktEncoder.encode(new byte[TpktEncoder.MAX_PACKET + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TpktEncoder.encode(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBrokenStreamStaysBroken() {
        TpktDecoder decoder = new TpktDecoder(100);
        byte[] wrongVersion = HexFormat.of().parseHex("0400000506");
        assertThat(decoder.feed(wrongVersion, 0, 5, packets::add)).contains(T38Fault.TPKT_VERSION);
        byte[] good = TpktEncoder.encode(new byte[] {6});
        assertThat(decoder.feed(good, 0, good.length, packets::add)).contains(T38Fault.TPKT_VERSION);
        assertThat(packets).isEmpty();
    }

    @Test
    void aLengthWithoutRoomForAPacketIsRefused() {
        for (int length = 0; length <= 4; length++) {
            byte[] header = {3, 0, 0, (byte) length};
            assertThat(new TpktDecoder(100).feed(header, 0, 4, packets::add)).contains(T38Fault.TPKT_TOO_SHORT);
        }
    }
}
