package org.pagewire.wire.login;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS contexts of the wire: TLS 1.3 alone, ALPN {@value #PROTOCOL}, BoringSSL where its library is there, else the JDK's
 * engine. A context serves any number of connections and threads.
 */
public final class TlsContexts {
    /** The application protocol both sides must agree on (RFC 7301). */
    public static final String PROTOCOL = "pagewire/1";

    private static final String[] VERSIONS = {"TLSv1.3"};

    private TlsContexts() {}

    /**
     * For devices. The relay's certificate must be trusted and must name the host or IP address that was configured
     * (RFC 9525; an address as an iPAddress entry among the subject alternative names).
     *
     * @param trust PEM file of the certificates to trust, instead of the system's; null for the system's
     * @throws IOException when the file cannot be read or holds no certificate
     */
    public static SslContext client(@Nullable Path trust) throws IOException {
        return client(trust, provider());
    }

    static SslContext client(@Nullable Path trust, SslProvider provider) throws IOException {
        SslContextBuilder builder = SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS");
        if (trust != null) {
            try {
                builder.trustManager(readable(trust));
            } catch (IllegalArgumentException e) {
                throw new IOException(trust + " holds no certificate in PEM form", e);
            }
        }
        return finished(builder, provider);
    }

    /**
     * For relays.
     *
     * @param certificate PEM file with the relay's certificate and those between it and a root
     * @param key PEM file with its private key, PKCS #8, not encrypted
     * @throws IOException when a file cannot be read or does not hold that
     */
    public static SslContext server(Path certificate, Path key) throws IOException {
        return server(certificate, key, provider());
    }

    static SslContext server(Path certificate, Path key, SslProvider provider) throws IOException {
        SslContextBuilder builder;
        try {
            builder = SslContextBuilder.forServer(readable(certificate), readable(key))
                    .trustManager(trustingNobody());
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    certificate + " and " + key + " are not a certificate and its private key in PEM form", e);
        }
        return finished(builder, provider);
    }

    /** Devices are asked for no certificate; without this the JDK's authorities would be read, and slow the start. */
    private static TrustManagerFactory trustingNobody() throws IOException {
        try {
            KeyStore none = KeyStore.getInstance(KeyStore.getDefaultType());
            none.load(null, null);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(none);
            return factory;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no key stores: " + e.getMessage(), e);
        }
    }

    private static SslContext finished(SslContextBuilder builder, SslProvider provider) throws IOException {
        // What the JDK's engine can do too: on no common protocol it fails the handshake, BoringSSL goes on without
        // one.
        // The connection's owner checks the protocol after the handshake in both cases.
        ApplicationProtocolConfig alpn = new ApplicationProtocolConfig(
                Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, PROTOCOL);
        return builder.sslProvider(provider)
                .protocols(VERSIONS)
                .applicationProtocolConfig(alpn)
                .build();
    }

    private static SslProvider provider() {
        return OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
    }

    private static java.io.File readable(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " cannot be read");
        }
        return file.toFile();
    }
}
