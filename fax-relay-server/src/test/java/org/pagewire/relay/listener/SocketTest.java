package org.pagewire.relay.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.Future;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.relay.exchange.Exchange;
import org.pagewire.relay.exchange.ExchangeSettings;
import org.pagewire.relay.login.Logins;
import org.pagewire.relay.login.Registration;
import org.pagewire.relay.store.Store;
import org.pagewire.wire.client.Output;
import org.pagewire.wire.login.TlsContexts;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Reason;

/** A relay on a real socket, with TLS, and the real client of the wire. */
@Timeout(60)
class SocketTest {
    private static final char[] PASSWORD = "correct horse".toCharArray();
    private static final Duration STALL = Duration.ofSeconds(2);
    private static final long MIB = 1024 * 1024;

    @TempDir
    Path folder;

    private final ExecutorService disk = Executors.newFixedThreadPool(2);
    private final DefaultEventExecutor owner = new DefaultEventExecutor();
    private final MultiThreadIoEventLoopGroup clients = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private Store store;
    private ExchangeThread exchange;
    private RelayListener listener;
    private SslContext trust;

    @BeforeEach
    void start() throws Exception {
        store = Store.open(folder);
        SecureRandom random = new SecureRandom();
        Verifier verifier = Verifier.ofPassword(PASSWORD, Verifier.MIN_ROUNDS, random);
        for (String id : List.of("a", "b")) {
            store.add(new Registration(id, "FAX", verifier, Instant.EPOCH, Instant.EPOCH));
        }
        OwnCertificate own = OwnCertificate.in(folder.resolve("tls"), List.of("127.0.0.1"), Instant.now());
        trust = TlsContexts.client(own.certificate());
        ExchangeSettings settings = new ExchangeSettings(
                "sockets", Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(60), 16, 256, 1000);
        Logins logins = new Logins(store.secret(random), Verifier.MIN_ROUNDS, random);
        exchange = new ExchangeThread(
                owner, disk, store, System::nanoTime, out -> new Exchange(settings, logins, random, out));
        listener = RelayListener.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TlsContexts.server(own.certificate(), own.key()),
                exchange,
                STALL);
    }

    @AfterEach
    void stop() {
        listener.close();
        clients.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        owner.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        disk.shutdown();
        store.close();
    }

    private SocketDevice device(String id, char[] password) {
        return new SocketDevice(clients.next(), trust, listener.address().getPort(), id, password);
    }

    private SocketDevice[] call() throws Exception {
        SocketDevice caller = device("a", PASSWORD);
        SocketDevice called = device("b", PASSWORD);
        caller.await(Output.LoggedIn.class);
        called.await(Output.LoggedIn.class);
        caller.demand("b");
        called.await(Output.Incoming.class);
        called.accept();
        caller.await(Output.Connected.class);
        return new SocketDevice[] {caller, called};
    }

    private long counter(String name) {
        return exchange.ask((core, now) -> core.status())
                .awaitUninterruptibly()
                .getNow()
                .counters()
                .getOrDefault(name, 0L);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("waiting until " + what).isNegative();
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Test
    void dataPassesBothWaysAtOnceUnchangedAndTheCallIsReleased() throws Exception {
        SocketDevice[] call = call();
        byte[] there = new byte[8 * 1024];
        byte[] back = new byte[10_000];
        new Random(1).nextBytes(there);
        new Random(2).nextBytes(back);
        call[0].send(16 * MIB, there);
        call[1].send(1000 * 10_000, back);
        await(
                "all has arrived",
                () -> call[1].receivedOctets.get() == 16 * MIB && call[0].receivedOctets.get() == 1000 * 10_000);
        assertThat(call[1].receivedSum.getValue()).isEqualTo(sum(there, 2048));
        assertThat(call[0].receivedSum.getValue()).isEqualTo(sum(back, 1000));
        call[0].terminate();
        assertThat(call[1].await(Output.CallEnded.class).reason()).isEqualTo(Reason.COMPLETED);
        await("the call is counted", () -> counter("callsEnded.completed") == 1);
        assertThat(counter("octetsFromCallers")).isEqualTo(16 * MIB);
        call[1].demand("a");
        call[0].await(Output.Incoming.class);
    }

    private static long sum(byte[] pattern, int times) {
        CRC32 sum = new CRC32();
        for (int i = 0; i < times; i++) {
            sum.update(pattern);
        }
        return sum.getValue();
    }

    @Test
    void aReaderThatStopsHoldsTheSenderBackAndIsDroppedAfterTheStallTimeout() throws Exception {
        SocketDevice[] call = call();
        call[1].stopReading();
        long stopped = System.nanoTime();
        call[0].send(512 * MIB, new byte[8 * 1024]);
        Output.CallEnded ended = call[0].await(Output.CallEnded.class);
        assertThat(ended.reason()).isEqualTo(Reason.STALLED);
        assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isBetween(STALL, STALL.multipliedBy(3));
        // what the kernels and both ends' TLS hold, and the relay's bound; far from what the sender would like to send
        assertThat(call[0].sentOctets.get()).isLessThan(40 * MIB);
        await("the slow device is gone", () -> counter("connectionsEnded.stalled") == 1);
    }

    @Test
    void aReaderThatTakesALittleAllTheTimeIsNotDropped() throws Exception {
        SocketDevice[] call = call();
        call[1].readSlowly(Duration.ofMillis(150));
        call[0].send(512 * MIB, new byte[8 * 1024]);
        long end = System.nanoTime() + STALL.multipliedBy(4).toNanos();
        await("four stall timeouts have gone by", () -> System.nanoTime() - end > 0);
        assertThat(counter("connectionsEnded.stalled")).isZero();
        assertThat(call[0].sentOctets.get()).as("held back all the time").isLessThan(40 * MIB);
        long received = call[1].receivedOctets.get();
        await("more arrives", () -> call[1].receivedOctets.get() > received);
    }

    @Test
    void aCallerCutOffInTheMiddleIsToldToThePartnerAtOnce() throws Exception {
        SocketDevice[] call = call();
        call[0].send(64 * 1024, new byte[1024]);
        await("data flows", () -> call[1].receivedOctets.get() > 0);
        long cut = System.nanoTime();
        call[0].cut();
        assertThat(call[1].await(Output.CallEnded.class).reason()).isEqualTo(Reason.PEER_LOST);
        assertThat(Duration.ofNanos(System.nanoTime() - cut)).isLessThan(Duration.ofSeconds(5));
        SocketDevice again = device("a", PASSWORD);
        again.await(Output.LoggedIn.class);
        again.demand("b");
        call[1].await(Output.Incoming.class);
    }

    @Test
    void aWrongPasswordIsRefusedOverTlsWithItsReason() throws Exception {
        SocketDevice stranger = device("a", "wrong".toCharArray());
        Output.Closed closed = stranger.await(Output.Closed.class);
        assertThat(closed.reason()).isEqualTo(Reason.LOGIN_REFUSED);
        assertThat(closed.retryAfterMs()).isEqualTo(500);
    }

    @Test
    void whoDoesNotSpeakTlsIsClosedAndCounted() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            in.readAllBytes();
        }
        await("it is counted", () -> counter("connectionsEnded.protocol-error") == 1);
        assertThat(counter("protocolErrors"))
                .as("and logged with those of its address")
                .isOne();
    }

    @Test
    void whoSpeaksTlsButNotTheWiresProtocolIsClosedAndCounted() throws Exception {
        SSLContext trustsAll = SSLContext.getInstance("TLSv1.3");
        trustsAll.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        try (Socket socket = trustsAll
                .getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), listener.address().getPort())) {
            socket.setSoTimeout(10_000);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains(Reason.PROTOCOL_ERROR.code());
        }
        await("it is counted", () -> counter("protocolErrors") == 1);
    }

    @Test
    void whoConnectsAndSaysNothingIsClosedAfterTheLoginTimeout() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort())) {
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(counter("connectionsEnded.login-timeout")).isOne();
    }

    @Test
    void whoConnectsAndLeavesAgainIsNoError() throws Exception {
        new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort()).close();
        await("it is counted", () -> counter("connectionsEnded.transport-lost") == 1);
        assertThat(counter("protocolErrors")).isZero();
    }

    @Test
    void aRelayThatGoesDownTellsItsDevicesAndEndsTheirCalls() throws Exception {
        SocketDevice[] call = call();
        listener.stopAccepting();
        Future<Void> quiet = exchange.goDown();
        for (SocketDevice device : call) {
            assertThat(device.await(Output.CallEnded.class).reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
            assertThat(device.await(Output.Leaving.class).retryAfterMs()).isPositive();
            assertThat(device.await(Output.Closed.class).reason()).isEqualTo(Reason.RELAY_GOING_DOWN);
        }
        assertThat(quiet.awaitUninterruptibly(5_000)).isTrue();
    }
}
