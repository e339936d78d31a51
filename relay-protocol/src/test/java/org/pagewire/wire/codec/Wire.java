package org.pagewire.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.MessageType;

/** A decoder in a channel, and everything that came out of it. */
final class Wire implements AutoCloseable {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false);
    final FrameDecoder decoder = new FrameDecoder();
    final List<Message> messages = new ArrayList<>();
    final List<Integer> pieces = new ArrayList<>();
    final ByteArrayOutputStream data = new ByteArrayOutputStream();
    final List<Throwable> errors = new ArrayList<>();
    final EmbeddedChannel channel;

    Wire() {
        channel = new EmbeddedChannel(decoder, new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object what) {
                if (what instanceof ByteBuf piece) {
                    pieces.add(piece.readableBytes());
                    data.writeBytes(ByteBufUtil.getBytes(piece));
                    piece.release();
                } else {
                    messages.add((Message) what);
                }
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                errors.add(cause);
            }
        });
        channel.config().setAllocator(allocator);
    }

    static Wire loggedIn() {
        Wire wire = new Wire();
        wire.decoder.loggedIn();
        return wire;
    }

    /** Arrives in one read; the buffer must be free afterwards. */
    void arrive(byte[] octets) {
        ByteBuf buffer = channel.alloc().buffer(octets.length).writeBytes(octets);
        channel.writeInbound(buffer);
        assertThat(buffer.refCnt()).isZero();
    }

    void arrive(byte[] octets, int from, int to) {
        arrive(Arrays.copyOfRange(octets, from, to));
    }

    static byte[] frame(MessageType type, byte[] payload) {
        return frame(type.code(), payload.length, payload);
    }

    static byte[] frame(int code, int declared, byte[] payload) {
        ByteBuf frame = Unpooled.buffer().writeByte(code).writeMedium(declared).writeBytes(payload);
        return ByteBufUtil.getBytes(frame);
    }

    static byte[] encoded(Object... messages) {
        EmbeddedChannel out = new EmbeddedChannel(new FrameEncoder());
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        out.writeOutbound(messages);
        for (ByteBuf piece = out.readOutbound(); piece != null; piece = out.readOutbound()) {
            octets.writeBytes(ByteBufUtil.getBytes(piece));
            piece.release();
        }
        out.finishAndReleaseAll();
        return octets.toByteArray();
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
        assertThat(allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory())
                .as("octets of buffers that were not released")
                .isZero();
    }
}
