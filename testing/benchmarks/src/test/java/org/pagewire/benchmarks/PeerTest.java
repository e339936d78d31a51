package org.pagewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.benchmarks.CodecRun.Effort;
import org.pagewire.benchmarks.CodecRun.Result;
import org.pagewire.benchmarks.DamageRun.Outcome;

/** The C program speaks as {@link Peer} expects and makes the same octets; built here as the script builds it. */
class PeerTest {

    @TempDir
    static Path folder;

    private static Path program = Path.of("not-built");

    @BeforeAll
    static void build() throws Exception {
        program = folder.resolve("peer");
        Process run;
        try {
            run = new ProcessBuilder("./run", "peer", program.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noShell) {
            run = null;
        }
        assumeTrue(run != null, "SKIPPED: there is no shell to build the C program with");
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).as(said).isZero();
        assumeTrue(Files.isExecutable(program), "SKIPPED: the peer was not built, so nothing was compared: " + said);
    }

    @Test
    void bothSidesMakeTheSameOctetsAndPixelsAndBothAreTimed() throws Exception {
        try (Peer peer = Peer.start(program)) {
            CodecRun run = new CodecRun(
                    List.of(HarnessTest.stripes(100, 40), HarnessTest.stripes(33, 7)), peer, Effort.SMALLEST);
            List<Result> results = new ArrayList<>();
            for (Coder coder : Coder.values()) {
                results.addAll(run.measure(coder));
            }
            assertThat(results).hasSize(16).allSatisfy(result -> {
                boolean compared = peer.has(result.coder());
                assertThat(result.theirs()).hasSize(compared ? 1 : 0);
                assertThat(Double.isNaN(result.ratio())).isEqualTo(!compared);
            });
        }
    }

    @Test
    void damageIsTheSameForBoth() throws Exception {
        try (Peer peer = Peer.start(program)) {
            assumeTrue(peer.has(Coder.MH), "SKIPPED: built without libtiff");
            TestPage page = HarnessTest.stripes(400, 300);
            DamageRun run = new DamageRun(List.of(page), peer, 2);
            for (Coder coder : List.of(Coder.MH, Coder.MR, Coder.MMR)) {
                Outcome whole = new Outcome(600, 600, 600, 0);
                assertThat(run.measure(coder, 1e-12)).isEqualTo(new DamageRun.Result(coder, 1e-12, whole, whole));
                DamageRun.Result damaged = run.measure(coder, 1e-3);
                assertThat(damaged.ours().exact()).isLessThan(600);
                assertThat(damaged.theirs()).isNotNull().isNotEqualTo(whole);
            }
        }
    }

    @Test
    void whatThePeerCannotDoIsAnErrorWithItsReason() throws Exception {
        try (Peer peer = Peer.start(program)) {
            assertThatIOException()
                    .isThrownBy(() -> peer.decode(7, Coder.MMR, 1))
                    .withMessageContaining("no page 7");
        }
    }
}
