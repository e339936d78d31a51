package org.pagewire.wire.client;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.pagewire.wire.codec.FrameDecoder;
import org.pagewire.wire.codec.FrameEncoder;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Welcome;

/** What answers a connector on 127.0.0.1: greets, says WELCOME to anything, and sends data back as it comes. */
final class LoopbackRelay implements AutoCloseable {
    final Queue<Message> received = new ConcurrentLinkedQueue<>();
    final Queue<Channel> connections = new ConcurrentLinkedQueue<>();
    private final Channel server;

    LoopbackRelay(EventLoopGroup group, SslContext tls) {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(tls.newHandler(channel.alloc()))
                                .addLast(new FrameDecoder(), new FrameEncoder(), new Answers());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
    }

    private final class Answers extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
                connections.add(ctx.channel());
                ctx.writeAndFlush(new Greeting("Kyoto", 1, 10_000));
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object what) {
            if (what instanceof ByteBuf data) {
                ctx.writeAndFlush(data);
                return;
            }
            received.add((Message) what);
            ctx.pipeline().get(FrameDecoder.class).loggedIn();
            ctx.writeAndFlush(new Welcome("v=1", 1, 30_000, 4));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
