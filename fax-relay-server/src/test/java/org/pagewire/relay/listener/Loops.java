package org.pagewire.relay.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.pagewire.relay.exchange.Exchange;
import org.pagewire.relay.exchange.ExchangeSettings;
import org.pagewire.relay.login.Logins;
import org.pagewire.relay.login.Registration;
import org.pagewire.relay.store.Store;
import org.pagewire.relay.store.StoreException;
import org.pagewire.wire.codec.FrameDecoder;
import org.pagewire.wire.codec.FrameEncoder;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.login.LoginException;
import org.pagewire.wire.login.ScramClient;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Accept;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Login;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Proof;
import org.pagewire.wire.message.Welcome;

/**
 * The listener's handlers on embedded channels, with the real exchange, store and codec, in virtual time. Each channel is
 * an event loop of its own that runs when it is told to, so that a test decides what overtakes what.
 */
final class Loops implements AutoCloseable {
    static final Duration STALL = Duration.ofSeconds(20);
    static final ObjectNode ATTACHMENT = JsonNodeFactory.instance.objectNode();
    private static final char[] PASSWORD = "correct horse".toCharArray();
    private static final Verifier VERIFIER = Verifier.ofPassword(PASSWORD, Verifier.MIN_ROUNDS, new Random(1));

    final ExchangeThread exchange;
    final List<Device> devices = new ArrayList<>();
    private final EmbeddedChannel owner = new EmbeddedChannel();
    private final Store store;
    private final Random random = new Random(1);
    private final Queue<Runnable> disk = new ArrayDeque<>();
    private long now;
    private long numbers;

    Loops(Path folder) throws StoreException {
        store = Store.open(folder);
        owner.freezeTime();
        ExchangeSettings settings = new ExchangeSettings(
                "loops", Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(60), 16, 256, 1000);
        Logins logins = new Logins(new byte[32], Verifier.MIN_ROUNDS, random);
        exchange = new ExchangeThread(
                owner.eventLoop(), disk::add, store, () -> now, out -> new Exchange(settings, logins, random, out));
    }

    /** Lets everything run until nothing is left to do. */
    void settle() {
        for (int quiet = 0; quiet < 3; quiet++) {
            owner.runPendingTasks();
            for (Runnable read = disk.poll(); read != null; read = disk.poll()) {
                read.run();
                quiet = 0;
            }
            devices.forEach(Device::runLoop);
        }
    }

    /** Lets the exchange alone run. */
    void settleExchange() {
        owner.runPendingTasks();
    }

    void pass(Duration duration) {
        long step = Duration.ofMillis(100).toNanos();
        for (long left = duration.toNanos(); left > 0; left -= step) {
            long part = Math.min(step, left);
            now += part;
            owner.advanceTimeBy(part, TimeUnit.NANOSECONDS);
            devices.forEach(device -> device.channel.advanceTimeBy(part, TimeUnit.NANOSECONDS));
            owner.runScheduledPendingTasks();
            devices.forEach(device -> device.channel.runScheduledPendingTasks());
            settle();
        }
    }

    long counter(String name) {
        var status = exchange.ask((core, time) -> core.status());
        settle();
        return status.getNow().counters().getOrDefault(name, 0L);
    }

    Device open() {
        Device device = new Device();
        devices.add(device);
        settle();
        return device;
    }

    Device login(String id) throws StoreException, LoginException {
        store.add(new Registration(id, "FAX", VERIFIER, Instant.EPOCH, Instant.EPOCH));
        Device device = open();
        device.take(Greeting.class);
        ScramClient scram = new Credentials(id, PASSWORD).begin(random);
        device.send(new Login("instance-" + id, "FAX", List.of(), scram.first()));
        device.send(new Proof(scram.answer(device.take(Challenge.class).scram())));
        device.take(Welcome.class);
        return device;
    }

    Device[] call(String from, String to) throws StoreException, LoginException {
        Device[] call = {login(from), login(to)};
        connect(call[0], call[1], to);
        return call;
    }

    void connect(Device caller, Device called, String to) {
        caller.send(new Demand(to, ATTACHMENT, 60_000));
        called.take(Notice.class);
        called.send(new Accept(ATTACHMENT));
        caller.take(Connected.class);
    }

    @Override
    public void close() {
        devices.forEach(device -> device.channel.close());
        settle();
        devices.forEach(device -> device.channel.finishAndReleaseAll());
        settle();
        devices.forEach(device -> {
            device.gate.dropAll();
            device.peer.finishAndReleaseAll();
        });
        owner.finishAndReleaseAll();
        store.close();
    }

    /** Between the pipeline and the network: shut, it keeps what is written, as a full socket does. */
    static final class Gate extends ChannelOutboundHandlerAdapter {
        private record Kept(ByteBuf octets, ChannelPromise promise) {}

        private final Queue<Kept> kept = new ArrayDeque<>();
        private boolean shut;
        private ChannelHandlerContext context;

        @Override
        public void handlerAdded(ChannelHandlerContext ctx) {
            context = ctx;
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object what, ChannelPromise promise) {
            if (shut) {
                kept.add(new Kept((ByteBuf) what, promise));
            } else {
                ctx.write(what, promise);
            }
        }

        void shut() {
            shut = true;
        }

        long keptOctets() {
            return kept.stream().mapToLong(each -> each.octets.readableBytes()).sum();
        }

        void open() {
            shut = false;
            for (Kept each = kept.poll(); each != null; each = kept.poll()) {
                context.write(each.octets, each.promise);
            }
            context.flush();
        }

        /** Lets so much out, as a slow network does. */
        void letOut(int writes) {
            for (int i = 0; i < writes && !kept.isEmpty(); i++) {
                Kept each = kept.poll();
                context.write(each.octets, each.promise);
            }
            context.flush();
        }

        void dropAll() {
            for (Kept each = kept.poll(); each != null; each = kept.poll()) {
                each.octets.release();
            }
        }
    }

    /** A connection, with the device's codec at its other end. */
    final class Device {
        final Gate gate = new Gate();
        final EmbeddedChannel channel;
        private final FrameDecoder theirs = new FrameDecoder();
        final EmbeddedChannel peer = new EmbeddedChannel(theirs, new FrameEncoder());
        /** Its event loop has other things to do. */
        boolean asleep;

        private boolean closed;

        Device() {
            theirs.loggedIn();
            FrameDecoder decoder = new FrameDecoder();
            channel = new EmbeddedChannel(
                    gate, decoder, new FrameEncoder(), new DeviceHandler(++numbers, exchange, decoder, STALL));
            channel.freezeTime();
            channel.closeFuture().addListener(done -> closed = true);
        }

        /** Octets as the device's codec writes them. */
        ByteBuf frames(Object... what) {
            ByteBuf all = ByteBufAllocator.DEFAULT.buffer();
            for (Object each : what) {
                peer.writeOutbound(each instanceof String text ? data(text) : each);
                for (ByteBuf part = peer.readOutbound(); part != null; part = peer.readOutbound()) {
                    all.writeBytes(part);
                    part.release();
                }
            }
            return all;
        }

        private ByteBuf data(String text) {
            return ByteBufAllocator.DEFAULT.buffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }

        /** All in one read; then everything settles. */
        void send(Object... what) {
            arrive(what);
            settle();
        }

        /** All in one read, and only this event loop runs. */
        void arrive(Object... what) {
            channel.writeInbound(frames(what));
        }

        /** As a real event loop does it: a task to its end, then the next; a plain runPendingTasks() nests them. */
        private void runLoop() {
            if (asleep) {
                return;
            }
            if (channel.isOpen()) {
                channel.flushOutbound();
            } else {
                channel.runPendingTasks();
            }
        }

        private void listen() {
            for (ByteBuf octets = channel.readOutbound(); octets != null; octets = channel.readOutbound()) {
                peer.writeInbound(octets);
            }
        }

        <T extends Message> T take(Class<T> type) {
            listen();
            Object first = peer.readInbound();
            assertThat(first).isInstanceOf(type);
            return type.cast(first);
        }

        /** All data up to the next message. */
        String takeData() {
            listen();
            StringBuilder text = new StringBuilder();
            while (peer.inboundMessages().peek() instanceof ByteBuf) {
                ByteBuf piece = peer.readInbound();
                text.append(piece.toString(StandardCharsets.US_ASCII));
                piece.release();
            }
            return text.toString();
        }

        void nothingMore() {
            listen();
            assertThat(peer.inboundMessages()).isEmpty();
        }

        boolean reads() {
            return channel.config().isAutoRead();
        }

        boolean isClosed() {
            return closed;
        }
    }
}
