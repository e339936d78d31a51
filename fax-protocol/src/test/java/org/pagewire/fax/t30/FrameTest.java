package org.pagewire.fax.t30;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames octet by octet, first bit on the line as the most significant one (T.30 clause 5.3). */
class FrameTest {
    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets.replace(" ", ""));
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().withUpperCase().formatHex(octets);
    }

    @Test
    void aFrameIsAddressControlAndFacsimileControlField() {
        assertThat(hex(ControlFrame.of(FrameName.MCF).encode(true, false))).isEqualTo("FFC831");
        assertThat(hex(ControlFrame.of(FrameName.EOP).encode(true, true))).isEqualTo("FFC8F4");
        assertThat(hex(ControlFrame.of(FrameName.TSI).encode(false, true))).isEqualTo("FFC0C2");
        assertThat(hex(ControlFrame.of(FrameName.DIS).encode(true, true))).isEqualTo("FFC801");
    }

    @ParameterizedTest
    @EnumSource(FrameName.class)
    void everyFrameIsReadBackWithAndWithoutX(FrameName name) {
        for (boolean x : new boolean[] {true, false}) {
            byte[] octets = new ControlFrame(name, hex("A5")).encode(true, x);
            assertThat(ControlFrame.decode(octets)).hasValueSatisfying(frame -> {
                assertThat(frame.name()).isEqualTo(name);
                assertThat(frame.fif()).isEqualTo(hex("A5"));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FF", "FFC8", "00C831", "FF1331", "FFC8FF", "FFC800"})
    void whatIsNoFrameIsIgnored(String octets) {
        assertThat(ControlFrame.decode(hex(octets))).isEmpty();
    }

    @Test
    void aFrameOf261OctetsIsTooLong() {
        byte[] longest = new ControlFrame(FrameName.NSF, new byte[257]).encode(false, false);
        assertThat(ControlFrame.decode(longest)).isPresent();
        byte[] longer = new ControlFrame(FrameName.NSF, new byte[258]).encode(false, false);
        assertThat(ControlFrame.decode(longer)).isEmpty();
    }

    @Test
    void anIdentityGoesLastCharacterFirstAndLeastSignificantBitFirst() {
        // '1' is 0011 0001, on the line 1000 1100; a space 0010 0000, on the line 0000 0100.
        ControlFrame frame = ControlFrame.identity(FrameName.CSI, "+81");
        assertThat(hex(frame.fif())).isEqualTo("8C1CD4" + "04".repeat(17));
        assertThat(frame.identity()).isEqualTo("+81");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8C", "0000000000", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"})
    void aBrokenIdentityIsReadAsFarAsItGoes(String fif) {
        assertThat(new ControlFrame(FrameName.TSI, hex(fif)).identity()).hasSizeLessThanOrEqualTo(20);
    }

    // -------------------------------------------------------------- DIS and DCS

    @Test
    void aDisSaysWhatTheTerminalCanDo() {
        // bit 3 T.38 | 10 receiver, 11 12 14 V.17, 15 fine, 16 MR | 18 A3, 20 unlimited, 21-23 0 ms, 24 more |
        // 27 ECM, 31 MMR, 32 more | 40 more | 41 superfine
        assertThat(hex(Capabilities.all().toDis())).isEqualTo("20" + "77" + "5F" + "23" + "01" + "80");
    }

    @Test
    void theLeastDisIsThreeOctets() {
        Capabilities least = new Capabilities(Set.of(), Set.of(), 1728, false, false, 2400, 20, false);
        assertThat(hex(least.toDis())).isEqualTo("004000");
        assertThat(Capabilities.ofDis(hex("004000"))).contains(least);
    }

    @ParameterizedTest
    @CsvSource({"1728,2400,0", "2048,4800,5", "2432,9600,10", "1728,14400,40"})
    void aDisIsReadBack(int width, int rate, int scanLine) {
        for (boolean ecm : new boolean[] {true, false}) {
            Set<Coding> codings = ecm ? EnumSet.allOf(Coding.class) : EnumSet.of(Coding.MH, Coding.MR);
            Capabilities capabilities =
                    new Capabilities(codings, EnumSet.of(Resolution.FINE), width, ecm, ecm, rate, scanLine, !ecm);
            assertThat(Capabilities.ofDis(capabilities.toDis())).contains(capabilities);
        }
    }

    @Test
    void aDisWithoutReceiverOrCutShortOffersNothing() {
        assertThat(Capabilities.ofDis(hex("008000"))).isEmpty();
        assertThat(Capabilities.ofDis(hex("00"))).isEmpty();
        assertThat(Capabilities.ofDis(hex(""))).isEmpty();
    }

    @Test
    void octetsAfterOneWithoutExtendBitAreNotPartOfTheField() {
        // 27 (ECM) lies behind octet 3, whose bit 24 is 0.
        assertThat(Capabilities.ofDis(hex("00400020")).orElseThrow().ecm()).isFalse();
        assertThat(Capabilities.ofDis(hex("00400120")).orElseThrow().ecm()).isTrue();
    }

    @Test
    void aDcsCommandsOneOfEach() {
        SendCommand command = new SendCommand(
                new PageParameters(Coding.MMR, Resolution.SUPERFINE, 2048, true, ModemRate.V17_14400, 0),
                256,
                true,
                true);
        // 3 T.38 | 10 receive, 14 V.17 14,400 | 17 B4, 20 unlimited, 21-23 0 ms, 24 more | 27 ECM, 31 MMR, 32 | 40 | 41
        assertThat(hex(command.toDcs())).isEqualTo("20" + "44" + "9F" + "23" + "01" + "80");
        assertThat(SendCommand.decode(command.toDcs())).contains(command);
    }

    @ParameterizedTest
    @EnumSource(ModemRate.class)
    void everyRateHasItsCodeInDcs(ModemRate rate) {
        SendCommand command = new SendCommand(
                new PageParameters(Coding.MR, Resolution.FINE, 1728, false, rate, 20), 256, false, false);
        assertThat(SendCommand.decode(command.toDcs())).contains(command);
        assertThat(SendCommand.rateIn(command.toDcs())).contains(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0078", "0028"})
    void aDcsThatIsCutShortOrNamesNoModemIsRefused(String fif) {
        assertThat(SendCommand.decode(hex(fif))).isEmpty();
    }

    @Test
    void fallbackGoesDownTheModemsThatBothHave() {
        assertThat(ModemRate.ladder(14400, 14400))
                .containsExactly(
                        ModemRate.V17_14400,
                        ModemRate.V17_12000,
                        ModemRate.V17_9600,
                        ModemRate.V17_7200,
                        ModemRate.V27_4800,
                        ModemRate.V27_2400);
        assertThat(ModemRate.ladder(9600, 14400)).startsWith(ModemRate.V29_9600, ModemRate.V29_7200);
        assertThat(ModemRate.ladder(14400, 9600)).startsWith(ModemRate.V17_9600);
        assertThat(ModemRate.ladder(2400, 14400)).containsExactly(ModemRate.V27_2400);
    }

    @Test
    void filledRowsAreAsLongAsTheReceiverNeeds() {
        PageParameters parameters =
                new PageParameters(Coding.MH, Resolution.STANDARD, 1728, false, ModemRate.V29_9600, 20);
        assertThat(parameters.minBitsPerRow()).isEqualTo(192);
    }

    // ---------------------------------------------------------------------- ECM

    @Test
    void aPartialPageSignalCountsLeastSignificantBitFirst() {
        ControlFrame frame = PartialPageSignal.pps(FrameName.EOP, 1, 2, 256).toFrame(true);
        assertThat(hex(frame.encode(true, true))).isEqualTo("FFC8FD" + "F4" + "80" + "40" + "FF");
        assertThat(frame).hasToString("PPS-EOP 1/2/256");
    }

    @Test
    void pageCountersAreModulo256() {
        PartialPageSignal signal = PartialPageSignal.pps(null, 257, 0, 1);
        assertThat(signal.page()).isEqualTo(1);
        assertThat(PartialPageSignal.decode(signal.toFrame(true))).contains(signal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F4", "F48040", "318040FF"})
    void aBrokenPartialPageSignalIsNone(String fif) {
        assertThat(PartialPageSignal.decode(new ControlFrame(FrameName.PPS, hex(fif))))
                .isEmpty();
    }

    @Test
    void aRequestHasABitForEachFrameThatIsMissingOrBeyondTheEnd() {
        IncomingBlock block = new IncomingBlock();
        OutgoingBlock sent = new OutgoingBlock(new byte[256 * 10], 0);
        sent.encode(sent.allFrames()).stream()
                .filter(frame -> frame.length > 3 && frame[3] != (byte) 0xC0) // number 3
                .forEach(block::take);
        block.endedBy(PartialPageSignal.pps(FrameName.EOP, 0, 0, 10));
        assertThat(block.missing()).isEqualTo(1);
        assertThat(hex(block.request().fif())).isEqualTo("10" + "3F" + "FF".repeat(30));
        assertThat(sent.requested(block.request()).stream().boxed()).containsExactly(3);
    }

    @Test
    void imageFramesOfAnyLengthAreTakenOrLeftButNeverBreakTheBlock() {
        IncomingBlock block = new IncomingBlock();
        assertThat(block.take(hex(""))).isZero();
        assertThat(block.take(hex("FFC0"))).isZero();
        assertThat(block.take(hex("FFC061"))).isZero();
        assertThat(block.take(hex("FFC060"))).isZero();
        assertThat(block.take(hex("FFC06000"))).isZero();
        assertThat(block.take(new byte[4 + 257])).isZero();
        assertThat(block.take(hex("FFC06000AA"))).isEqualTo(1);
        assertThat(block.take(hex("FFC06000AA"))).isZero();
    }

    @Test
    void randomFramesAreReadOrRefusedButNeverThrow() {
        Random random = new Random(4);
        for (int i = 0; i < 200_000; i++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            if (octets.length > 2) {
                octets[0] = (byte) 0xFF;
                octets[1] = (byte) 0xC8;
            }
            ControlFrame.decode(octets).ifPresent(frame -> {
                assertThat(frame.toString()).isNotEmpty();
                Capabilities.ofDis(frame.fif());
                SendCommand.decode(frame.fif());
                PartialPageSignal.decode(frame);
            });
        }
    }
}
