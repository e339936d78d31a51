package org.pagewire.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.agent.uplink.UplinkStatus.State;
import org.pagewire.wire.client.RelayAddress;
import org.pagewire.wire.client.RelayConnector;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.login.TlsContexts;
import org.pagewire.wire.message.Reason;

/** An uplink on real sockets with real TLS and the real clock. */
@Timeout(60)
class UplinkSocketTest {
    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    static Path folder;

    private static MultiThreadIoEventLoopGroup group;

    private final EventLoop loop = group.next();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        TlsRelay.makeCertificate(folder);
    }

    @AfterAll
    static void end() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** R-A3, R-A9 to R-A13. */
    @Test
    void itLogsInCallsSendsReleasesAndLogsOut() throws Exception {
        try (TlsRelay relay = new TlsRelay(group, folder, PASSWORD, 0)) {
            Uplink uplink = uplink(relay.port());
            uplink.start();
            await(uplink, status -> status.vacant() == 1);
            Echo echo = new Echo(3_000_000);
            loop.execute(() -> uplink.demand("5550102", VirtualRelay.ATTACHMENT, Duration.ofSeconds(20), echo));
            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("all came back");
            await(uplink, status -> status.inUse() == 1 && status.vacant() == 1);
            loop.execute(() -> echo.call.terminate(Reason.COMPLETED, null));
            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("ended COMPLETED");
            await(uplink, status -> status.connections() == 1 && status.vacant() == 1);
            assertThat(uplink.stop().await(20, TimeUnit.SECONDS)).isTrue();
            await(uplink, status -> status.state() == State.STOPPED && status.connections() == 0);
        }
    }

    /** R-A4: it is back within the first pause after the relay is. */
    @Test
    void itComesBackAfterTheRelayWasStoppedAndStarted() throws Exception {
        Uplink uplink;
        int port;
        try (TlsRelay relay = new TlsRelay(group, folder, PASSWORD, 0)) {
            port = relay.port();
            uplink = uplink(port);
            uplink.start();
            await(uplink, status -> status.vacant() == 1);
        }
        await(uplink, status -> status.connections() == 0);
        try (TlsRelay relay = new TlsRelay(group, folder, PASSWORD, port)) {
            long start = System.nanoTime();
            await(uplink, status -> status.state() == State.LOGGED_IN);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(relay.loggedIn).isNotEmpty();
            assertThat(uplink.stop().await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** R-A4, with a relay that accepts everything and confirms no hold: the interval here is 1 s. */
    @Test
    void aSilentRelayIsLeft() throws Exception {
        try (TlsRelay relay = new TlsRelay(group, folder, PASSWORD, 0)) {
            Uplink uplink = uplink(relay.port());
            uplink.start();
            await(uplink, status -> status.state() == State.LOGGED_IN);
            await(uplink, status -> status.reason() == Reason.HOLD_TIMEOUT);
            assertThat(uplink.stop().await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Uplink uplink(int port) throws IOException {
        RelayConnector connector = new RelayConnector(
                new RelayAddress("127.0.0.1", port), TlsContexts.client(folder.resolve("certificate.pem")), null);
        return new Uplink(
                VirtualRelay.settings(1, UplinkSettings.Surplus.CLOSE),
                new Credentials(VirtualRelay.USER, PASSWORD),
                connector,
                loop,
                new SecureRandom(),
                new Recorder());
    }

    private void await(Uplink uplink, Predicate<UplinkStatus> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        UplinkStatus status = loop.submit(uplink::status).get();
        while (!condition.test(status)) {
            assertThat(System.nanoTime() - end).as("%s", status).isNegative();
            Thread.onSpinWait();
            status = loop.submit(uplink::status).get();
        }
    }

    /** Sends as long as the call can be written, and counts what comes back. */
    private final class Echo implements DemandListener, RelayCallListener {
        private final int total;
        private int sent;
        private int back;
        RelayCall call;

        Echo(int total) {
            this.total = total;
        }

        @Override
        public RelayCallListener onConnected(RelayCall connected, JsonNode attachment) {
            call = connected;
            loop.execute(this::fill);
            return this;
        }

        @Override
        public void onFailed(Reason reason, @Nullable String detail) {
            events.add("failed " + reason);
        }

        @Override
        public void onData(ByteBuf data) {
            back += data.readableBytes();
            data.release();
            if (back == total) {
                events.add("all came back");
            }
        }

        @Override
        public void onWritabilityChanged(boolean writable) {
            if (writable) {
                loop.execute(this::fill);
            }
        }

        @Override
        public void onEnded(Reason reason, @Nullable String detail) {
            events.add("ended " + reason);
        }

        private void fill() {
            while (call.isWritable() && sent < total) {
                int length = Math.min(30_000, total - sent);
                sent += length;
                call.send(Unpooled.wrappedBuffer(new byte[length]));
            }
        }
    }
}
