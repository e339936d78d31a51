package org.pagewire.wire.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.codec.FrameDecoder;
import org.pagewire.wire.codec.FrameEncoder;
import org.pagewire.wire.message.Reason;

/**
 * Opens connections to one relay, through a proxy where one is configured (R-A1). Names are looked up on a thread of
 * their own each time, since the JDK's look-up blocks; all addresses of a name are tried in turn. Immutable; used from any
 * thread.
 */
public final class RelayConnector {
    /** For TCP to one address, for the proxy's answer, and for TLS, each. */
    static final int STEP_TIMEOUT_MS = 10_000;

    private final RelayAddress relay;
    private final SslContext tls;
    private final @Nullable OutboundProxy proxy;
    private final FrameEncoder encoder = new FrameEncoder();

    /**
     * @param relay the relay; its certificate must name this host
     * @param tls see {@link org.pagewire.wire.login.TlsContexts#client}
     * @param proxy null for none
     */
    public RelayConnector(RelayAddress relay, SslContext tls, @Nullable OutboundProxy proxy) {
        this.relay = relay;
        this.tls = tls;
        this.proxy = proxy;
    }

    /**
     * Starts to connect.
     *
     * @param loop an event loop of a NIO group; the transport and the listener belong to it
     * @param listener hears of the outcome
     * @return the transport, usable from {@link TransportListener#onConnected} on, and closable at once
     */
    public RelayTransport connect(EventLoop loop, TransportListener listener) {
        RelayTransport transport = new RelayTransport(listener);
        Attempt attempt = new Attempt(loop, transport);
        Thread lookup = new Thread(attempt::lookUp, "relay-lookup");
        lookup.setDaemon(true);
        lookup.start();
        return transport;
    }

    private final class Attempt {
        private final EventLoop loop;
        private final RelayTransport transport;

        Attempt(EventLoop loop, RelayTransport transport) {
            this.loop = loop;
            this.transport = transport;
        }

        void lookUp() {
            String host = proxy == null ? relay.host() : proxy.address().host();
            try {
                InetAddress[] addresses = InetAddress.getAllByName(host);
                loop.execute(() -> open(addresses, 0));
            } catch (UnknownHostException e) {
                loop.execute(() -> transport.end(unreachable(), "The name " + host + " cannot be looked up."));
            }
        }

        private void open(InetAddress[] addresses, int index) {
            if (transport.isOver()) {
                return;
            }
            RelayAddress next = proxy == null ? relay : proxy.address();
            InetSocketAddress hop = new InetSocketAddress(addresses[index], next.port());
            ProxyHandler hopHandler = proxy == null ? null : handler(proxy, hop);
            ChannelFuture opening = new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, STEP_TIMEOUT_MS)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .resolver(NoopAddressResolverGroup.INSTANCE)
                    .handler(pipeline(hopHandler))
                    .connect(hopHandler == null ? hop : InetSocketAddress.createUnresolved(relay.host(), relay.port()));
            opening.addListener(done -> {
                if (done.isSuccess()) {
                    transport.opened(opening.channel());
                } else if (index + 1 < addresses.length) {
                    open(addresses, index + 1);
                } else {
                    transport.end(unreachable(), done.cause().getMessage());
                }
            });
        }

        private ChannelHandler pipeline(@Nullable ProxyHandler hopHandler) {
            return new ChannelInitializer<SocketChannel>() {
                @Override
                protected void initChannel(SocketChannel channel) {
                    if (hopHandler != null) {
                        channel.pipeline().addLast(hopHandler);
                    }
                    channel.pipeline()
                            .addLast(tls.newHandler(channel.alloc(), relay.host(), relay.port()))
                            .addLast(new FrameDecoder(), encoder, transport.new Handler());
                }
            };
        }

        private Reason unreachable() {
            return proxy == null ? Reason.RELAY_UNREACHABLE : Reason.PROXY_REFUSED;
        }
    }

    private static ProxyHandler handler(OutboundProxy proxy, InetSocketAddress hop) {
        String user = proxy.user();
        String password = proxy.password() == null ? "" : proxy.password();
        ProxyHandler handler = switch (proxy.kind()) {
            case HTTP -> user == null ? new HttpProxyHandler(hop) : new HttpProxyHandler(hop, user, password);
            case SOCKS5 -> user == null ? new Socks5ProxyHandler(hop) : new Socks5ProxyHandler(hop, user, password);
        };
        handler.setConnectTimeoutMillis(STEP_TIMEOUT_MS);
        return handler;
    }
}
