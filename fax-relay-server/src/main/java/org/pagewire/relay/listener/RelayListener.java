package org.pagewire.relay.listener;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.pagewire.wire.codec.FrameDecoder;
import org.pagewire.wire.codec.FrameEncoder;

/** Accepts devices over TLS and hands their connections to the exchange. Safe for any thread. */
public final class RelayListener implements AutoCloseable {
    /** Reads start small, so that idle connections cost little, and grow while a connection has much to say. */
    private static final int READ_LEAST = 1024;

    private static final int READ_FIRST = 2048;
    private static final int READ_MOST = 512 * 1024;

    /** Answers that a device does not take; above it no more of its messages are taken. */
    private static final WriteBufferWaterMark ANSWERS = new WriteBufferWaterMark(64 * 1024, 128 * 1024);

    /**
     * What the kernel keeps of a connection's octets beside those it has sent. Without it the kernel takes megabytes and
     * tells of room after a third of them, so a slow device would look like one that takes nothing.
     */
    private static final long UNSENT_MOST = 64 * 1024;

    private static final int BACKLOG = 1024;
    private static final Duration STOP = Duration.ofSeconds(2);

    private final MultiThreadIoEventLoopGroup loops;
    private final Channel server;
    private final ChannelGroup devices;

    private RelayListener(MultiThreadIoEventLoopGroup loops, Channel server, ChannelGroup devices) {
        this.loops = loops;
        this.server = server;
        this.devices = devices;
    }

    /**
     * Starts to listen.
     *
     * @param stallTimeout a device that takes nothing for so long is dropped
     * @throws IOException when the address cannot be listened on
     */
    public static RelayListener listen(
            InetSocketAddress address, SslContext tls, ExchangeThread exchange, Duration stallTimeout)
            throws IOException {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(0, new DefaultThreadFactory("device"), io);
        ChannelGroup devices = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        AtomicLong numbers = new AtomicLong();
        FrameEncoder encoder = new FrameEncoder();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(READ_LEAST, READ_FIRST, READ_MOST))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, ANSWERS)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        devices.add(channel);
                        SslHandler tlsHandler = tls.newHandler(channel.alloc());
                        // None of its own: the exchange's login timeout covers TLS, and says why.
                        tlsHandler.setHandshakeTimeoutMillis(0);
                        tlsHandler.setCloseNotifyFlushTimeout(DeviceHandler.LINGER.toMillis(), TimeUnit.MILLISECONDS);
                        FrameDecoder decoder = new FrameDecoder();
                        channel.pipeline()
                                .addLast(
                                        tlsHandler,
                                        decoder,
                                        encoder,
                                        new DeviceHandler(numbers.incrementAndGet(), exchange, decoder, stallTimeout));
                    }
                });
        if (epoll) {
            bootstrap.childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_MOST);
        }
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException(
                    "cannot listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
        }
        return new RelayListener(loops, bound.channel(), devices);
    }

    /** Where it listens; with the real port when a free one was asked for. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    /** Takes no more connections; those there are stay. */
    public void stopAccepting() {
        server.close().awaitUninterruptibly(STOP.toMillis());
    }

    /** Closes everything that is still open. */
    @Override
    public void close() {
        stopAccepting();
        devices.close().awaitUninterruptibly(STOP.toMillis());
        loops.shutdownGracefully(0, STOP.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP.toMillis());
    }
}
