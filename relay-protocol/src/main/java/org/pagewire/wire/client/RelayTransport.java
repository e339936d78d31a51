package org.pagewire.wire.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.SocketAddress;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.codec.FrameDecoder;
import org.pagewire.wire.codec.FrameException;
import org.pagewire.wire.login.TlsContexts;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Welcome;

/**
 * One connection to a relay as a pipe of messages and data: TCP, proxy, TLS and frames, without knowing what the messages
 * mean. Made by {@link RelayConnector}. Belongs to its event loop.
 *
 * <p>What is sent is flushed when the event that caused it is over, so that a burst travels together.
 */
public final class RelayTransport {
    private final TransportListener listener;
    private @Nullable Channel channel;
    private boolean connected;
    private boolean over;
    private boolean reading = true;
    private boolean flushScheduled;

    RelayTransport(TransportListener listener) {
        this.listener = listener;
    }

    /** Sends a message behind everything sent before; does nothing when the transport is over. */
    public void send(Message message) {
        write(message);
    }

    /**
     * Sends data behind everything sent before.
     *
     * @param data taken over, and released also when the transport is over
     */
    public void sendData(ByteBuf data) {
        write(data);
    }

    /** False while more waits to be sent than should. */
    public boolean isWritable() {
        Channel open = channel;
        return open != null && open.isWritable();
    }

    /** Reads from the network, or stops. What has been read already is still handed over. */
    public void setReading(boolean read) {
        reading = read;
        if (channel != null) {
            channel.config().setAutoRead(read);
        }
    }

    /** Where the other end of the TCP connection is; null while there is none. */
    public @Nullable SocketAddress peer() {
        Channel open = channel;
        return open == null ? null : open.remoteAddress();
    }

    /** Sends what is waiting and closes. The listener hears nothing more. */
    public void close() {
        if (over) {
            return;
        }
        over = true;
        Channel open = channel;
        if (open != null) {
            open.flush();
            open.close();
        }
    }

    boolean isOver() {
        return over;
    }

    void opened(Channel made) {
        channel = made;
        if (over) {
            made.close();
        }
    }

    /** The one way by which the network ends a transport. */
    void end(Reason reason, @Nullable String detail) {
        if (over) {
            return;
        }
        over = true;
        if (channel != null) {
            channel.close();
        }
        listener.onClosed(reason, detail);
    }

    private void write(Object what) {
        Channel open = channel;
        if (over || open == null) {
            ReferenceCountUtil.release(what);
            return;
        }
        open.write(what);
        if (!flushScheduled) {
            flushScheduled = true;
            open.eventLoop().execute(() -> {
                flushScheduled = false;
                open.flush();
            });
        }
    }

    /** The last handler of the pipeline. */
    final class Handler extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object what) {
            if (over) {
                ReferenceCountUtil.release(what);
            } else if (what instanceof ByteBuf data) {
                listener.onData(data);
            } else if (what instanceof Message message) {
                if (message instanceof Welcome) {
                    ctx.pipeline().get(FrameDecoder.class).loggedIn();
                }
                listener.onMessage(message);
            } else {
                throw new IllegalStateException("the decoder passes on messages and buffers alone");
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            if (!over && connected) {
                listener.onWritabilityChanged(ctx.channel().isWritable());
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake) {
                handshakeDone(ctx, handshake);
            } else if (event instanceof SslCloseCompletionEvent) {
                // Nothing follows; the relay waits for this side to close the connection.
                channelInactive(ctx);
            }
        }

        private void handshakeDone(ChannelHandlerContext ctx, SslHandshakeCompletionEvent handshake) {
            if (over) {
                return;
            }
            if (!handshake.isSuccess()) {
                exceptionCaught(ctx, handshake.cause());
            } else if (!TlsContexts.PROTOCOL.equals(
                    ctx.pipeline().get(SslHandler.class).applicationProtocol())) {
                end(Reason.RELAY_NOT_TRUSTED, "What listens there is not a relay.");
            } else {
                connected = true;
                setReading(reading);
                listener.onConnected();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            if (connected) {
                end(Reason.TRANSPORT_LOST, null);
            } else {
                end(Reason.RELAY_UNREACHABLE, "The connection was closed before TLS was set up.");
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            if (over) {
                return;
            }
            Throwable found = Causes.telling(cause);
            if (found instanceof FrameException frame) {
                end(frame.reason(), frame.getMessage());
            } else if (found instanceof ProxyConnectException) {
                end(Reason.PROXY_REFUSED, found.getMessage());
            } else if (found instanceof SSLException && !connected) {
                end(Reason.RELAY_NOT_TRUSTED, Causes.deepest(found));
            } else if (found instanceof IOException) {
                end(connected ? Reason.TRANSPORT_LOST : Reason.RELAY_UNREACHABLE, found.getMessage());
            } else {
                end(Reason.INTERNAL_ERROR, null);
                ctx.fireExceptionCaught(found);
            }
        }
    }
}
