package org.pagewire.relay.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagewire.relay.listener.SocketDevice;
import org.pagewire.wire.client.Output;
import org.pagewire.wire.login.TlsContexts;
import org.pagewire.wire.message.Reason;

/** The relay as a process of its own, with its commands: what an operator does. */
@Timeout(120)
class RelayProcessTest {
    // A control socket's path has about a hundred octets, and the build's own temporary folder may use them up.
    private Path folder;

    private final MultiThreadIoEventLoopGroup clients = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private Path config;
    private Process relay;

    @BeforeEach
    void start() throws Exception {
        folder = Files.createTempDirectory(Path.of("/tmp"), "pagewire-relay-");
        config = Files.writeString(
                folder.resolve("relay.yaml"), "name: test\nlisten: 127.0.0.1:0\ndata: data\nlogin: {rounds: 4096}\n");
        relay = java().redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await(() -> Files.exists(folder.resolve("data/port")));
    }

    @AfterEach
    void stop() throws Exception {
        relay.destroyForcibly().waitFor();
        clients.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void anOperatorRegistersSeesRemovesAndStops() throws Exception {
        register("5550101");
        register("5550102");
        SocketDevice caller = login("5550101");
        SocketDevice called = login("5550102");
        caller.demand("5550102");
        called.await(Output.Incoming.class);
        called.accept();
        caller.await(Output.Connected.class);

        String table = run("", 0, "status");
        assertThat(table)
                .contains("Relay test listens on 127.0.0.1:")
                .contains("2 connections open")
                .containsPattern("5550101 +FAX +in communication +1 +in-call")
                .containsPattern("5550101 +5550102 +in-call");
        assertThat(run("", 0, "status", "--json")).startsWith("{\"ok\":true,\"name\":\"test\"");

        assertThat(run("", 0, "user", "remove", "5550102")).contains("The fax ID 5550102 is removed.");
        assertThat(called.await(Output.Leaving.class).reason()).isEqualTo(Reason.REGISTRATION_REMOVED);
        assertThat(caller.await(Output.CallEnded.class).reason()).isEqualTo(Reason.PEER_LOST);

        relay.destroy();
        assertThat(caller.await(Output.Leaving.class).reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
        assertThat(relay.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(relay.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("log")))
                .doesNotContain("Exception")
                .doesNotContain("secret");
    }

    @Test
    void aSecondRelayOnTheSameDataSaysSoAndEnds() throws Exception {
        assertThat(run("", 1)).contains("Another process is running with the data folder");
        assertThat(relay.isAlive()).isTrue();
    }

    private void register(String id) throws Exception {
        run("secret\n", 0, "user", "add", id, "--password-stdin");
    }

    private SocketDevice login(String id) throws Exception {
        SslContext trust = TlsContexts.client(folder.resolve("data/tls/certificate.pem"));
        int port =
                Integer.parseInt(Files.readString(folder.resolve("data/port")).strip());
        SocketDevice device = new SocketDevice(clients.next(), trust, port, id, "secret".toCharArray());
        device.await(Output.LoggedIn.class);
        return device;
    }

    private ProcessBuilder java(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RelayMain.class.getName()));
        command.addAll(List.of(words));
        command.addAll(List.of("--config", config.toString()));
        return new ProcessBuilder(command);
    }

    private String run(String input, int exitCode, String... words) throws Exception {
        Process process = java(words).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it did not want any
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(exitCode);
        return output;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            assertThat(relay.isAlive()).as("the relay runs").isTrue();
            assertThat(System.nanoTime() - end).isNegative();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
