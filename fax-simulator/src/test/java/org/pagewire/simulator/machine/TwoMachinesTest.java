package org.pagewire.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.PageOutcome;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t30.Verdict;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Line;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.page.Page;

/** Two machines whose T.38 packets go from one to the other, in one thread and virtual time (R-E1, R-E3, R-G4). */
final class TwoMachinesTest {
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long DELAY_NS = 20_000_000L;

    @TempDir
    private Path folder = Path.of("");

    private long now = 1_000_000L;

    private record InFlight(IfpPacket packet, long arrivesNs) {}

    /** One end with what is on its way to it. */
    private final class End {
        final Deque<InFlight> arriving = new ArrayDeque<>();
        final Deque<Runnable> own = new ArrayDeque<>();
        final List<CallEvent> events = new ArrayList<>();

        @Nullable
        FaxCall call;

        @Nullable
        Verdict verdict;

        FaxCall.Surroundings around(End other) {
            return new FaxCall.Surroundings(
                    () -> now,
                    own::add,
                    Runnable::run,
                    packet -> other.arriving.add(new InFlight(packet, now + DELAY_NS)),
                    events::add,
                    end -> verdict = end);
        }

        FaxCall call() {
            assertThat(call).isNotNull();
            return call;
        }

        long next() {
            if (!own.isEmpty()) {
                return now;
            }
            long packet = arriving.isEmpty() ? Long.MAX_VALUE : arriving.peek().arrivesNs();
            return Math.min(packet, call().nextDeadlineNs());
        }

        void run() {
            while (!own.isEmpty()) {
                own.remove().run();
            }
            while (!arriving.isEmpty() && arriving.peek().arrivesNs() <= now) {
                call().receive(arriving.remove().packet());
            }
            if (call().nextDeadlineNs() <= now) {
                call().advance();
            }
        }

        Verdict verdict() {
            assertThat(verdict).isNotNull();
            return verdict;
        }
    }

    private final End sender = new End();
    private final End receiver = new End();
    private PrintJob paper = new Printer(Path.of("")).begin(Instant.EPOCH, "", 0);

    private static TerminalSettings settings(String id, Set<Coding> codings, boolean ecm) {
        return new TerminalSettings(
                id, new Capabilities(codings, EnumSet.allOf(Resolution.class), 2432, true, ecm, 14_400, 0, true));
    }

    private void connect(Document document, TerminalSettings sending, TerminalSettings receiving) {
        paper = new Printer(folder.resolve("printed")).begin(Instant.EPOCH, "5550101", 1);
        sender.call = FaxCall.sending(sending, T38Line.overUdptl(), document, sender.around(receiver));
        receiver.call = FaxCall.receiving(receiving, T38Line.overUdptl(), paper, receiver.around(sender));
        receiver.call.start();
        sender.call.start();
    }

    private void runUntilBothEnded() {
        while (sender.verdict == null || receiver.verdict == null) {
            long next = Math.min(sender.next(), receiver.next());
            assertThat(next).as("something is due").isLessThan(HOUR_NS);
            now = Math.max(now, next);
            sender.run();
            receiver.run();
        }
    }

    private Document document(Page... pages) throws Exception {
        return Document.load(Pages.write(folder.resolve("document.tif"), pages));
    }

    @ParameterizedTest
    @CsvSource({
        "MMR, true, FINE, 1728",
        "MMR, true, SUPERFINE, 2432",
        "MMR, true, STANDARD, 2048",
        "MR, true, FINE, 2048",
        "MH, true, STANDARD, 1728",
        "MR, false, SUPERFINE, 1728",
        "MR, false, FINE, 2432",
        "MH, false, STANDARD, 2048",
        "MH, false, FINE, 1728",
    })
    void pagesArriveWithTheSamePixels(Coding coding, boolean ecm, FaxResolution resolution, int width)
            throws Exception {
        Page[] pages = {
            Pages.page(width, resolution, 700, 1),
            Pages.page(width, resolution, 40, 2),
            Pages.page(width, resolution, 900, 3)
        };
        Set<Coding> codings = EnumSet.of(coding);
        connect(document(pages), settings("5550101", codings, ecm), settings("5550102", codings, ecm));
        runUntilBothEnded();

        assertThat(sender.verdict().outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(receiver.verdict().outcome()).isEqualTo(Outcome.DELIVERED);
        assertSame(pages);
        for (PageOutcome page : sender.verdict().pages()) {
            assertThat(page.confirmed()).isTrue();
            assertThat(page.parameters().coding()).isEqualTo(coding);
            assertThat(page.parameters().ecm()).isEqualTo(ecm);
            assertThat(page.parameters().widthPels()).isEqualTo(width);
        }
    }

    @Test
    void pagesOfDifferentSizeAndResolutionTravelInOneCall() throws Exception {
        Page[] pages = {
            Pages.page(1728, FaxResolution.FINE, 300, 1),
            Pages.page(2432, FaxResolution.STANDARD, 200, 2),
            Pages.page(2048, FaxResolution.SUPERFINE, 400, 3),
            Pages.page(1728, FaxResolution.FINE, 300, 4),
            Pages.page(1728, FaxResolution.STANDARD, 300, 5),
            Pages.page(1728, FaxResolution.SUPERFINE, 1200, 6)
        };
        Set<Coding> all = EnumSet.allOf(Coding.class);
        connect(document(pages), settings("5550101", all, true), settings("5550102", all, true));
        runUntilBothEnded();
        assertThat(sender.verdict().outcome()).isEqualTo(Outcome.DELIVERED);
        assertSame(pages);
    }

    private void assertSame(Page... sent) throws Exception {
        List<Page> received = Pages.read(paper.file());
        assertThat(received).hasSize(sent.length);
        for (int i = 0; i < sent.length; i++) {
            assertThat(received.get(i).samePixels(sent[i]))
                    .as("page " + (i + 1))
                    .isTrue();
            assertThat(FaxResolution.of(received.get(i).resolution()))
                    .isEqualTo(FaxResolution.of(sent[i].resolution()));
        }
    }

    @Test
    void eachEndTellsWhatHappenedInOrder() throws Exception {
        Set<Coding> all = EnumSet.allOf(Coding.class);
        connect(
                document(Pages.page(1728, FaxResolution.FINE, 600, 1), Pages.page(1728, FaxResolution.FINE, 600, 2)),
                settings("5550101", all, true),
                settings("5550102", all, true));
        runUntilBothEnded();
        assertThat(without(CallEvent.Progress.class, sender.events))
                .extracting(Object::getClass)
                .map(Class::getSimpleName)
                .containsExactly("Negotiated", "Confirmed", "Confirmed");
        assertThat(without(CallEvent.Progress.class, receiver.events))
                .extracting(Object::getClass)
                .map(Class::getSimpleName)
                .containsExactly("Negotiated", "Stored", "Confirmed", "Stored", "Confirmed");
        assertThat(sender.events)
                .filteredOn(CallEvent.Progress.class::isInstance)
                .last()
                .isEqualTo(new CallEvent.Progress(2, 2, 100));
        assertThat(((CallEvent.Negotiated) receiver.events.get(0)).remoteId()).isEqualTo("5550101");
    }

    private static List<CallEvent> without(Class<?> type, List<CallEvent> events) {
        return events.stream().filter(event -> !type.isInstance(event)).toList();
    }

    @Test
    void aPageThatCannotBeStoredIsNeverConfirmed() throws Exception {
        Set<Coding> all = EnumSet.allOf(Coding.class);
        connect(
                document(Pages.page(1728, FaxResolution.FINE, 600, 1)),
                settings("5550101", all, true),
                settings("5550102", all, true));
        paper.close(); // as a full disk: printing fails from now on
        runUntilBothEnded();
        assertThat(sender.verdict().outcome()).isEqualTo(Outcome.UNCERTAIN); // it went out whole
        assertThat(sender.verdict().confirmedPages()).isZero();
        assertThat(receiver.verdict().code().name()).isEqualTo("STORE_FAILED");
    }

    @Test
    void aDocumentThatVanishesInTheCallEndsItWithItsReason() throws Exception {
        Set<Coding> all = EnumSet.allOf(Coding.class);
        Document document = document(Pages.page(1728, FaxResolution.FINE, 600, 1));
        Files.delete(document.file());
        connect(document, settings("5550101", all, true), settings("5550102", all, true));
        runUntilBothEnded();
        assertThat(sender.verdict().code().name()).isEqualTo("DOCUMENT_UNREADABLE");
        assertThat(receiver.verdict().confirmedPages()).isZero();
        assertThat(folder.resolve("printed"))
                .satisfiesAnyOf(
                        printed -> assertThat(printed).doesNotExist(),
                        printed -> assertThat(printed).isEmptyDirectory());
    }

    @Test
    void aCallStoppedAtTheSenderEndsBothSides() throws Exception {
        Set<Coding> all = EnumSet.allOf(Coding.class);
        connect(
                document(Pages.page(1728, FaxResolution.FINE, 600, 1)),
                settings("5550101", all, true),
                settings("5550102", all, true));
        sender.call().hangup();
        runUntilBothEnded();
        assertThat(sender.verdict().code().name()).isEqualTo("CANCELLED_HERE");
        assertThat(receiver.verdict().outcome()).isEqualTo(Outcome.FAILED);
    }
}
