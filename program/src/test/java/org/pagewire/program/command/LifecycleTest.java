package org.pagewire.program.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LifecycleTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void partsStopInTheOppositeOrder() {
        List<String> stopped = Collections.synchronizedList(new ArrayList<>());
        try (Lifecycle life = new Lifecycle("sample")) {
            life.started("a", SECOND, () -> stopped.add("a"));
            life.started("b", SECOND, () -> stopped.add("b"));
            life.end();
            life.run("here");
        }
        assertThat(stopped).containsExactly("b", "a");
    }

    @Test
    void aPartThatHangsOrFailsDoesNotKeepTheOthers() {
        List<String> stopped = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch never = new CountDownLatch(1);
        try (Lifecycle life = new Lifecycle("sample")) {
            life.started("a", SECOND, () -> stopped.add("a"));
            life.started("hangs", Duration.ofMillis(20), never::await);
            life.started("fails", SECOND, () -> {
                throw new IOException("made for the test");
            });
        }
        assertThat(stopped).containsExactly("a");
    }

    @Test
    void anInterruptedProgramStillStopsItsPartsInOrder() {
        List<String> stopped = Collections.synchronizedList(new ArrayList<>());
        try (Lifecycle life = new Lifecycle("sample")) {
            life.started("a", SECOND, () -> stopped.add("a"));
            life.started("b", SECOND, () -> stopped.add("b"));
            Thread.currentThread().interrupt();
            life.run("here");
        }
        assertThat(stopped).containsExactly("b", "a");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aPartThatCannotGoOnEndsTheProgramWithItsSentence() {
        try (Lifecycle life = new Lifecycle("sample")) {
            life.fail("The disk is full.");
            life.fail("Later.");
            assertThatThrownBy(() -> life.run("here"))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("The disk is full.");
        }
    }

    /** What the test below starts. */
    static final class Waiting {
        public static void main(String[] arguments) {
            try (Lifecycle life = new Lifecycle("waiting")) {
                life.started("part", SECOND, () -> System.out.println("stopped"));
                System.out.println("up");
                life.run("here");
            }
        }
    }

    @Test
    void sigtermStopsThePartsAndEndsWithExitCode0() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("up");
            process.toHandle().destroy();
            assertThat(out.readLine()).isEqualTo("stopped");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
