package org.pagewire.relay.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.pagewire.relay.exchange.CallMeter;
import org.pagewire.wire.codec.FrameDecoder;
import org.pagewire.wire.codec.FrameException;
import org.pagewire.wire.login.TlsContexts;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Welcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of one connection's pipeline. Hands messages to the exchange, one at a time; in a call it passes data to the
 * partner's handler as it comes, piece by piece, without looking inside.
 *
 * <p>What keeps its order: a message is handed over after the data that came before it, and everything for the device is
 * written on this event loop. So TERMINATE never overtakes data, and after RELEASE nothing of the call is written,
 * because {@link #deliver} compares the call a piece belongs to with the one this connection is joined in now.
 *
 * <p>Reads stop while a message waits for the exchange, while the device takes no answers, and while too much of the
 * call's data is under way to the partner ({@link Lane}). A device that takes nothing for the stall timeout is reported.
 *
 * <p>Owner: its channel's event loop. Methods called from elsewhere say so.
 */
final class DeviceHandler extends ChannelInboundHandlerAdapter {
    /** What was sent before Close has so long to leave, and the device to read it and close first. */
    static final Duration LINGER = Duration.ofSeconds(1);

    /** Signs of life that are no messages are told to the exchange at most so often. */
    static final Duration HEARD_EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(DeviceHandler.class);

    private final long number;
    private final ExchangeThread exchange;
    private final FrameDecoder decoder;
    private final Duration stallTimeout;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final List<ByteBuf> pieces = new ArrayList<>();

    private @Nullable ChannelHandlerContext ctx;
    private @Nullable Lane lane;
    private @Nullable ChannelFuture lastWrite;
    private boolean exchangeReady;
    private boolean closing;
    private boolean loggedIn;
    private boolean stallWatched;
    private boolean silenceWatched;
    private int unfinishedWrites;
    private long progressAt;
    private long heardAt;
    private Reason lostReason = Reason.TRANSPORT_LOST;

    DeviceHandler(long number, ExchangeThread exchange, FrameDecoder decoder, Duration stallTimeout) {
        this.number = number;
        this.exchange = exchange;
        this.decoder = decoder;
        this.stallTimeout = stallTimeout;
    }

    // ---- from the network

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ctx = context;
        heardAt = exchange.now();
        exchange.opened(number, this, context.channel().remoteAddress());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closing = true;
        lane = null;
        dropWaiting();
        exchange.lost(number, lostReason);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object what) {
        if (closing) {
            ReferenceCountUtil.release(what);
        } else if (canTake(what) && waiting.isEmpty()) {
            take(what);
        } else {
            waiting.add(what);
            steerReading();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        passOn();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        takeWaiting();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            SslHandler tls = context.pipeline().get(SslHandler.class);
            if (handshake.cause() instanceof SSLException) {
                exchange.broken(number, "TLS failed");
            } else if (handshake.isSuccess()
                    && (tls == null || !TlsContexts.PROTOCOL.equals(tls.applicationProtocol()))) {
                exchange.broken(number, "TLS without the application protocol " + TlsContexts.PROTOCOL);
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof FrameException broken) {
            exchange.broken(number, String.valueOf(broken.getMessage()));
        } else if (cause instanceof SSLException || cause instanceof DecoderException) {
            exchange.broken(number, "TLS failed");
        } else {
            if (!(cause instanceof IOException)) {
                LOG.error("Connection {} is closed because of a defect", number, cause);
                lostReason = Reason.INTERNAL_ERROR;
            }
            context.close();
        }
    }

    private boolean canTake(Object what) {
        // Data also waits behind a message: it may have been TERMINATE.
        boolean ofCall = what instanceof ByteBuf && lane != null;
        return exchangeReady && (ofCall || context().channel().isWritable());
    }

    private void take(Object what) {
        if (what instanceof ByteBuf data && lane != null) {
            pieces.add(data);
            return;
        }
        passOn();
        exchangeReady = false;
        if (what instanceof Message message) {
            exchange.message(number, message);
        } else {
            ReferenceCountUtil.release(what);
            exchange.data(number);
        }
    }

    private void takeWaiting() {
        while (!closing && !waiting.isEmpty() && canTake(waiting.element())) {
            take(waiting.remove());
        }
        passOn();
        steerReading();
    }

    /** Passes the pieces read so far to the partner. */
    private void passOn() {
        Lane to = lane;
        if (pieces.isEmpty()) {
            return;
        }
        List<ByteBuf> batch = List.copyOf(pieces);
        pieces.clear();
        if (to == null) {
            batch.forEach(ByteBuf::release);
            return;
        }
        long octets = 0;
        for (ByteBuf piece : batch) {
            octets += piece.readableBytes();
        }
        to.enter(octets, batch.size());
        to.target.execute(() -> to.target.deliver(to, batch), batch);
        long now = exchange.now();
        if (now - heardAt >= HEARD_EVERY.toNanos()) {
            heardAt = now;
            exchange.heard(number);
        }
        steerReading();
    }

    private void steerReading() {
        boolean read = closing || (waiting.isEmpty() && (lane == null || !lane.isFull()));
        context().channel().config().setAutoRead(read);
        if (!read) {
            watchSilence();
        }
    }

    /** What is not read says nothing: while the relay does not listen, the device counts as alive. */
    private void watchSilence() {
        if (!silenceWatched) {
            silenceWatched = true;
            context().executor().schedule(this::excuseSilence, HEARD_EVERY.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void excuseSilence() {
        silenceWatched = false;
        if (!closing && !context().channel().config().isAutoRead()) {
            exchange.heard(number);
            watchSilence();
        }
    }

    // ---- from the partner

    /** Writes data of a call, unless this connection is not in that call any more. */
    private void deliver(Lane from, List<ByteBuf> batch) {
        Lane own = lane;
        boolean current = own != null && own.meter == from.meter && !closing;
        for (ByteBuf piece : batch) {
            int octets = piece.readableBytes();
            if (current) {
                from.meter.count(from.fromCaller, octets);
                watched(context().write(piece)).addListener(done -> left(from, octets));
            } else {
                piece.release();
                left(from, octets);
            }
        }
        if (current) {
            context().flush();
        }
    }

    private static void left(Lane from, int octets) {
        if (from.leave(octets)) {
            from.source.execute(from.source::steerReading, List.of());
        }
    }

    // ---- from the exchange

    /** Runs a task on the event loop; from any thread. When the loop has ended the pieces are released. */
    void execute(Runnable task, List<ByteBuf> pieces) {
        try {
            context().executor().execute(task);
        } catch (RejectedExecutionException e) {
            pieces.forEach(ByteBuf::release);
        }
    }

    void send(Message message) {
        if (closing) {
            return;
        }
        if (message instanceof Welcome) {
            loggedIn = true;
            decoder.loggedIn();
        }
        watched(context().writeAndFlush(message));
    }

    void join(DeviceHandler partner, boolean fromCaller, CallMeter meter) {
        lane = new Lane(meter, fromCaller, this, partner);
    }

    void unjoin() {
        passOn();
        lane = null;
        takeWaiting();
    }

    void ready() {
        exchangeReady = true;
        takeWaiting();
    }

    /** Lets what was sent leave, says that nothing follows, and closes when the device does or the time is over. */
    void close(Reason reason) {
        if (closing) {
            return;
        }
        closing = true;
        lostReason = reason;
        lane = null;
        dropWaiting();
        steerReading();
        ChannelHandlerContext context = context();
        context.executor().schedule(() -> cut(context), LINGER.toMillis(), TimeUnit.MILLISECONDS);
        ChannelFuture last = lastWrite;
        if (last == null || last.isDone()) {
            endOutput(context);
        } else {
            last.addListener(done -> endOutput(context));
        }
    }

    private static void endOutput(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        // A close with unread octets would reset the connection, and the device would lose our last message.
        if (tls != null && tls.handshakeFuture().isSuccess()) {
            tls.closeOutbound();
        } else {
            context.close();
        }
    }

    /** Closes without the farewell of TLS, which a device that takes nothing would not take either. */
    private static void cut(ChannelHandlerContext context) {
        ChannelHandlerContext tls = context.pipeline().context(SslHandler.class);
        (tls == null ? context : tls).close();
    }

    private void dropWaiting() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        pieces.forEach(ByteBuf::release);
        pieces.clear();
    }

    // ---- stalls

    private ChannelFuture watched(ChannelFuture write) {
        lastWrite = write;
        if (unfinishedWrites++ == 0) {
            progressAt = exchange.now();
        }
        write.addListener(done -> {
            unfinishedWrites--;
            progressAt = exchange.now();
        });
        // Before that, what is written waits for TLS, and the login timeout covers it.
        if (loggedIn && !stallWatched) {
            watchStall(stallTimeout.toNanos());
        }
        return write;
    }

    private void watchStall(long delay) {
        stallWatched = true;
        context().executor().schedule(this::checkStall, delay, TimeUnit.NANOSECONDS);
    }

    private void checkStall() {
        stallWatched = false;
        if (unfinishedWrites == 0 || closing) {
            return;
        }
        long left = progressAt + stallTimeout.toNanos() - exchange.now();
        if (left <= 0) {
            exchange.stalled(number);
        } else {
            watchStall(left);
        }
    }

    private ChannelHandlerContext context() {
        if (ctx == null) {
            throw new IllegalStateException("connection " + number + " is not active yet");
        }
        return ctx;
    }
}
