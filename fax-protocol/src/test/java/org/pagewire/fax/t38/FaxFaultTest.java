package org.pagewire.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagewire.fax.t38.FaxCallTest.assertDelivered;
import static org.pagewire.fax.t38.FaxCallTest.capabilities;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.EndCode;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.FrameName;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.PageGeometry;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.fax.t30.PageSource;
import org.pagewire.fax.t30.Phase;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t30.Verdict;

/** Calls with one fault each: what is recovered, what ends the call, and what both ends say of it (R-E3). */
class FaxFaultTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Random random = new Random(2);

    private Line line(TestDocument document, boolean ecm) {
        return line(document, ecm, true);
    }

    static Line line(TestDocument document, boolean ecm, boolean aware) {
        Capabilities both = capabilities(ecm, EnumSet.allOf(Coding.class), aware);
        return FaxCallTest.line(document, both, both, T38Line.overUdptl());
    }

    @Test
    void framesThatGoAgainAtTheSlowestRateArePatientlyWaitedFor() {
        TestDocument document = new TestDocument().page(random, Resolution.FINE, 1728, 65_536);
        Capabilities both = capabilities(true, EnumSet.of(Coding.MMR), false);
        T38Line slow = new T38Line(T38Parameters.RateManagement.TRANSFERRED_TCF, 2400, false, 9600, 1400);
        Line line = FaxCallTest.line(document, both, both, slow);
        // every other frame of the block, of those that go again, and of those that go a third time
        int[] frames = {0};
        line.loss = (end, packet) -> packet instanceof IfpPacket.Data data
                && HexFormat.of()
                        .withUpperCase()
                        .formatHex(data.fields().get(0).octets())
                        .startsWith("FFC060")
                && frames[0]++ < 256 + 128 + 64
                && frames[0] % 2 == 0;
        line.run(Duration.ofMinutes(20));
        assertDelivered(line, document);
    }

    // ------------------------------------------------------------ lost frames

    @ParameterizedTest
    @EnumSource(
            value = FrameName.class,
            names = {"DIS", "CSI", "TSI", "DCS", "CFR", "PPS", "MCF", "PPR", "DCN"})
    void anyFrameMayGetLostOnceWithErrorCorrection(FrameName lost) {
        for (boolean aware : new boolean[] {true, false}) {
            TestDocument document = new TestDocument()
                    .page(random, Resolution.FINE, 1728, 8_000)
                    .page(random, Resolution.FINE, 1728, 70_000)
                    .page(random, Resolution.STANDARD, 1728, 8_000);
            Line line = line(document, true, aware);
            int[] fifthFrame = {5};
            var losingFrame = Line.loseFrames(lost, 1);
            line.loss = (end, packet) -> losingFrame.test(end, packet) || isImage(packet) && --fifthFrame[0] == 0;
            assertDelivered(line.run(LIMIT), document);
        }
    }

    private static boolean isImage(IfpPacket packet) {
        return packet instanceof IfpPacket.Data data
                && data.type() != DataType.V21
                && data.fields().get(0).type() == FieldType.HDLC_DATA;
    }

    @ParameterizedTest
    @EnumSource(
            value = FrameName.class,
            names = {"DIS", "CSI", "TSI", "DCS", "CFR", "MPS", "EOM", "EOP", "MCF", "DCN"})
    void anyFrameMayGetLostOnceWithoutErrorCorrection(FrameName lost) {
        for (boolean aware : new boolean[] {true, false}) {
            TestDocument document = new TestDocument()
                    .page(random, Resolution.FINE, 1728, 8_000)
                    .page(random, Resolution.FINE, 1728, 9_000)
                    .page(random, Resolution.STANDARD, 1728, 8_000);
            Line line = line(document, false, aware);
            line.loss = Line.loseFrames(lost, 1);
            assertDelivered(line.run(LIMIT), document);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,1", "true,2", "false,1", "false,2"})
    void aLostConfirmationNeitherDuplicatesNorLosesAPage(boolean ecm, int lost) {
        TestDocument document = TestDocument.of(random, 3, 8_000);
        Line line = line(document, ecm);
        line.loss = Line.loseFrames(FrameName.MCF, lost);
        assertDelivered(line.run(LIMIT), document);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLastPageIsUncertainWhenItsConfirmationIsNeverHeard(boolean ecm) {
        TestDocument document = TestDocument.of(random, 1, 8_000);
        Line line = line(document, ecm);
        line.loss = Line.loseFrames(FrameName.MCF, 1000);
        line.run(LIMIT);
        Verdict verdict = line.caller.verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNCERTAIN);
        assertThat(verdict.code()).isEqualTo(EndCode.NO_ANSWER_TO_PAGE);
        assertThat(verdict.phase()).isEqualTo(Phase.D);
        assertThat(verdict.pages()).hasSize(1).allMatch(page -> page.uncertain() && !page.confirmed());
        assertThat(line.called.verdict().outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(line.called.stored).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesBeforeALostOneStayDelivered(boolean ecm) {
        TestDocument document = TestDocument.of(random, 3, 8_000);
        Line line = line(document, ecm);
        int[] heard = {0};
        line.loss = (end, packet) -> Line.carries(packet, FrameName.MCF) && ++heard[0] > 1;
        line.run(LIMIT);
        assertThat(line.caller.verdict().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(line.caller.verdict().confirmedPages()).isEqualTo(1);
        assertThat(line.called.stored).hasSize(2);
    }

    @Test
    void aCommandThatMustBeRepeatedIsRepeatedAtOnce() {
        TestDocument document = TestDocument.of(random, 1, 8_000);
        Line line = line(document, true);
        line.loss = Line.loseFrames(FrameName.CFR, 1);
        line.at(Duration.ofMillis(1000), () -> line.inject(line.caller, frame("FFC8D8")));
        assertDelivered(line.run(LIMIT), document);
        assertThat(line.elapsedMs()).isLessThan(2000);
    }

    static IfpPacket frame(String hex) {
        return new IfpPacket.Data(
                DataType.V21,
                List.of(
                        new IfpPacket.Field(FieldType.HDLC_DATA, HexFormat.of().parseHex(hex)),
                        new IfpPacket.Field(FieldType.HDLC_FCS_OK_SIG_END)));
    }

    @ParameterizedTest
    @CsvSource({"true,1500", "false,1500", "true,1900", "false,1900"})
    void answersThatComeAfterTheRepetitionConfirmNoOtherPage(boolean ecm, int delayMs) {
        TestDocument document = TestDocument.of(random, 4, 8_000);
        Line line = line(document, ecm);
        line.delay = Duration.ofMillis(delayMs);
        assertDelivered(line.run(LIMIT), document);
    }

    // ---------------------------------------------------------- training, rate

    static boolean at(IfpPacket packet, Predicate<DataType> rates, FieldType type) {
        return packet instanceof IfpPacket.Data data
                && rates.test(data.type())
                && data.fields().get(0).type() == type;
    }

    @Test
    void trainingThatFailsIsTriedAtTheNextSlowerRate() {
        TestDocument document = TestDocument.of(random, 2, 8_000);
        Line line = line(document, true);
        line.loss = (end, packet) ->
                at(packet, type -> type == DataType.V17_14400 || type == DataType.V17_12000, FieldType.T4_NON_ECM_DATA);
        assertDelivered(line.run(LIMIT), document);
        assertThat(line.caller.negotiated.get(1).rate().bitsPerSecond()).isEqualTo(9600);
    }

    @Test
    void trainingThatFailsAtEveryRateEndsTheCall() {
        TestDocument document = TestDocument.of(random, 2, 8_000);
        Line line = line(document, true);
        int[] count = {0};
        line.loss = (end, packet) -> at(packet, type -> true, FieldType.T4_NON_ECM_DATA) && ++count[0] % 3 != 0;
        line.run(LIMIT);
        assertThat(line.caller.verdict().code()).as(line.trace()).isEqualTo(EndCode.TRAINING_FAILED);
        assertThat(line.caller.verdict().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(line.called.verdict().code()).isEqualTo(EndCode.DISCONNECTED_THERE);
    }

    @Test
    void afterFourRequestsForTheSameFramesTheRateFalls() {
        TestDocument document = TestDocument.of(random, 2, 8_000);
        Line line = line(document, true);
        line.loss =
                (end, packet) -> isImage(packet) && at(packet, type -> type == DataType.V17_14400, FieldType.HDLC_DATA);
        assertDelivered(line.run(LIMIT), document);
        assertThat(line.trace()).contains("CTC").contains("CTR");
        assertThat(line.caller.verdict().pages().get(0).resentFrames()).isEqualTo(4 * 32);
    }

    @Test
    void framesLostAtEveryRateEndTheCall() {
        TestDocument document = TestDocument.of(random, 2, 8_000);
        Line line = line(document, true);
        line.loss = (end, packet) -> isImage(packet);
        line.run(LIMIT);
        assertThat(line.caller.verdict().code()).isEqualTo(EndCode.TOO_MANY_ERRORS);
        assertThat(line.caller.verdict().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(line.called.stored).isEmpty();
    }

    // ------------------------------------------------------------------ timers

    @Test
    void aCallerThatNobodyAnswersGivesUpAfterT1() {
        Line line = line(TestDocument.of(random, 1, 8_000), true);
        line.called.kill();
        line.run(LIMIT);
        assertThat(line.caller.verdict().code()).isEqualTo(EndCode.NO_FAX_THERE);
        assertThat(line.caller.verdict().phase()).isEqualTo(Phase.A);
        assertThat(line.elapsedMs()).isBetween(35_000L, 40_000L);
    }

    @Test
    void anAnswererThatHearsNoCommandGivesUpAfterT1() {
        Line line = line(TestDocument.of(random, 1, 8_000), true);
        line.caller.kill();
        line.run(LIMIT);
        assertThat(line.called.verdict().code()).isEqualTo(EndCode.NO_FAX_THERE);
        assertThat(line.elapsedMs()).isBetween(35_000L, 42_000L);
    }

    @Test
    void aCommandGoesThreeTimesEveryT4() {
        TestDocument document = TestDocument.of(random, 1, 8_000);
        Line line = line(document, true);
        line.loss = Line.loseFrames(FrameName.CFR, 1000);
        line.run(LIMIT);
        assertThat(line.caller.verdict().code()).isEqualTo(EndCode.NO_ANSWER_TO_TRAINING);
        assertThat(line.trace().split("CALLER > DCS", -1)).hasSize(4);
        assertThat(line.elapsedMs()).isBetween(9_000L, 11_000L);
    }

    @Test
    void aReceiverThatHearsNothingMoreGivesUpAfterT2() {
        TestDocument document = TestDocument.of(random, 3, 100_000);
        Line line = line(document, true);
        line.at(Duration.ofMillis(500), line.caller::kill);
        line.run(LIMIT);
        assertThat(line.called.verdict().code()).isEqualTo(EndCode.NO_COMMAND);
        assertThat(line.elapsedMs()).isBetween(6_000L, 8_000L);
    }

    // ---------------------------------------------------------------- document

    @Test
    void aPageThatCannotBeReadEndsTheCallAtTheSender() {
        PageSource broken = new PageSource() {
            @Override
            public int pages() {
                return 2;
            }

            @Override
            public PageGeometry geometry(int page) {
                return new PageGeometry(1728, Resolution.FINE, 100);
            }

            @Override
            public byte[] coded(int page, PageParameters parameters) throws IOException {
                if (page == 2) {
                    throw new IOException("the file is cut short");
                }
                return new byte[] {1, 2, 3};
            }
        };
        TerminalSettings settings = new TerminalSettings("1", Capabilities.all());
        Line line = new Line(
                new MachineEnd(T38Terminal.calling(settings, T38Line.overUdptl(), broken)),
                new MachineEnd(T38Terminal.answering(settings, T38Line.overUdptl())));
        line.run(LIMIT);
        assertThat(line.caller.verdict().code()).isEqualTo(EndCode.DOCUMENT_UNREADABLE);
        assertThat(line.caller.verdict().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(line.caller.verdict().sentence()).endsWith("page 2, the file is cut short");
        assertThat(line.called.verdict().confirmedPages()).isEqualTo(1);
    }

    @Test
    void progressGrowsToTheWholePage() {
        TestDocument document = TestDocument.of(random, 1, 50_000);
        Line line = line(document, true).run(LIMIT);
        List<Integer> percents = line.caller.events.stream()
                .filter(FaxEvent.Progress.class::isInstance)
                .map(event -> ((FaxEvent.Progress) event).percent())
                .toList();
        assertThat(percents)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(50)
                .endsWith(100);
    }
}
