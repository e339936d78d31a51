package org.pagewire.sip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.IfpSyntax;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Parameters.ErrorCorrection;
import org.pagewire.fax.t38.UdptlEvent;
import org.pagewire.fax.t38.UdptlReceiver;
import org.pagewire.fax.t38.UdptlSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The UDPTL socket of one call: bound when the call begins, quiet until T.38 is agreed. Belongs to the endpoint's event
 * loop.
 *
 * <p>It sends to the address of the other end's SDP until a valid packet comes from another one (a machine behind NAT, or
 * one that states a wrong port); that one counts from then on, once per agreement. Only the host of the SDP and that of the
 * call's SIP messages are heard, so that no third one can take the pages over. From the first valid packet the socket is
 * connected, so that others are not heard and a closed port at the other end shows.
 *
 * <p>The other end may send as soon as it has sent its answer, which then arrives after the first packets (RFC 3264, clause
 * 5.1): they are kept until T.38 starts.
 */
final class MediaSession extends SimpleChannelInboundHandler<DatagramPacket> {

    /** What the call is told. */
    interface Listener {
        void onPacket(IfpPacket packet);

        void onLoss(int count);

        /** The other end's port is closed (ICMP); may come many times. */
        void onUnreachable();
    }

    /** Packets that each datagram repeats, which repairs three losses in a row. */
    private static final int REDUNDANCY = 3;

    /** Room for a burst at the highest rate, in octets; the kernel may give less. */
    private static final int SOCKET_BUFFER = 1 << 20;

    /** Datagrams kept until the first start; the newest ones count. */
    private static final int MAX_EARLY = 16;

    /** As Netty reads them. */
    private static final int LARGEST_DATAGRAM = 2048;

    private static final Logger LOG = LoggerFactory.getLogger(MediaSession.class);

    private final String call;
    private final DatagramChannel socket;
    private final NioDatagramChannel channel;
    private final InetSocketAddress local;
    private final InetAddress peer;
    private final Listener listener;
    private @Nullable InetSocketAddress stated;
    private @Nullable T38Parameters agreed;
    private @Nullable InetSocketAddress remote;
    private @Nullable UdptlSender sender;
    private @Nullable UdptlReceiver receiver;
    private @Nullable Deque<Early> early = new ArrayDeque<>();
    private boolean latched;
    private long received;
    private long malformed;
    private long lost;
    private long unsent;
    private long strange;

    private record Early(byte[] octets, @Nullable InetSocketAddress source) {}

    private MediaSession(String call, DatagramChannel socket, InetAddress peer, Listener listener) throws IOException {
        this.call = call;
        this.peer = peer;
        this.socket = socket;
        this.channel = new NioDatagramChannel(socket);
        this.local = (InetSocketAddress) socket.getLocalAddress();
        this.listener = listener;
    }

    /**
     * Binds a free port.
     *
     * @param call identity for logs
     * @param peer where the call's SIP messages go or come from
     */
    static MediaSession open(String call, InetAddress host, InetAddress peer, EventLoop loop, Listener listener)
            throws IOException {
        DatagramChannel socket = DatagramChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
            socket.bind(new InetSocketAddress(host, 0));
            MediaSession session = new MediaSession(call, socket, peer, listener);
            session.channel.config().setOption(ChannelOption.SO_SNDBUF, SOCKET_BUFFER);
            session.channel.pipeline().addLast(session);
            loop.register(session.channel);
            return session;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Host and port for the SDP. */
    InetSocketAddress local() {
        return local;
    }

    /** True while T.38 is agreed. */
    boolean active() {
        return sender != null;
    }

    /** Packets that have come in so far; a growing number is a sign of life. */
    long received() {
        return received;
    }

    /**
     * T.38 is agreed, anew or for the first time. Where nothing of it is new, such as in a session refresh, the packets go on
     * as they are: counted on, and to the address that they come from.
     *
     * @param where where the other end's SDP says it listens
     * @param agreed version as agreed; datagram size and error correction as the other end states them
     */
    void start(InetSocketAddress where, T38Parameters agreed) {
        boolean refreshed = active() && where.equals(stated) && agreed.equals(this.agreed);
        if (refreshed) {
            return;
        }
        IfpSyntax syntax = IfpSyntax.ofVersion(agreed.version());
        int redundancy = agreed.errorCorrection() == ErrorCorrection.NONE ? 0 : REDUNDANCY;
        this.stated = where;
        this.agreed = agreed;
        this.remote = where;
        this.sender = new UdptlSender(syntax, redundancy, agreed.maxDatagram());
        this.receiver = new UdptlReceiver(syntax);
        if (latched) {
            latched = false;
            channel.disconnect();
        }
        // Not here: whoever starts does not expect packets before this returns.
        channel.eventLoop().execute(this::readEarly);
    }

    /** T.38 is over, but not the call. */
    void stop() {
        sender = null;
        receiver = null;
    }

    /**
     * Sends a packet; false while T.38 is not agreed. While the host's own network takes nothing, datagrams are dropped and
     * left to be repaired by the repetitions in later ones.
     */
    boolean send(IfpPacket packet) {
        if (sender == null || remote == null) {
            return false;
        }
        for (byte[] datagram : sender.send(packet)) {
            if (!channel.isWritable()) {
                unsent++;
                continue;
            }
            ByteBuf octets = Unpooled.wrappedBuffer(datagram);
            channel.writeAndFlush(latched ? octets : new DatagramPacket(octets, remote))
                    .addListener((ChannelFutureListener) sent -> {
                        if (sent.cause() instanceof PortUnreachableException) {
                            listener.onUnreachable();
                        }
                    });
        }
        return true;
    }

    void close() {
        stop();
        channel.close();
        if (malformed + lost + unsent + strange > 0) {
            LOG.info(
                    "call {}: {} packets received, {} lost; {} datagrams not understood, {} from strangers, {} not sent",
                    call,
                    received,
                    lost,
                    malformed,
                    strange,
                    unsent);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
        ByteBuf content = datagram.content();
        byte[] octets = new byte[content.readableBytes()];
        content.readBytes(octets);
        if (receiver != null) {
            readEarly();
            read(octets, datagram.sender());
        } else if (early != null && octets.length > 0 && octets[0] >= 0) { // UDPTL counts from 0; RTP's first bit is 1
            if (early.size() == MAX_EARLY) {
                early.remove();
            }
            early.add(new Early(octets, datagram.sender()));
        }
    }

    private void readEarly() {
        Deque<Early> waiting = early;
        if (waiting != null && receiver != null) {
            early = null;
            waiting.forEach(each -> read(each.octets(), each.source()));
        }
    }

    private void read(byte[] octets, @Nullable InetSocketAddress source) {
        if (receiver == null) {
            return;
        }
        if (isStranger(source)) {
            if (strange++ == 0) {
                LOG.info("call {}: datagrams from {} are not heard: not the machine's host", call, Hosts.text(source));
            }
            return;
        }
        for (UdptlEvent event : receiver.receive(octets, 0, octets.length)) {
            if (receiver == null) {
                return; // the call ended over the packet before
            }
            if (event instanceof UdptlEvent.Packet packet) {
                received++;
                if (!latched && source != null) {
                    latch(source);
                }
                listener.onPacket(packet.packet());
            } else if (event instanceof UdptlEvent.Gap gap) {
                lost += gap.count();
                listener.onLoss(gap.count());
            } else if (event instanceof UdptlEvent.Malformed fault && malformed++ == 0) {
                LOG.info("call {}: a datagram from {} is no UDPTL: {}", call, Hosts.text(source), fault.fault());
            }
        }
    }

    private boolean isStranger(@Nullable InetSocketAddress source) {
        return source != null
                && stated != null
                && !source.getAddress().equals(stated.getAddress())
                && !source.getAddress().equals(peer);
    }

    /** From now on only {@code source} is heard. */
    private void latch(InetSocketAddress source) {
        latched = true;
        if (!source.equals(remote)) {
            LOG.info(
                    "call {}: packets come from {}, not from {} as stated; answering there",
                    call,
                    Hosts.text(source),
                    Hosts.text(remote));
            remote = source;
        }
        List<byte[]> waiting = waiting(source); // the JDK drops what waits in a socket that it connects
        channel.connect(source);
        // After what Netty, or readEarly, has in hand: that came before.
        channel.eventLoop().execute(() -> waiting.forEach(each -> read(each, source)));
    }

    private List<byte[]> waiting(InetSocketAddress source) {
        List<byte[]> waiting = new ArrayList<>();
        ByteBuffer datagram = ByteBuffer.allocate(LARGEST_DATAGRAM);
        try {
            for (SocketAddress from = socket.receive(datagram);
                    from != null && waiting.size() < MAX_EARLY;
                    from = socket.receive(datagram.clear())) {
                if (from.equals(source)) {
                    waiting.add(Arrays.copyOf(datagram.array(), datagram.position()));
                }
            }
        } catch (IOException failed) {
            LOG.info("call {}: reading what waits: {}", call, failed.toString());
        }
        return waiting;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof PortUnreachableException) {
            listener.onUnreachable();
        } else {
            LOG.warn("call {}: media socket: {}", call, cause.toString());
        }
    }
}
