package org.pagewire.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagewire.fax.t38.IfpSyntax.ASN1_1998;
import static org.pagewire.fax.t38.IfpSyntax.ASN1_2002;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pagewire.fax.t38.IfpPacket.Data;
import org.pagewire.fax.t38.IfpPacket.Field;
import org.pagewire.fax.t38.IfpPacket.Signal;

/** UDPTL of T.38 clause 9.1 (R-E3): order, repair by repetition and by parity, and bad datagrams. */
class UdptlTest {
    private static final Signal CNG = new Signal(Indicator.CNG);
    private static final Signal CED = new Signal(Indicator.CED);
    private static final Signal PREAMBLE = new Signal(Indicator.V21_PREAMBLE);

    private final UdptlReceiver receiver = new UdptlReceiver(ASN1_2002);

    @Test
    void aDatagramIsSequencePrimaryAndSecondaries() {
        UdptlSender sender = new UdptlSender(ASN1_1998, 2, 0);
        assertThat(hex(sender.send(CNG)))
                .isEqualTo(
                        "0000" // sequence
                                + "01" + "02" // primary packet: one octet, CNG
                                + "00" // secondary packets,
                                + "00"); // none
        assertThat(hex(sender.send(CED))).isEqualTo("0001" + "0104" + "00" + "01" + "0102");
        assertThat(hex(sender.send(PREAMBLE))).isEqualTo("0002" + "0106" + "00" + "02" + "0104" + "0102");
        assertThat(hex(sender.send(CNG))).isEqualTo("0003" + "0102" + "00" + "02" + "0106" + "0104");
    }

    @Test
    void theSequenceWrapsWithoutAGap() {
        UdptlSender sender = new UdptlSender(ASN1_2002, 1, 0);
        for (int i = 0; i < 65_536 + 3; i++) {
            assertThat(receive(sender.send(CNG).get(0))).containsExactly(new UdptlEvent.Packet(i % 65_536, CNG, false));
        }
    }

    @Test
    void lostDatagramsComeBackFromSecondaries() {
        List<byte[]> sent = numbered(new UdptlSender(ASN1_2002, 3, 0), 6);
        assertThat(receive(sent.get(0))).hasSize(1);
        assertThat(receive(sent.get(4)))
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        new UdptlEvent.Packet(1, numberedPacket(1), true),
                        new UdptlEvent.Packet(2, numberedPacket(2), true),
                        new UdptlEvent.Packet(3, numberedPacket(3), true),
                        new UdptlEvent.Packet(4, numberedPacket(4), false)));
        assertThat(receive(sent.get(2))).containsExactly(new UdptlEvent.Repeat(2));
    }

    @Test
    void aLossBeyondTheSecondariesIsAGapAndItsDatagramLate() {
        List<byte[]> sent = numbered(new UdptlSender(ASN1_2002, 1, 0), 6);
        receive(sent.get(0));
        assertThat(receive(sent.get(4)))
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        new UdptlEvent.Gap(1, 2),
                        new UdptlEvent.Packet(3, numberedPacket(3), true),
                        new UdptlEvent.Packet(4, numberedPacket(4), false)));
        assertThat(receive(sent.get(1))).containsExactly(new UdptlEvent.Late(1));
    }

    @Test
    void aLossAcrossTheWrapIsRepaired() {
        UdptlSender sender = new UdptlSender(ASN1_2002, 2, 0);
        List<byte[]> sent = numbered(sender, 65_538);
        receive(sent.get(65_534));
        assertThat(receive(sent.get(65_537)))
                .extracting(event -> ((UdptlEvent.Packet) event).sequence())
                .containsExactly(65_535, 0, 1);
    }

    @Test
    void aLostFirstDatagramIsRepairedAndAPeerMayBeginAnywhere() {
        List<byte[]> sent = numbered(new UdptlSender(ASN1_2002, 3, 0), 5000);
        assertThat(receive(sent.get(2))).hasSize(3);
        assertThat(new UdptlReceiver(ASN1_2002).receive(sent.get(4000), 0, sent.get(4000).length))
                .hasSize(1);
    }

    @Test
    void aPeerThatCountsAnewIsARestart() {
        List<byte[]> sent = numbered(new UdptlSender(ASN1_2002, 0, 0), 5000);
        receive(sent.get(4000));
        assertThat(receive(sent.get(0))).first().isEqualTo(new UdptlEvent.Restart(0));
        assertThat(receive(sent.get(1))).hasSize(1).first().isInstanceOf(UdptlEvent.Packet.class);
        // Close by, other content under a known number gives it away.
        byte[] other = new UdptlSender(ASN1_2002, 0, 0).send(CED).get(0);
        assertThat(receive(other)).containsExactly(new UdptlEvent.Restart(0), new UdptlEvent.Packet(0, CED, false));
        // Far ahead is no loss either.
        assertThat(receive(sent.get(UdptlReceiver.MAX_AHEAD + 2)))
                .first()
                .isEqualTo(new UdptlEvent.Restart(UdptlReceiver.MAX_AHEAD + 2));
    }

    @Test
    void parityRepairsOneLossOfEachChain() {
        // 3 parity packets over spans of 2: entry 0 covers 1 and 4, entry 1 covers 2 and 5, entry 2 covers 3 and 6.
        byte[][] packets = new byte[8][];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = ASN1_2002.encode(numberedPacket(i));
        }
        packets[4] = ASN1_2002.encode(CED); // shorter than the parity that repairs it
        byte[] seventh = parityDatagram(
                7,
                packets[7],
                2,
                xor(packets[1], packets[4]),
                xor(packets[2], packets[5]),
                xor(packets[3], packets[6]));
        for (int i = 0; i < 4; i++) {
            receive(UdptlDatagram.write(i, packets[i], List.of()));
        }
        assertThat(receive(seventh))
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        new UdptlEvent.Packet(4, CED, true),
                        new UdptlEvent.Packet(5, numberedPacket(5), true),
                        new UdptlEvent.Packet(6, numberedPacket(6), true),
                        new UdptlEvent.Packet(7, numberedPacket(7), false)));
    }

    @Test
    void parityOverTwoLossesRepairsNothing() {
        byte[] first = ASN1_2002.encode(CNG);
        receive(UdptlDatagram.write(0, first, List.of()));
        assertThat(receive(parityDatagram(3, first, 2, xor(first, first))))
                .containsExactly(new UdptlEvent.Gap(1, 2), new UdptlEvent.Packet(3, CNG, false));
    }

    @Test
    void aDatagramWithoutErrorRecoveryIsTaken() {
        assertThat(receive(HexFormat.of().parseHex("00000102"))).containsExactly(new UdptlEvent.Packet(0, CNG, false));
    }

    @Test
    void anEmptyPrimaryPacketIsASignOfLife() {
        assertThat(receive(HexFormat.of().parseHex("0000000000"))).isEmpty();
        assertThat(receive(HexFormat.of().parseHex("000101020000")))
                .containsExactly(new UdptlEvent.Packet(1, CNG, false));
    }

    @Test
    void badDatagramsHaveTheirFaultAndChangeNothing() {
        assertMalformed("00", T38Fault.TRUNCATED);
        assertMalformed("0000", T38Fault.TRUNCATED);
        assertMalformed("00000502", T38Fault.TRUNCATED);
        assertMalformed("0000c102", T38Fault.FRAGMENTED_LENGTH);
        assertMalformed("00000102000000", T38Fault.TRAILING_OCTETS);
        assertMalformed("000001860000", T38Fault.INDICATOR_WITH_DATA);
        assertMalformed("000001020041", T38Fault.TOO_MANY_RECOVERY_PACKETS); // 65
        assertMalformed("00000102800000", T38Fault.BAD_FEC_SPAN);
        assertMalformed("0000010280010000", T38Fault.BAD_FEC_SPAN);
        assertMalformed("0000010280014100", T38Fault.BAD_FEC_SPAN); // 65
        assertThat(receive(HexFormat.of().parseHex("000001020000")))
                .containsExactly(new UdptlEvent.Packet(0, CNG, false));
    }

    @Test
    void anRtpPacketIsNoUdptl() {
        byte[] rtp = new byte[172];
        Arrays.fill(rtp, (byte) 0xff);
        rtp[0] = (byte) 0x80;
        rtp[1] = 0;
        assertThat(receive(rtp)).first().isInstanceOf(UdptlEvent.Malformed.class);
    }

    @Test
    void damagedAndRandomDatagramsDoNoHarm() {
        Random random = new Random(1998);
        List<byte[]> sent = new ArrayList<>(numbered(new UdptlSender(ASN1_2002, 3, 0), 20));
        sent.add(parityDatagram(20, ASN1_2002.encode(CNG), 3, new byte[] {1, 2, 3}, new byte[] {4}));
        for (byte[] datagram : sent) {
            for (int length = 0; length < datagram.length; length++) {
                receive(Arrays.copyOf(datagram, length));
            }
            for (int bit = 0; bit < datagram.length * 8; bit++) {
                byte[] flipped = datagram.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                receive(flipped);
            }
        }
        for (int i = 0; i < 50_000; i++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            receive(octets);
        }
    }

    @Test
    void everyPacketArrivesOnceAndInOrderUnderLossAndReordering() {
        Random random = new Random(7);
        List<byte[]> sent = numbered(new UdptlSender(ASN1_2002, 3, 0), 4000);
        List<byte[]> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (random.nextInt(10) > 0) {
                arriving.add(Math.max(0, arriving.size() - random.nextInt(2)), sent.get(i));
            }
        }
        int next = 0;
        int lost = 0;
        for (byte[] datagram : arriving) {
            for (UdptlEvent event : receive(datagram)) {
                if (event instanceof UdptlEvent.Packet packet) {
                    assertThat(packet.sequence()).isEqualTo(next++);
                    assertThat(packet.packet()).usingRecursiveComparison().isEqualTo(numberedPacket(packet.sequence()));
                } else if (event instanceof UdptlEvent.Gap gap) {
                    assertThat(gap.sequence()).isEqualTo(next);
                    next += gap.count();
                    lost += gap.count();
                }
            }
        }
        assertThat(lost).isLessThan(10);
        assertThat(next).isGreaterThan(3990);
    }

    @Test
    void aSmallDatagramLimitDropsSecondariesThenCutsThePacket() {
        UdptlSender sender = new UdptlSender(ASN1_2002, 3, 72);
        byte[] image = new byte[300];
        new Random(1).nextBytes(image);
        sender.send(new Data(DataType.V17_14400, List.of(new Field(FieldType.T4_NON_ECM_DATA, new byte[40]))));
        List<byte[]> datagrams =
                sender.send(new Data(DataType.V17_14400, List.of(new Field(FieldType.T4_NON_ECM_SIG_END, image))));
        assertThat(datagrams).allMatch(datagram -> datagram.length <= 72).hasSizeGreaterThan(4);
        List<Field> fields = new ArrayList<>();
        for (byte[] datagram : datagrams) {
            UdptlEvent last = receive(datagram).stream().reduce((a, b) -> b).orElseThrow();
            fields.addAll(((Data) ((UdptlEvent.Packet) last).packet()).fields());
        }
        byte[] together = new byte[image.length];
        int at = 0;
        for (Field field : fields) {
            System.arraycopy(field.octets(), 0, together, at, field.octets().length);
            at += field.octets().length;
        }
        assertThat(together).isEqualTo(image);
        assertThat(fields.subList(0, fields.size() - 1)).allMatch(f -> f.type() == FieldType.T4_NON_ECM_DATA);
        assertThat(fields.get(fields.size() - 1).type()).isEqualTo(FieldType.T4_NON_ECM_SIG_END);
    }

    @Test
    void whatTheSyntaxCannotSayIsNotSent() {
        Data rate = new Data(DataType.V34_PRI_RATE, List.of(new Field(FieldType.V34_RATE, new byte[3])));
        assertThat(new UdptlSender(ASN1_1998, 0, 0).send(rate)).isEmpty();
    }

    private void assertMalformed(String hex, T38Fault fault) {
        assertThat(receive(HexFormat.of().parseHex(hex))).containsExactly(new UdptlEvent.Malformed(fault));
    }

    private List<UdptlEvent> receive(byte[] datagram) {
        return receiver.receive(datagram, 0, datagram.length);
    }

    private static List<byte[]> numbered(UdptlSender sender, int count) {
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.addAll(sender.send(numberedPacket(i)));
        }
        return sent;
    }

    private static IfpPacket numberedPacket(int number) {
        return new Data(DataType.V21, List.of(new Field(FieldType.HDLC_DATA, new byte[] {
            (byte) (number >> 8), (byte) number, 1
        })));
    }

    private static byte[] parityDatagram(int sequence, byte[] primary, int span, byte[]... parity) {
        PerWriter out = new PerWriter(64);
        out.twoOctets(sequence);
        out.length(primary.length);
        out.octets(primary);
        out.flag(true);
        out.length(1);
        out.bits(span, 8);
        out.length(parity.length);
        for (byte[] entry : parity) {
            out.length(entry.length);
            out.octets(entry);
        }
        return out.toOctets();
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] sum = Arrays.copyOf(one, Math.max(one.length, other.length));
        for (int i = 0; i < other.length; i++) {
            sum[i] ^= other[i];
        }
        return sum;
    }

    private static String hex(List<byte[]> datagrams) {
        assertThat(datagrams).hasSize(1);
        return HexFormat.of().formatHex(datagrams.get(0));
    }
}
