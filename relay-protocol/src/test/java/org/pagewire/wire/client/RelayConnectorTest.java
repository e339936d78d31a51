package org.pagewire.wire.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.wire.login.TestCertificate;
import org.pagewire.wire.login.TlsContexts;
import org.pagewire.wire.message.Hold;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;

/** Real sockets, real TLS and real proxies, all on 127.0.0.1. */
@Timeout(60)
class RelayConnectorTest {
    @TempDir
    static Path folder;

    private static MultiThreadIoEventLoopGroup group;
    private static TestCertificate certificate;

    private final EventLoop loop = group.next();
    private final Events events = new Events();
    private LoopbackRelay relay;

    @BeforeAll
    static void start() throws IOException {
        group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        certificate = TestCertificate.of(folder, "127.0.0.1", "relay.test");
    }

    @AfterAll
    static void end() {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @AfterEach
    void stop() {
        if (relay != null) {
            relay.close();
        }
    }

    /** The certificate names the address 127.0.0.1 itself. */
    @Test
    void messagesAndDataGoBothWaysOverTls() throws Exception {
        RelayTransport transport = connect("127.0.0.1", null);
        events.await("connected", "Greeting");
        loop.execute(() -> transport.send(new Hold(1)));
        events.await("Welcome");
        assertThat(relay.received).containsExactly(new Hold(1));
        loop.execute(() -> {
            for (int i = 0; i < 10; i++) {
                transport.sendData(Unpooled.wrappedBuffer(new byte[100_000]));
            }
        });
        events.awaitData(1_000_000);
        loop.execute(transport::close);
        assertThat(relay.connections.element().closeFuture().await(10, TimeUnit.SECONDS))
                .isTrue();
        events.nothingMore(loop);
    }

    @Test
    void theRelaysEndIsTold() throws Exception {
        connect("127.0.0.1", null);
        events.await("connected", "Greeting");
        relay.connections.element().close();
        events.await("closed TRANSPORT_LOST");
    }

    /** The relay says that nothing follows, and waits for the device to close. */
    @Test
    void theEndOfTlsIsTheEndAndClosesTheConnection() throws Exception {
        connect("127.0.0.1", null);
        events.await("connected", "Greeting");
        Channel connection = relay.connections.element();
        connection.pipeline().get(SslHandler.class).closeOutbound();
        events.await("closed TRANSPORT_LOST");
        assertThat(connection.closeFuture().await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void framesThatAreNoneEndTheConnection() throws Exception {
        connect("127.0.0.1", null);
        events.await("connected", "Greeting");
        Channel connection = relay.connections.element();
        connection
                .pipeline()
                .firstContext()
                .channel()
                .eventLoop()
                .execute(() -> connection
                        .pipeline()
                        .context("FrameEncoder#0")
                        .writeAndFlush(Unpooled.wrappedBuffer(new byte[] {(byte) 0xEE, 0, 0, 0})));
        events.await("closed PROTOCOL_ERROR");
    }

    @Test
    void aPausedTransportHoldsTheSenderBackAndGoesOnLater() throws Exception {
        RelayTransport transport = connect("127.0.0.1", null);
        events.await("connected", "Greeting");
        loop.execute(() -> transport.send(new Hold(1)));
        events.await("Welcome");
        loop.execute(() -> transport.setReading(false));
        Channel connection = relay.connections.element();
        int total = 32 * 1024 * 1024;
        connection.eventLoop().execute(() -> {
            for (int i = 0; i < total; i += 65_536) {
                connection.write(Unpooled.wrappedBuffer(new byte[65_536]));
            }
            connection.flush();
        });
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (connection.isWritable() && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(connection.isWritable()).isFalse();
        assertThat(events.data).isLessThan(total);
        loop.execute(() -> transport.setReading(true));
        events.awaitData(total);
        loop.execute(transport::close);
    }

    /** R-A1. */
    @ParameterizedTest
    @EnumSource(OutboundProxy.Kind.class)
    void aProxyWithCredentialsPassesTheConnectionOnAndLooksTheNameUp(OutboundProxy.Kind kind) throws Exception {
        try (ProxyUnderTest proxy = new ProxyUnderTest(kind)) {
            RelayTransport transport =
                    connect("relay.test", new OutboundProxy(kind, proxy.address(), "fax", "pass:word"));
            events.await("connected", "Greeting");
            assertThat(proxy.targets).containsExactly("relay.test:" + relay.port());
            loop.execute(() -> transport.send(new Hold(1)));
            events.await("Welcome");
            loop.execute(transport::close);
        }
    }

    @ParameterizedTest
    @EnumSource(OutboundProxy.Kind.class)
    void aProxyThatRefusesTheCredentialsIsTheReason(OutboundProxy.Kind kind) throws Exception {
        try (ProxyUnderTest proxy = new ProxyUnderTest(kind)) {
            connect("relay.test", new OutboundProxy(kind, proxy.address(), "fax", "wrong"));
            events.await("closed PROXY_REFUSED");
            assertThat(events.detail).doesNotContain("wrong");
            assertThat(proxy.targets).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(OutboundProxy.Kind.class)
    void aProxyThatIsNotThereIsTheReason(OutboundProxy.Kind kind) throws Exception {
        connect("relay.test", new OutboundProxy(kind, new RelayAddress("127.0.0.1", freePort()), "fax", "x"));
        events.await("closed PROXY_REFUSED");
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() throws Exception {
        connect("localhost", null);
        events.await("closed RELAY_NOT_TRUSTED");
    }

    @Test
    void aCertificateOfAnotherIssuerIsNotTrusted(@TempDir Path other) throws Exception {
        TestCertificate stranger = TestCertificate.of(other, "127.0.0.1");
        relay = new LoopbackRelay(group, TlsContexts.server(stranger.certificate(), stranger.key()));
        new RelayConnector(
                        new RelayAddress("127.0.0.1", relay.port()),
                        TlsContexts.client(certificate.certificate()),
                        null)
                .connect(loop, events);
        events.await("closed RELAY_NOT_TRUSTED");
    }

    @Test
    void aRelayThatIsNotThereIsUnreachable() throws Exception {
        new RelayConnector(
                        new RelayAddress("127.0.0.1", freePort()), TlsContexts.client(certificate.certificate()), null)
                .connect(loop, events);
        events.await("closed RELAY_UNREACHABLE");
    }

    @Test
    void somethingElseThanARelayIsNotOne() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            Thread answers = new Thread(() -> {
                try (var client = other.accept()) {
                    client.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes("US-ASCII"));
                    client.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the agent hangs up
                }
            });
            answers.setDaemon(true);
            answers.start();
            new RelayConnector(
                            new RelayAddress("127.0.0.1", other.getLocalPort()),
                            TlsContexts.client(certificate.certificate()),
                            null)
                    .connect(loop, events);
            events.await("closed RELAY_NOT_TRUSTED");
        }
    }

    @Test
    void aTransportClosedWhileItConnectsSaysNothing() throws Exception {
        connect("127.0.0.1", null).close();
        events.nothingMore(loop);
    }

    private RelayTransport connect(String host, @Nullable OutboundProxy proxy) throws IOException {
        relay = new LoopbackRelay(group, TlsContexts.server(certificate.certificate(), certificate.key()));
        RelayConnector connector = new RelayConnector(
                new RelayAddress(host, relay.port()), TlsContexts.client(certificate.certificate()), proxy);
        return connector.connect(loop, events);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Events of a transport, to be waited for. */
    private static final class Events implements TransportListener {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> pieces = new LinkedBlockingQueue<>();
        volatile int data;
        volatile String detail = "";

        @Override
        public void onConnected() {
            told.add("connected");
        }

        @Override
        public void onMessage(Message message) {
            told.add(message.getClass().getSimpleName());
        }

        @Override
        public void onData(ByteBuf piece) {
            data += piece.readableBytes();
            pieces.add(piece.readableBytes());
            piece.release();
        }

        @Override
        public void onWritabilityChanged(boolean writable) {
            // follows the size of what waits; not of interest here
        }

        @Override
        public void onClosed(Reason reason, @Nullable String what) {
            detail = String.valueOf(what);
            told.add("closed " + reason);
        }

        void await(String... expected) throws InterruptedException {
            for (String next : List.of(expected)) {
                assertThat(told.poll(20, TimeUnit.SECONDS)).as("%s", detail).isEqualTo(next);
            }
        }

        void awaitData(int total) throws InterruptedException {
            int seen = 0;
            while (seen < total) {
                Integer piece = pieces.poll(20, TimeUnit.SECONDS);
                assertThat(piece).as("after %d of %d octets", seen, total).isNotNull();
                seen += piece;
            }
            assertThat(seen).isEqualTo(total);
        }

        void nothingMore(EventLoop loop) {
            loop.submit(() -> {}).syncUninterruptibly();
            assertThat(told).isEmpty();
        }
    }
}
