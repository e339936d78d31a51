package org.pagewire.wire.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.MessageType;
import org.pagewire.wire.message.Reason;

/**
 * Octets to frames. Passes on a {@link Message} for each control frame, and for DATA a {@link ByteBuf} for each piece as
 * it came from the network: a retained slice, not copied, never empty, which says nothing about where frames end. The
 * next handler owns it and releases it.
 *
 * <p>A declared length is compared with its limit before an octet of the payload is kept. Until {@link #loggedIn()} is
 * called the limit is {@link Limits#LOGIN_PAYLOAD} and DATA is refused. A frame that breaks a rule is passed on as one
 * {@link FrameException}, through {@code exceptionCaught}; everything after it is thrown away, and the connection is the
 * next handler's to close. Messages that came before it in the same read have been passed on.
 *
 * <p>Reading can be stopped with {@code autoRead}; what one read brought is still passed on. Owned by its channel's event
 * loop.
 */
public final class FrameDecoder extends ChannelInboundHandlerAdapter {
    private boolean loggedIn;
    private boolean broken;
    private boolean passedOn;

    private int header;
    private int headerOctets;
    private @Nullable MessageType type;
    private int remaining;
    private @Nullable ByteBuf partial;

    /** From the next frame on, the limits for a known peer hold. To be called on the event loop. */
    public void loggedIn() {
        loggedIn = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            while (!broken && in.isReadable()) {
                read(ctx, in);
            }
        } catch (FrameException e) {
            broken = true;
            dropPartial();
            ctx.fireExceptionCaught(e);
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        // Whoever reads by hand asked for something; half a frame is nothing, so ask again for it.
        if (!passedOn && !broken && !ctx.channel().config().isAutoRead()) {
            ctx.read();
        }
        passedOn = false;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        dropPartial();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        dropPartial();
    }

    private void read(ChannelHandlerContext ctx, ByteBuf in) throws FrameException {
        MessageType current = type;
        if (current == null) {
            header = header << 8 | in.readUnsignedByte();
            if (++headerOctets < Limits.HEADER) {
                return;
            }
            headerOctets = 0;
            remaining = header & 0xFFFFFF;
            current = checked(header >>> 24, remaining);
            if (remaining > 0) {
                type = current;
            } else if (current != MessageType.DATA) {
                throw new FrameException(Reason.PROTOCOL_ERROR, current + ": its payload is empty");
            }
        } else if (current == MessageType.DATA) {
            int length = Math.min(remaining, in.readableBytes());
            advance(length);
            pass(ctx, in.readRetainedSlice(length));
        } else {
            readControl(ctx, current, in);
        }
    }

    private void readControl(ChannelHandlerContext ctx, MessageType current, ByteBuf in) throws FrameException {
        int length = Math.min(remaining, in.readableBytes());
        ByteBuf earlier = partial;
        if (earlier == null && length == remaining) {
            advance(length);
            pass(ctx, Json.read(current, in.readSlice(length)));
            return;
        }
        if (earlier == null) {
            earlier = ctx.alloc().buffer(length, remaining);
            partial = earlier;
        }
        earlier.writeBytes(in, length);
        advance(length);
        if (type == null) {
            Message message;
            try {
                message = Json.read(current, earlier);
            } finally {
                dropPartial();
            }
            pass(ctx, message);
        }
    }

    private MessageType checked(int code, int length) throws FrameException {
        MessageType found = MessageType.ofCode(code)
                .orElseThrow(() -> new FrameException(Reason.PROTOCOL_ERROR, "frame of unknown type " + code));
        int limit;
        if (found == MessageType.DATA) {
            limit = loggedIn ? Limits.DATA_PAYLOAD : -1;
        } else {
            limit = loggedIn ? Limits.CONTROL_PAYLOAD : Limits.LOGIN_PAYLOAD;
        }
        if (limit < 0) {
            throw new FrameException(Reason.PROTOCOL_ERROR, found + " before login");
        }
        if (length > limit) {
            throw new FrameException(
                    Reason.PROTOCOL_ERROR, found + ": " + length + " octets declared, " + limit + " allowed");
        }
        return found;
    }

    private void advance(int length) {
        remaining -= length;
        if (remaining == 0) {
            type = null;
        }
    }

    private void pass(ChannelHandlerContext ctx, Object what) {
        passedOn = true;
        ctx.fireChannelRead(what);
    }

    private void dropPartial() {
        if (partial != null) {
            partial.release();
            partial = null;
        }
    }
}
