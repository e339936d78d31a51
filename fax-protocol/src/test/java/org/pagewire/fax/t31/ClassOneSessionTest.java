package org.pagewire.fax.t31;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t30.Verdict;
import org.pagewire.fax.t38.T38Line;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Terminal;
import org.pagewire.fax.t38.TestDocument;

/** Whole calls of a fax program through the modem with one of our terminals (R-G3). */
class ClassOneSessionTest {
    private static final String TSI = "FFC0C2" + "04".repeat(20);
    private static final String CSI = "FFC002" + "04".repeat(20);
    private static final int TCF_OCTETS_14400 = 2700;

    private final Random random = new Random(4);

    private static final T38Line LOCAL_TCF =
            new T38Line(T38Parameters.RateManagement.LOCAL_TCF, 14_400, false, 2_000_000, 200);

    private static ClassOneFax sender() {
        return sender(T38Line.overUdptl());
    }

    private static ClassOneFax sender(T38Line line) {
        TerminalSettings settings = new TerminalSettings("5550102", Capabilities.all());
        return new ClassOneFax(new ModemCall(line, T38Terminal.answering(settings, line)));
    }

    private static ClassOneFax receiver(TestDocument document, boolean ecm) {
        return receiver(document, ecm, T38Line.overUdptl());
    }

    private static ClassOneFax receiver(TestDocument document, boolean ecm, T38Line line) {
        Capabilities capabilities =
                new Capabilities(EnumSet.of(Coding.MH), Set.of(Resolution.FINE), 1728, true, ecm, 14400, 0, false);
        TerminalSettings settings = new TerminalSettings("5550101", capabilities);
        return new ClassOneFax(new ModemCall(line, T38Terminal.calling(settings, line, document)));
    }

    private byte[] page(int octets) {
        byte[] page = new byte[octets];
        random.nextBytes(page);
        page[0] = 0;
        page[1] = 1;
        page[octets - 1] = 1;
        // What has a meaning for the DTE, in its bit order and in the line's.
        int at = 40;
        for (int special : new int[] {0x10, 0x10, 0x03, 0x1A, 0x11, 0x13, 0x08, 0x08, 0xC0, 0x58, 0x88, 0xC8, 0x0D}) {
            page[at++] = (byte) special;
        }
        return page;
    }

    private static Verdict verdict(ClassOneFax fax) {
        fax.call.pass(Duration.ofSeconds(10));
        FaxEvent last = fax.call.events.get(fax.call.events.size() - 1);
        assertThat(last).as(fax.call::trace).isInstanceOf(FaxEvent.Ended.class);
        return ((FaxEvent.Ended) last).verdict();
    }

    private static void dial(ClassOneFax fax) {
        fax.begin();
        fax.command("ATDT9,5550102", "CONNECT");
        assertThat(fax.call.wanted).containsExactly(new ModemEvent.Dial("95550102"));
        assertThat(fax.lastFrame(true)).startsWith("FFC801");
    }

    private static void assertStored(ClassOneFax fax, byte[]... pages) {
        assertThat(verdict(fax).outcome()).as(fax.call::trace).isEqualTo(Outcome.DELIVERED);
        assertThat(fax.call.stored).hasSize(pages.length);
        for (int i = 0; i < pages.length; i++) {
            byte[] coded = fax.call.stored.get(i).coded();
            assertThat(Arrays.copyOf(coded, pages[i].length)).isEqualTo(pages[i]);
        }
        fax.hangUp();
        assertThat(fax.call.wanted).last().isEqualTo(new ModemEvent.HangUp());
    }

    @ParameterizedTest
    @CsvSource({
        // modulation of TCF, of the page, DCS without ECM at its rate, octets of TCF
        "24,24,FFC8C1004001,450",
        "48,48,FFC8C1005001,900",
        "72,72,FFC8C1007001,1350",
        "96,96,FFC8C1006001,1800",
        "73,74,FFC8C1007401,1350",
        "97,98,FFC8C1006401,1800",
        "121,122,FFC8C1005401,2250",
        "145,146,FFC8C1004401,2700"
    })
    void aPageGoesWithoutErrorCorrectionAtEachRate(String training, String image, String dcs, int tcf) {
        ClassOneFax fax = sender();
        byte[] page = page(4_000);
        dial(fax);
        fax.say(TSI, dcs + "00");
        fax.command("AT+FTS=8", "OK");
        fax.octets(training, new byte[tcf]);
        assertThat(fax.hear()).isEqualTo("FFC821");
        fax.octets(image, page);
        fax.command("AT+FTS=8", "OK");
        fax.say("FFC8F4");
        assertThat(fax.hear()).isEqualTo("FFC831");
        fax.say("FFC8DF");
        assertStored(fax, page);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesGoWithErrorCorrectionThatTheProgramDoes(boolean octetByOctet) {
        ClassOneFax fax = sender();
        fax.call.octetByOctet = octetByOctet;
        byte[] first = page(30_000);
        byte[] second = page(1_000);
        dial(fax);
        // 14,400 bit/s, no minimum of row time, ECM
        fax.say(TSI, "FFC8C100440F20");
        fax.octets("145", new byte[TCF_OCTETS_14400]);
        assertThat(fax.hear()).isEqualTo("FFC821");
        fax.block("146", first);
        fax.say("FFC8FDF20000" + "%02X".formatted(Integer.reverse(117) >>> 24));
        assertThat(fax.hear()).isEqualTo("FFC831");
        fax.block("146", second);
        fax.say("FFC8FDF48000" + "%02X".formatted(Integer.reverse(3) >>> 24));
        assertThat(fax.hear()).isEqualTo("FFC831");
        fax.say("FFC8DF");
        assertStored(fax, first, second);
    }

    /** Frames by +FTH at the image rate; no program does so today, but T.31 has it. */
    @Test
    void aBlockMayGoAsFramesToo() {
        ClassOneFax fax = sender();
        byte[] page = page(512);
        dial(fax);
        fax.say(TSI, "FFC8C100440F20");
        fax.octets("145", new byte[TCF_OCTETS_14400]);
        assertThat(fax.hear()).isEqualTo("FFC821");
        fax.command("AT+FTH=146", "CONNECT");
        for (int i = 0; i < 2; i++) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.writeBytes(ClassOneFax.hex("FFC060" + "%02X".formatted(Integer.reverse(i) >>> 24)));
            frame.write(page, i * 256, 256);
            fax.data(DteOrder.turned(frame.toByteArray()));
            fax.result("CONNECT");
        }
        fax.data(DteOrder.turned(ClassOneFax.hex("FFC061")));
        fax.result("CONNECT");
        fax.data(new byte[0]);
        fax.result("OK");
        fax.say("FFC8FDF4000080");
        assertThat(fax.hear()).isEqualTo("FFC831");
        fax.say("FFC8DF");
        assertStored(fax, page);
    }

    private static void answer(ClassOneFax fax) {
        fax.begin();
        fax.call.modem.incomingCall(fax.call.nowNs());
        fax.result("RING");
        fax.result("RING");
        fax.command("ATA", "CONNECT");
        assertThat(fax.call.wanted).containsExactly(new ModemEvent.Answer());
    }

    @Test
    void pagesComeWithoutErrorCorrection() {
        TestDocument document = TestDocument.of(random, 2, 6_000);
        ClassOneFax fax = receiver(document, false);
        answer(fax);
        // 14,400 bit/s, fine, unlimited length, no minimum of row time
        fax.frames(CSI, "FFC80100761E");
        assertThat(fax.lastFrame(false)).startsWith("FFC8C1");
        byte[] training = fax.hearOctets("145");
        assertThat(training).hasSizeBetween(2600, 2800).containsOnly(0);
        fax.say("FFC821");
        assertThat(fax.hearOctets("146")).startsWith(document.octets(1));
        assertThat(fax.hear()).isEqualTo("FFC8F2");
        fax.say("FFC831");
        assertThat(fax.hearOctets("146")).startsWith(document.octets(2));
        assertThat(fax.hear()).isEqualTo("FFC8F4");
        fax.say("FFC831");
        assertThat(fax.hear()).isEqualTo("FFC8DF");
        assertThat(verdict(fax).outcome()).as(fax.call::trace).isEqualTo(Outcome.DELIVERED);
        fax.hangUp();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesComeWithErrorCorrection(boolean pairs) {
        TestDocument document = TestDocument.of(random, 1, 20_000);
        ClassOneFax fax = receiver(document, true);
        answer(fax);
        fax.frames(CSI, "FFC80100761F20");
        fax.command("AT+FDD=" + (pairs ? 1 : 0), "OK");
        assertThat(fax.lastFrame(false)).startsWith("FFC8C1");
        assertThat(fax.hearOctets("145")).containsOnly(0);
        fax.say("FFC821");
        List<byte[]> frames = fax.hearBlock("146");
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            if ((frame[2] & 0xFF) == 0x60) {
                page.write(frame, 4, frame.length - 4);
            }
        }
        assertThat(page.toByteArray()).startsWith(document.octets(1));
        assertThat(fax.hear()).startsWith("FFC8FDF4");
        fax.say("FFC831");
        assertThat(fax.hear()).isEqualTo("FFC8DF");
        assertThat(verdict(fax).outcome()).as(fax.call::trace).isEqualTo(Outcome.DELIVERED);
        fax.hangUp();
    }

    @Test
    void trainingThatDoesNotTravelIsTakenHere() {
        ClassOneFax fax = sender(LOCAL_TCF);
        byte[] page = page(2_000);
        dial(fax);
        fax.say(TSI, "FFC8C100440000");
        fax.octets("145", new byte[TCF_OCTETS_14400]);
        assertThat(fax.hear()).isEqualTo("FFC821");
        fax.octets("146", page);
        fax.say("FFC8F4");
        assertThat(fax.hear()).isEqualTo("FFC831");
        fax.say("FFC8DF");
        assertStored(fax, page);
    }

    @Test
    void trainingThatDoesNotTravelIsMadeHere() {
        TestDocument document = TestDocument.of(random, 1, 6_000);
        ClassOneFax fax = receiver(document, false, LOCAL_TCF);
        answer(fax);
        fax.frames(CSI, "FFC80100761E");
        assertThat(fax.lastFrame(false)).startsWith("FFC8C1");
        assertThat(fax.hearOctets("145")).hasSize(TCF_OCTETS_14400).containsOnly(0);
        fax.say("FFC821");
        assertThat(fax.hearOctets("145")).startsWith(document.octets(1));
        assertThat(fax.hear()).isEqualTo("FFC8F4");
        fax.say("FFC831");
        assertThat(fax.hear()).isEqualTo("FFC8DF");
        assertThat(verdict(fax).outcome()).as(fax.call::trace).isEqualTo(Outcome.DELIVERED);
        fax.hangUp();
    }

    @Test
    void aSlowPathChangesNothing() {
        ClassOneFax fax = sender();
        fax.call.delay = Duration.ofMillis(700);
        byte[] page = page(2_000);
        dial(fax);
        fax.say(TSI, "FFC8C100440000");
        fax.octets("145", new byte[TCF_OCTETS_14400]);
        assertThat(fax.hear()).isEqualTo("FFC821");
        fax.octets("146", page);
        fax.say("FFC8F4");
        assertThat(fax.hear()).isEqualTo("FFC831");
        fax.say("FFC8DF");
        assertStored(fax, page);
    }
}
