package org.pagewire.relay.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.client.DeviceConnection;
import org.pagewire.wire.client.DeviceIdentity;
import org.pagewire.wire.client.Output;
import org.pagewire.wire.client.RelayAddress;
import org.pagewire.wire.client.RelayConnector;
import org.pagewire.wire.client.RelayTransport;
import org.pagewire.wire.client.TransportListener;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;

/** A device's real connection to a relay, made to wait for what it is told. */
public final class SocketDevice implements TransportListener {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final DeviceConnection core;
    private final RelayTransport transport;
    private final BlockingQueue<Output> outputs = new LinkedBlockingQueue<>();
    final AtomicLong receivedOctets = new AtomicLong();
    final CRC32 receivedSum = new CRC32();
    final AtomicLong sentOctets = new AtomicLong();
    private byte[] filler = new byte[0];
    private long pauseMs;
    private long toSend;

    public SocketDevice(EventLoop loop, SslContext tls, int port, String id, char[] password) {
        this.loop = loop;
        core = new DeviceConnection(
                new DeviceIdentity("instance-" + id, "FAX", List.of()),
                new Credentials(id, password),
                new SecureRandom(),
                System.nanoTime());
        transport = new RelayConnector(new RelayAddress("127.0.0.1", port), tls, null).connect(loop, this);
    }

    @Override
    public void onConnected() {}

    @Override
    public void onMessage(Message message) {
        core.received(message, System.nanoTime());
        drain();
    }

    @Override
    public void onData(ByteBuf data) {
        if (core.receivedData()) {
            byte[] octets = new byte[data.readableBytes()];
            data.readBytes(octets);
            receivedSum.update(octets);
            receivedOctets.addAndGet(octets.length);
        }
        data.release();
        if (pauseMs > 0) {
            transport.setReading(false);
            loop.schedule(() -> transport.setReading(true), pauseMs, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void onWritabilityChanged(boolean writable) {
        pump();
    }

    @Override
    public void onClosed(Reason reason, @Nullable String detail) {
        core.transportLost(detail);
        drain();
    }

    private void drain() {
        for (Output output = core.poll(); output != null; output = core.poll()) {
            if (output instanceof Output.Send send) {
                transport.send(send.message());
            } else {
                if (output instanceof Output.Closed) {
                    transport.close();
                }
                outputs.add(output);
            }
        }
    }

    /** The next thing the device learns, which must be of this type. */
    public <T extends Output> T await(Class<T> type) throws InterruptedException {
        Output next = outputs.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).isInstanceOf(type);
        return type.cast(next);
    }

    public void demand(String to) {
        act(() -> core.demand(to, JsonNodeFactory.instance.objectNode(), 30_000));
    }

    public void accept() {
        act(() -> core.accept(JsonNodeFactory.instance.objectNode()));
    }

    void terminate() {
        act(() -> core.terminate(Reason.COMPLETED, null, System.nanoTime()));
    }

    void stopReading() {
        act(() -> transport.setReading(false));
    }

    /** After each read it rests a while. */
    void readSlowly(Duration rest) {
        act(() -> pauseMs = rest.toMillis());
    }

    /** The cable is cut. */
    void cut() {
        act(transport::close);
    }

    /** Sends so many octets, no faster than the connection takes them. */
    void send(long octets, byte[] pattern) {
        act(() -> {
            filler = pattern;
            toSend = octets;
            pump();
        });
    }

    private void pump() {
        if (transport.isWritable() && toSend > 0) {
            int count = (int) Math.min(filler.length, toSend);
            transport.sendData(Unpooled.wrappedBuffer(filler, 0, count));
            toSend -= count;
            sentOctets.addAndGet(count);
            // The flush is scheduled behind this event; go on after it.
            loop.execute(() -> loop.execute(this::pump));
        }
    }

    private void act(Runnable action) {
        loop.execute(() -> {
            action.run();
            drain();
        });
    }
}
