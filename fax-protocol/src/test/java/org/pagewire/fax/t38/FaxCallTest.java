package org.pagewire.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.EndCode;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.FrameName;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.fax.t30.TerminalSettings;

/** Whole calls without faults between two terminals (R-E3). */
class FaxCallTest {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Random random = new Random(1);

    static Capabilities capabilities(boolean ecm, Set<Coding> codings, boolean aware) {
        return new Capabilities(codings, EnumSet.allOf(Resolution.class), 2432, true, ecm, 14400, 0, aware);
    }

    static Line line(TestDocument document, Capabilities mine, Capabilities theirs, T38Line line) {
        return new Line(
                new MachineEnd(T38Terminal.calling(new TerminalSettings("5550101", mine), line, document)),
                new MachineEnd(T38Terminal.answering(new TerminalSettings("5550102", theirs), line)));
    }

    static void assertDelivered(Line line, TestDocument document) {
        assertThat(line.caller.verdict().code()).as(line.trace()).isEqualTo(EndCode.DONE);
        assertThat(line.caller.verdict().outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(line.called.verdict().outcome()).as(line.trace()).isEqualTo(Outcome.DELIVERED);
        assertThat(line.called.stored).hasSize(document.pages());
        for (int i = 1; i <= document.pages(); i++) {
            assertThat(line.called.stored.get(i - 1).page()).isEqualTo(i);
            assertThat(MachineEnd.same(line.called.stored.get(i - 1).coded(), document.octets(i)))
                    .as("page %d", i)
                    .isTrue();
        }
        assertThat(line.caller.verdict().pages()).hasSize(document.pages()).allMatch(page -> page.confirmed());
        assertThat(line.called.verdict().pages()).hasSize(document.pages()).allMatch(page -> page.confirmed());
    }

    @Test
    void threePagesBetweenInternetAwareTerminalsTakeUnderTwoSeconds() {
        TestDocument document = TestDocument.of(random, 3, 50_000);
        Line line = line(document, Capabilities.all(), Capabilities.all(), T38Line.overUdptl())
                .run(LIMIT);
        assertDelivered(line, document);
        assertThat(line.elapsedMs()).as(line.trace()).isLessThan(2000);
        assertThat(line.caller.verdict().remoteId()).isEqualTo("5550102");
        assertThat(line.called.verdict().remoteId()).isEqualTo("5550101");
    }

    @ParameterizedTest
    @CsvSource({"MH,true", "MR,true", "MMR,true", "MH,false", "MR,false"})
    void everyCodingGoesWithAndWithoutErrorCorrection(Coding coding, boolean ecm) {
        TestDocument document = TestDocument.of(random, 2, 20_000);
        Capabilities theirs = capabilities(ecm, EnumSet.of(coding), true);
        Line line =
                line(document, Capabilities.all(), theirs, T38Line.overUdptl()).run(LIMIT);
        assertDelivered(line, document);
        assertThat(document.askedFor.get(1).coding()).isEqualTo(coding);
        assertThat(document.askedFor.get(1).ecm()).isEqualTo(ecm);
    }

    @Test
    void aDcsCommandsNothingThatTheDisDoesNotOffer() {
        TestDocument document = TestDocument.of(random, 1, 20_000);
        Capabilities theirs =
                new Capabilities(Set.of(), Set.of(), 1728, /* unlimitedLength= */ false, true, 14400, 0, false);
        Line line =
                line(document, Capabilities.all(), theirs, T38Line.overUdptl()).run(LIMIT);
        assertDelivered(line, document);
        byte[] dcs = line.called.events.stream()
                .filter(event ->
                        event instanceof FaxEvent.FrameSeen seen && seen.frame().name() == FrameName.DCS)
                .map(event -> ((FaxEvent.FrameSeen) event).frame().fif())
                .findFirst()
                .orElseThrow();
        // 10 receive, 14 V.17 14,400 | 20 not unlimited, 21 to 23 0 ms, 24 more | 27 ECM
        assertThat(dcs).isEqualTo(new byte[] {0x00, 0x44, 0x0F, 0x20});
    }

    @Test
    void mmrIsNotUsedWithoutErrorCorrection() {
        TestDocument document = TestDocument.of(random, 1, 20_000);
        Capabilities theirs = capabilities(false, EnumSet.allOf(Coding.class), true);
        assertDelivered(
                line(document, Capabilities.all(), theirs, T38Line.overUdptl()).run(LIMIT), document);
        assertThat(document.askedFor.get(1).coding()).isEqualTo(Coding.MR);
    }

    @ParameterizedTest
    @EnumSource(Resolution.class)
    void everyResolutionIsUsedWhereTheReceiverHasIt(Resolution resolution) {
        TestDocument document = new TestDocument().page(random, resolution, 1728, 9_000);
        assertDelivered(
                line(document, Capabilities.all(), Capabilities.all(), T38Line.overUdptl())
                        .run(LIMIT),
                document);
        assertThat(document.askedFor.get(1).resolution()).isEqualTo(resolution);
    }

    @Test
    void aReceiverWithoutFineGetsStandard() {
        TestDocument document = new TestDocument().page(random, Resolution.FINE, 2432, 9_000);
        Capabilities theirs = new Capabilities(Set.of(), Set.of(), 1728, false, true, 9600, 0, true);
        Line line =
                line(document, Capabilities.all(), theirs, T38Line.overUdptl()).run(LIMIT);
        assertDelivered(line, document);
        assertThat(document.askedFor.get(1).resolution()).isEqualTo(Resolution.STANDARD);
        assertThat(document.askedFor.get(1).widthPels()).isEqualTo(1728);
        assertThat(document.askedFor.get(1).rate().bitsPerSecond()).isEqualTo(9600);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,true", "true,false", "false,false"})
    void pagesOfOtherSizesFollowWithEom(boolean ecm, boolean aware) {
        TestDocument document = new TestDocument()
                .page(random, Resolution.FINE, 1728, 5_000)
                .page(random, Resolution.STANDARD, 1728, 5_000)
                .page(random, Resolution.STANDARD, 2048, 5_000)
                .page(random, Resolution.STANDARD, 2048, 5_000);
        Capabilities both = capabilities(ecm, EnumSet.allOf(Coding.class), aware);
        Line line = line(document, both, both, T38Line.overUdptl()).run(LIMIT);
        assertDelivered(line, document);
        assertThat(line.trace()).contains("EOM").contains("MPS");
        assertThat(line.called.stored)
                .extracting(page -> page.parameters().widthPels())
                .containsExactly(1728, 1728, 2048, 2048);
    }

    @ParameterizedTest
    @CsvSource({"1,true", "1,false", "300,true", "300,false"})
    void anyNumberOfPagesGoes(int pages, boolean ecm) {
        TestDocument document = TestDocument.of(random, pages, 700);
        Capabilities theirs = capabilities(ecm, EnumSet.allOf(Coding.class), true);
        assertDelivered(
                line(document, Capabilities.all(), theirs, T38Line.overUdptl()).run(LIMIT), document);
    }

    @ParameterizedTest
    @CsvSource({"1", "255", "256", "257", "65535", "65536", "65537", "131072", "700000"})
    void aPageOfAnyLengthGoesInPartialPagesOfUpTo256Frames(int octets) {
        TestDocument document = TestDocument.of(random, 2, octets);
        assertDelivered(
                line(document, Capabilities.all(), Capabilities.all(), T38Line.overUdptl())
                        .run(LIMIT),
                document);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aTerminalThatIsNotInternetAwareGetsTheModemsPace(boolean ecm) {
        TestDocument document = TestDocument.of(random, 1, 18_000);
        Capabilities plain = capabilities(ecm, EnumSet.allOf(Coding.class), false);
        Line line = line(document, plain, plain, T38Line.overUdptl()).run(LIMIT);
        assertDelivered(line, document);
        // 18,000 octets at 14,400 bit/s are 10 s; training, commands and answers come on top.
        assertThat(line.elapsedMs()).as(line.trace()).isBetween(16_000L, 30_000L);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void trainingMayBeLeftToEachEnd(boolean ecm, boolean aware) {
        TestDocument document = TestDocument.of(random, 2, 18_000);
        Capabilities both = capabilities(ecm, EnumSet.allOf(Coding.class), aware);
        T38Line local = new T38Line(T38Parameters.RateManagement.LOCAL_TCF, 14400, true, 2_000_000, 200);
        assertDelivered(line(document, both, both, local).run(LIMIT), document);
    }

    @Test
    void bandwidthLimitsWhatGoesToAnInternetAwareTerminal() {
        TestDocument document = TestDocument.of(random, 1, 100_000);
        T38Line slow = new T38Line(T38Parameters.RateManagement.TRANSFERRED_TCF, 14400, true, 200_000, 200);
        Line line = line(document, Capabilities.all(), Capabilities.all(), slow).run(LIMIT);
        assertDelivered(line, document);
        assertThat(line.elapsedMs()).isBetween(4_000L, 6_000L);
    }

    @ParameterizedTest
    @CsvSource({"7200", "9600", "12000"})
    void thePathsMaximumBitRateHolds(int rate) {
        TestDocument document = TestDocument.of(random, 1, 9_000);
        T38Line limited = new T38Line(T38Parameters.RateManagement.TRANSFERRED_TCF, rate, true, 2_000_000, 200);
        Line line =
                line(document, Capabilities.all(), Capabilities.all(), limited).run(LIMIT);
        assertDelivered(line, document);
        assertThat(document.askedFor.get(1).rate().bitsPerSecond()).isLessThanOrEqualTo(rate);
    }
}
