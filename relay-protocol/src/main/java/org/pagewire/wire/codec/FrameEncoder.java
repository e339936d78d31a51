package org.pagewire.wire.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.EncoderException;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.MessageType;

/**
 * Frames to octets. Takes {@link Message} records, and buffers as the data of the call: a buffer becomes one DATA frame,
 * or several when it is longer than {@link Limits#DATA_PAYLOAD}, or none when it is empty. Data is not copied. A message
 * whose JSON is longer than {@link Limits#CONTROL_PAYLOAD} fails its promise with {@link EncoderException} and nothing
 * is sent. Has no state, so one serves all channels.
 */
@Sharable
public final class FrameEncoder extends ChannelOutboundHandlerAdapter {
    private static final int USUAL_CONTROL_FRAME = 256;

    @Override
    public void write(ChannelHandlerContext ctx, Object what, ChannelPromise promise) {
        if (what instanceof Message message) {
            writeControl(ctx, message, promise);
        } else if (what instanceof ByteBuf data) {
            writeData(ctx, data, promise);
        } else {
            ctx.write(what, promise);
        }
    }

    private static void writeControl(ChannelHandlerContext ctx, Message message, ChannelPromise promise) {
        ByteBuf frame = ctx.alloc().buffer(USUAL_CONTROL_FRAME);
        boolean handedOver = false;
        try {
            MessageType type = MessageType.of(message);
            frame.writeInt(0);
            Json.write(message, frame);
            int length = frame.readableBytes() - Limits.HEADER;
            if (length > Limits.CONTROL_PAYLOAD) {
                throw new EncoderException(type + ": " + length + " octets, " + Limits.CONTROL_PAYLOAD + " allowed");
            }
            frame.setInt(0, header(type, length));
            handedOver = true;
        } finally {
            if (!handedOver) {
                frame.release();
            }
        }
        ctx.write(frame, promise);
    }

    private static void writeData(ChannelHandlerContext ctx, ByteBuf data, ChannelPromise promise) {
        if (!data.isReadable()) {
            data.release();
            promise.trySuccess();
            return;
        }
        while (data.readableBytes() > Limits.DATA_PAYLOAD) {
            ctx.write(dataHeader(ctx, Limits.DATA_PAYLOAD));
            ctx.write(data.readRetainedSlice(Limits.DATA_PAYLOAD));
        }
        ctx.write(dataHeader(ctx, data.readableBytes()));
        ctx.write(data, promise);
    }

    private static ByteBuf dataHeader(ChannelHandlerContext ctx, int length) {
        return ctx.alloc().buffer(Limits.HEADER).writeInt(header(MessageType.DATA, length));
    }

    private static int header(MessageType type, int length) {
        return type.code() << 24 | length;
    }
}
