package org.pagewire.wire.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TlsContextsTest {
    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    @BeforeAll
    static void make() throws IOException {
        certificate = TestCertificate.of(folder, "127.0.0.1", "relay.test");
    }

    static Stream<Arguments> engines() {
        return Stream.of(
                Arguments.of(SslProvider.JDK, SslProvider.JDK),
                Arguments.of(SslProvider.JDK, SslProvider.OPENSSL),
                Arguments.of(SslProvider.OPENSSL, SslProvider.JDK),
                Arguments.of(SslProvider.OPENSSL, SslProvider.OPENSSL));
    }

    @Test
    void boringSslIsThere() {
        assertThat(OpenSsl.isAvailable())
                .as("%s", OpenSsl.unavailabilityCause())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void bothEnginesAgreeOnTls13AndTheProtocolForNamesAndAddresses(SslProvider device, SslProvider relay)
            throws IOException {
        for (String host : new String[] {"127.0.0.1", "relay.test"}) {
            SslHandler client = handshake(device, relay, host);
            assertThat(client.handshakeFuture().isSuccess())
                    .as("%s", client.handshakeFuture().cause())
                    .isTrue();
            assertThat(client.applicationProtocol()).isEqualTo(TlsContexts.PROTOCOL);
            assertThat(client.engine().getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aCertificateForAnotherNameOrAddressIsNotTrusted(SslProvider device, SslProvider relay) throws IOException {
        for (String host : new String[] {"127.0.0.2", "other.test"}) {
            assertThat(handshake(device, relay, host).handshakeFuture().isSuccess())
                    .isFalse();
        }
    }

    @Test
    void filesThatAreNotThereOrHoldSomethingElseAreSaid() throws IOException {
        Path none = folder.resolve("none.pem");
        Path text = Files.writeString(folder.resolve("text.pem"), "hello\n");
        assertThatThrownBy(() -> TlsContexts.client(none))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.pem");
        assertThatThrownBy(() -> TlsContexts.client(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("text.pem");
        assertThatThrownBy(() -> TlsContexts.server(text, certificate.key()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("text.pem");
    }

    /** A relay asks devices for no certificate, so reading the JDK's 150 authorities would only slow its start. */
    @ParameterizedTest
    @EnumSource(
            value = SslProvider.class,
            names = {"JDK", "OPENSSL"})
    void aRelayDoesNotReadTheSystemsAuthorities(SslProvider provider) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.jks"), "no key store\n");
        System.setProperty("javax.net.ssl.trustStore", broken.toString());
        try {
            assertThat(TlsContexts.server(certificate.certificate(), certificate.key(), provider))
                    .isNotNull();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
        }
    }

    /** Both ends in one thread, octets carried over by hand until neither has more to say. */
    private static SslHandler handshake(SslProvider device, SslProvider relay, String host) throws IOException {
        SslContext deviceTls = TlsContexts.client(certificate.certificate(), device);
        SslContext relayTls = TlsContexts.server(certificate.certificate(), certificate.key(), relay);
        EmbeddedChannel server = new EmbeddedChannel();
        EmbeddedChannel channel = new EmbeddedChannel();
        server.pipeline().addLast(relayTls.newHandler(server.alloc(), Runnable::run));
        SslHandler client = deviceTls.newHandler(channel.alloc(), host, 4338, Runnable::run);
        channel.pipeline().addLast(client);
        try {
            while (carry(channel, server) | carry(server, channel)) {
                // until it is quiet
            }
        } catch (Exception e) {
            // A refused certificate comes out of the channel as well as of the future that is returned.
            assertThat(client.handshakeFuture().isSuccess() && server.isOpen()).isFalse();
        } finally {
            channel.releaseOutbound();
            server.releaseOutbound();
        }
        return client;
    }

    private static boolean carry(EmbeddedChannel from, EmbeddedChannel to) {
        from.runPendingTasks();
        ByteBuf octets = from.readOutbound();
        if (octets == null) {
            return false;
        }
        to.writeInbound(octets);
        return true;
    }
}
