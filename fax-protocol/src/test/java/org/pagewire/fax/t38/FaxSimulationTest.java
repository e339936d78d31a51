package org.pagewire.fax.t38;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.FrameName;
import org.pagewire.fax.t30.Outcome;
import org.pagewire.fax.t30.PageOutcome;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t30.Verdict;

/**
 * Calls from seeds: whatever happens on the line, a confirmed page is stored, once, whole and in order, and each call ends
 * within its time with a verdict at both ends that are alive (R-E3). A failure names its seed.
 */
class FaxSimulationTest {
    private static final int SEEDS = Integer.getInteger("pagewire.seeds", 600);
    private static final Duration LIMIT = Duration.ofMinutes(40);

    @Test
    void everySeedEndsWithHonestVerdicts() {
        int delivered = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            delivered += run(seed, Trouble.LOSS) == Outcome.DELIVERED ? 1 : 0;
        }
        assertThat(delivered).isGreaterThan(SEEDS / 2);
    }

    @Test
    void framesOutOfPlaceBreakNothing() {
        for (int seed = 0; seed < SEEDS; seed++) {
            run(seed, Trouble.STRANGE_FRAMES);
        }
    }

    @Test
    void anEndMayDieHangUpOrLoseItsLineAtAnyTime() {
        for (int seed = 0; seed < SEEDS; seed++) {
            run(seed, Trouble.SUDDEN_END);
        }
    }

    @Test
    void aCleanLineDeliversEveryDocument() {
        for (int seed = 0; seed < SEEDS; seed++) {
            run(seed, Trouble.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void eachEndMayDieInEveryTenthOfASecond(boolean ecm, boolean callerDies) {
        for (int ms = 0; ms < 1500; ms += 25) {
            TestDocument document = TestDocument.of(new Random(ms), 3, 20_000);
            Capabilities theirs = FaxCallTest.capabilities(ecm, EnumSet.allOf(Coding.class), true);
            Line line = FaxCallTest.line(document, Capabilities.all(), theirs, T38Line.overUdptl());
            line.at(Duration.ofMillis(ms), (callerDies ? line.caller : line.called)::kill);
            line.run(LIMIT);
            assertHonest(line, document, true);
        }
    }

    private enum Trouble {
        NONE,
        LOSS,
        STRANGE_FRAMES,
        SUDDEN_END
    }

    private static Outcome run(int seed, Trouble trouble) {
        Random random = new Random(seed * 7919L + trouble.ordinal());
        TestDocument document = new TestDocument();
        int pages = 1 + random.nextInt(5);
        Resolution resolution = Resolution.FINE;
        for (int i = 0; i < pages; i++) {
            resolution = random.nextInt(4) == 0 ? Resolution.values()[random.nextInt(3)] : resolution;
            document.page(random, resolution, 1728, 2000 + random.nextInt(20) * random.nextInt(5000));
        }
        boolean ecm = random.nextInt(3) > 0;
        boolean aware = random.nextInt(3) > 0;
        Capabilities both = FaxCallTest.capabilities(ecm, EnumSet.allOf(Coding.class), aware);
        T38Line path = new T38Line(
                random.nextInt(3) == 0
                        ? T38Parameters.RateManagement.LOCAL_TCF
                        : T38Parameters.RateManagement.TRANSFERRED_TCF,
                List.of(14400, 14400, 9600, 7200).get(random.nextInt(4)),
                random.nextBoolean(),
                2_000_000,
                50 + random.nextInt(1000));
        Line line = new Line(
                new MachineEnd(T38Terminal.calling(new TerminalSettings("5550101", both), path, document)),
                new MachineEnd(T38Terminal.answering(new TerminalSettings("5550102", both), path)));
        line.random = random;
        boolean slow = random.nextInt(4) == 0 && trouble != Trouble.STRANGE_FRAMES;
        line.delay = Duration.ofMillis(1 + random.nextInt(slow ? 1500 : 100));
        line.jitter = Duration.ofMillis(random.nextInt(200));
        Duration storing = Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(5000) : random.nextInt(500));
        line.called.store = weighing(document, storing);
        switch (trouble) {
            case NONE -> {}
            case LOSS -> line.loss = Line.randomLoss(random, random.nextInt(3) == 0 ? 0.08 : 0.01);
            case STRANGE_FRAMES -> strangeFrames(line, random);
            case SUDDEN_END -> suddenEnd(line, random);
        }
        try {
            line.run(LIMIT);
            assertHonest(line, document, trouble != Trouble.STRANGE_FRAMES);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " " + trouble + ": " + e.getMessage() + "\n" + line.trace(), e);
        }
        if (trouble == Trouble.NONE) {
            assertThat(line.caller.verdict().outcome())
                    .as(() -> "seed " + seed + "\n" + line.trace())
                    .isEqualTo(Outcome.DELIVERED);
        }
        return line.caller.isDead() ? Outcome.FAILED : line.caller.verdict().outcome();
    }

    /** A store that, without error correction, counts the rows that the missing octets would be, and keeps what is good enough. */
    private static MachineEnd.Store weighing(TestDocument document, Duration storing) {
        return (machine, page, line) -> line.in(storing, () -> {
            if (machine.isDead()) {
                return;
            }
            int expected = machine.stored.size() < document.pages()
                    ? document.octets(machine.stored.size() + 1).length
                    : page.coded().length;
            int bad = page.parameters().ecm()
                    ? 0
                    : 100 - (int) (100L * Math.min(expected, page.coded().length) / expected);
            if (machine.terminal.acceptable(100, bad)) {
                machine.stored.add(page);
                machine.terminal.pageStored(page.page(), 100, bad, line.nowNs());
            } else {
                machine.terminal.pageUnusable(page.page(), 100, bad, line.nowNs());
            }
        });
    }

    /** Frames that belong nowhere; forged confirmations and requests are left out, as T.30 has nothing against them. */
    private static void strangeFrames(Line line, Random random) {
        FrameName[] strange = {
            FrameName.DIS,
            FrameName.CSI,
            FrameName.NSF,
            FrameName.DTC,
            FrameName.CIG,
            FrameName.TSI,
            FrameName.CFR,
            FrameName.FTT,
            FrameName.CTR,
            FrameName.ERR
        };
        for (int i = 0; i < 10; i++) {
            FrameName name = strange[random.nextInt(strange.length)];
            boolean toCaller = random.nextBoolean();
            byte[] fif = new byte[random.nextInt(8)];
            random.nextBytes(fif);
            String octets =
                    "FFC8" + FrameOctets.of(name).get(0) + HexFormat.of().formatHex(fif);
            IfpPacket packet = FaxFaultTest.frame(octets);
            line.at(
                    Duration.ofMillis(random.nextInt(5000)),
                    () -> line.inject(toCaller ? line.caller : line.called, packet));
        }
    }

    private static void suddenEnd(Line line, Random random) {
        MachineEnd end = random.nextBoolean() ? line.caller : line.called;
        Duration when = Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(60_000) : random.nextInt(3_000));
        switch (random.nextInt(3)) {
            case 0 -> line.at(when, end::kill);
            case 1 -> line.at(when, () -> end.terminal.hangup(line.nowNs()));
            default ->
                line.at(when, () -> {
                    line.caller.terminal.lineLost("the network is gone", line.nowNs());
                    line.called.terminal.lineLost("the network is gone", line.nowNs());
                });
        }
    }

    /** Without error correction a frame out of place may cost part of a page, which is for the decoder to notice. */
    private static void assertHonest(Line line, TestDocument document, boolean checkImages) {
        List<FaxEvent.PageReceived> stored = line.called.stored;
        assertThat(stored).hasSizeLessThanOrEqualTo(document.pages());
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i).page()).isEqualTo(i + 1);
            byte[] sent = document.octets(i + 1);
            byte[] got = stored.get(i).coded();
            assertThat(
                            stored.get(i).parameters().ecm()
                                    ? MachineEnd.same(got, sent)
                                    : !checkImages || isPartOf(got, sent))
                    .as("page %d, %d of %d octets", i + 1, got.length, sent.length)
                    .isTrue();
        }
        int storedCount = stored.size();
        if (!line.called.isDead()) {
            Verdict receiver = line.called.verdict();
            assertThat(receiver.confirmedPages()).isLessThanOrEqualTo(storedCount);
        }
        if (!line.caller.isDead()) {
            Verdict sender = line.caller.verdict();
            assertThat(sender.confirmedPages()).isLessThanOrEqualTo(storedCount);
            assertAgreed(sender, storedCount, document.pages());
        }
    }

    /** What the sender does not know to be there it does not call delivered; what is there it does not call undelivered for sure. */
    private static void assertAgreed(Verdict sender, int stored, int pages) {
        int confirmed = sender.confirmedPages();
        assertThat(sender.outcome() == Outcome.DELIVERED).isEqualTo(confirmed == pages);
        if (stored > confirmed) {
            assertThat(stored).isEqualTo(confirmed + 1);
            PageOutcome last = sender.pages().get(sender.pages().size() - 1);
            assertThat(last.uncertain()).as("%s", sender).isTrue();
            assertThat(sender.outcome() == Outcome.UNCERTAIN).isEqualTo(stored == pages);
        }
    }

    /** Whether {@code got} is {@code sent} with pieces missing. */
    private static boolean isPartOf(byte[] got, byte[] sent) {
        int at = 0;
        for (byte octet : got) {
            while (at < sent.length && sent[at] != octet) {
                at++;
            }
            at++;
        }
        return at <= sent.length;
    }
}
