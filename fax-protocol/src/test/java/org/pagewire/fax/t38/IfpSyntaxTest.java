package org.pagewire.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pagewire.fax.t38.IfpSyntax.ASN1_1998;
import static org.pagewire.fax.t38.IfpSyntax.ASN1_2002;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagewire.fax.t38.IfpPacket.Data;
import org.pagewire.fax.t38.IfpPacket.Field;
import org.pagewire.fax.t38.IfpPacket.Signal;

/** IFP packets in both syntaxes of T.38 Annex A (R-E3). */
class IfpSyntaxTest {

    @Test
    void anIndicatorIsOneOctet() {
        // 0 no data-field, 0 indicator, 0 not extended, 0011 v21-preamble, 0 padding
        assertBothWays(ASN1_1998, new Signal(Indicator.V21_PREAMBLE), "06");
        assertBothWays(ASN1_2002, new Signal(Indicator.V21_PREAMBLE), "06");
        assertBothWays(ASN1_2002, new Signal(Indicator.NO_SIGNAL), "00");
        assertBothWays(ASN1_2002, new Signal(Indicator.V17_14400_LONG_TRAINING), "1e");
    }

    @Test
    void anIndicatorAddedLaterIsAnExtension() {
        // 0 no data-field, 0 indicator, 1 extended, 0 small, 000000 first addition, padding
        assertBothWays(ASN1_2002, new Signal(Indicator.V8_ANSAM), "2000");
        // ... 000110 seventh addition: 0010 0001 10
        assertBothWays(ASN1_2002, new Signal(Indicator.V33_14400_TRAINING), "2180");
    }

    @Test
    void dataOf1998HasFieldTypesInThreeBits() {
        assertBothWays(
                ASN1_1998,
                new Data(DataType.V21, List.of(field(FieldType.HDLC_DATA, "ff c8"), new Field(FieldType.HDLC_FCS_OK))),
                "c0" // 1 data-field, 1 data, 0 not extended, 0000 v21, 0 padding
                        + "02" // two fields
                        + "80" // 1 octets follow, 000 hdlc-data, padding
                        + "0001" // length 2, less one
                        + "ffc8"
                        + "20"); // 0 no octets, 010 hdlc-fcs-ok, padding
    }

    @Test
    void dataOf2002HasAnExtensionBitBeforeTheFieldType() {
        assertBothWays(
                ASN1_2002,
                new Data(DataType.V21, List.of(field(FieldType.HDLC_DATA, "ff c8"), new Field(FieldType.HDLC_FCS_OK))),
                "c0" + "02" + "80" + "0001" + "ffc8" + "10"); // 0 no octets, 0 not extended, 010 hdlc-fcs-ok
        assertBothWays(
                ASN1_2002,
                new Data(DataType.V17_14400, List.of(field(FieldType.T4_NON_ECM_DATA, "55"))),
                "d0" // 1, 1, 0, 1000 v17-14400, 0
                        + "01"
                        + "b0" // 1 octets follow, 0, 110 t4-non-ecm-data, padding
                        + "0000"
                        + "55");
    }

    @Test
    void fieldsWithoutOctetsFollowEachOtherBitByBit() {
        // Nothing in PER aligns a field that has no octets before it: 0 010, 1 000 in one octet in 1998,
        // 0 0 010, 1 0 0|00 in one and a quarter in 2002.
        Data data = new Data(DataType.V21, List.of(new Field(FieldType.HDLC_FCS_OK), field(FieldType.HDLC_DATA, "aa")));
        assertBothWays(ASN1_1998, data, "c0 02 28 0000 aa");
        assertBothWays(ASN1_2002, data, "c0 02 14 00 0000 aa");
    }

    @Test
    void dataTypesAndFieldTypesAddedLaterAreExtensions() {
        assertBothWays(
                ASN1_2002,
                new Data(DataType.V8, List.of(field(FieldType.CM_MESSAGE, "31"))),
                "e000" // 1, 1, 1 extended, 0 small, 000000 first addition, padding
                        + "01"
                        + "c000" // 1 octets follow, 1 extended, 0 small, 000000 cm-message, padding
                        + "0000"
                        + "31");
    }

    @Test
    void manyFieldsHaveATwoOctetCount() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            fields.add(field(FieldType.HDLC_DATA, "7e"));
        }
        byte[] octets = ASN1_2002.encode(new Data(DataType.V17_7200, fields));
        assertThat(HexFormat.of().formatHex(octets, 0, 4)).isEqualTo("ca80c880"); // 10 and 200 in 14 bits
        assertThat(packet(ASN1_2002, octets))
                .isInstanceOfSatisfying(
                        Data.class, data -> assertThat(data.fields()).hasSize(200));
    }

    @Test
    void aFieldHoldsUpTo65535Octets() {
        byte[] most = new byte[IfpSyntax.MAX_FIELD_OCTETS];
        Arrays.fill(most, (byte) 0x5a);
        for (IfpSyntax syntax : IfpSyntax.values()) {
            Data data = new Data(DataType.V17_14400, List.of(new Field(FieldType.T4_NON_ECM_DATA, most)));
            assertThat(packet(syntax, syntax.encode(data)))
                    .usingRecursiveComparison()
                    .isEqualTo(data);
            Data tooLong = new Data(
                    DataType.V17_14400, List.of(new Field(FieldType.T4_NON_ECM_DATA, new byte[most.length + 1])));
            assertThat(syntax.canEncode(tooLong)).isFalse();
            assertThatThrownBy(() -> syntax.encode(tooLong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aV34FieldHasNoCodeIn1998() {
        Data data = new Data(DataType.V34_PRI_RATE, List.of(field(FieldType.V34_RATE, "333338")));
        assertThat(ASN1_1998.canEncode(data)).isFalse();
        assertThat(ASN1_2002.canEncode(data)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void badOctetsHaveTheirFault(String hex, T38Fault fault) {
        assertThat(ASN1_2002.decode(octets(hex))).isEqualTo(new IfpDecoding.Refused(fault));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("", T38Fault.TRUNCATED),
                refusal("20", T38Fault.TRUNCATED), // the extension's value is missing
                refusal("06 00", T38Fault.TRAILING_OCTETS),
                refusal("86", T38Fault.INDICATOR_WITH_DATA),
                refusal("21c0", T38Fault.UNKNOWN_INDICATOR), // eighth addition
                refusal("3000", T38Fault.UNKNOWN_INDICATOR), // addition beyond 63
                refusal("d2 01 00", T38Fault.UNKNOWN_DATA_TYPE), // root value 9
                refusal("40", T38Fault.DATA_WITHOUT_FIELDS),
                refusal("c0 00", T38Fault.DATA_WITHOUT_FIELDS),
                refusal("c0 8401", T38Fault.TOO_MANY_FIELDS), // 1025
                refusal("c0 c1", T38Fault.FRAGMENTED_LENGTH),
                refusal("c0 01 c200", T38Fault.UNKNOWN_FIELD_TYPE), // fifth addition: 1 1 0 000100
                refusal("c0 01 80 ffff 00", T38Fault.TRUNCATED)); // 65,536 octets announced, one there
    }

    @ParameterizedTest
    @EnumSource(IfpSyntax.class)
    void everyPacketComesBack(IfpSyntax syntax) {
        for (IfpPacket packet : packets(syntax)) {
            assertThat(packet(syntax, syntax.encode(packet)))
                    .usingRecursiveComparison()
                    .isEqualTo(packet);
        }
    }

    @ParameterizedTest
    @EnumSource(IfpSyntax.class)
    void everyTruncationIsRefused(IfpSyntax syntax) {
        for (IfpPacket packet : packets(syntax)) {
            byte[] octets = syntax.encode(packet);
            for (int length = 0; length < octets.length; length++) {
                assertThat(syntax.decode(Arrays.copyOf(octets, length))).isInstanceOf(IfpDecoding.Refused.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(IfpSyntax.class)
    void everyFlippedBitIsAnotherPacketOrRefused(IfpSyntax syntax) {
        for (IfpPacket packet : packets(syntax)) {
            byte[] octets = syntax.encode(packet);
            for (int bit = 0; bit < octets.length * 8; bit++) {
                byte[] flipped = octets.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertDecodesOrRefuses(syntax, flipped);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(IfpSyntax.class)
    void randomOctetsDoNoHarm(IfpSyntax syntax) {
        Random random = new Random(38);
        for (int i = 0; i < 100_000; i++) {
            byte[] octets = new byte[random.nextInt(24)];
            random.nextBytes(octets);
            assertDecodesOrRefuses(syntax, octets);
        }
    }

    private static void assertDecodesOrRefuses(IfpSyntax syntax, byte[] octets) {
        if (syntax.decode(octets) instanceof IfpDecoding.Decoded decoded) {
            assertThat(packet(syntax, syntax.encode(decoded.packet())))
                    .usingRecursiveComparison()
                    .isEqualTo(decoded.packet());
        }
    }

    private static List<IfpPacket> packets(IfpSyntax syntax) {
        List<IfpPacket> packets = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            packets.add(new Signal(indicator));
        }
        for (DataType type : DataType.values()) {
            for (FieldType field : FieldType.values()) {
                packets.add(new Data(type, List.of(field(field, "ff"))));
                packets.add(new Data(type, List.of(new Field(field), field(field, "010203"), new Field(field))));
            }
        }
        return packets.stream().filter(syntax::canEncode).toList();
    }

    private static void assertBothWays(IfpSyntax syntax, IfpPacket packet, String hex) {
        assertThat(HexFormat.of().formatHex(syntax.encode(packet))).isEqualTo(hex.replace(" ", ""));
        assertThat(packet(syntax, octets(hex))).usingRecursiveComparison().isEqualTo(packet);
    }

    private static IfpPacket packet(IfpSyntax syntax, byte[] octets) {
        assertThat(syntax.decode(octets)).isInstanceOf(IfpDecoding.Decoded.class);
        return ((IfpDecoding.Decoded) syntax.decode(octets)).packet();
    }

    private static Arguments refusal(String hex, T38Fault fault) {
        return Arguments.of(hex, fault);
    }

    private static Field field(FieldType type, String hex) {
        return new Field(type, octets(hex));
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
