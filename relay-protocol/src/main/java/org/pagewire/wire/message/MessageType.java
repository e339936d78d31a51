package org.pagewire.wire.message;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first byte of a frame. Codes are stable; a code that is given up is never used again.
 *
 * <p>{@link #DATA} is the only type whose payload is not JSON: it is a piece of the call's byte stream, and where a
 * piece ends means nothing (a relay may cut it differently when it passes it on).
 */
public enum MessageType {
    GREETING(0x01, Greeting.class),
    LOGIN(0x02, Login.class),
    CHALLENGE(0x03, Challenge.class),
    PROOF(0x04, Proof.class),
    WELCOME(0x05, Welcome.class),
    REFUSED(0x06, Refused.class),
    HOLD(0x10, Hold.class),
    HOLD_CONFIRM(0x11, HoldConfirm.class),
    LIST(0x12, ListUsers.class),
    LISTING(0x13, Listing.class),
    LOGOUT(0x14, Logout.class),
    GOODBYE(0x15, Goodbye.class),
    DEMAND(0x20, Demand.class),
    NOTICE(0x21, Notice.class),
    ACCEPT(0x22, Accept.class),
    REJECT(0x23, Reject.class),
    CONNECTED(0x24, Connected.class),
    FAILED(0x25, Failed.class),
    DATA(0x30, null),
    TERMINATE(0x31, Terminate.class),
    RELEASE(0x32, Release.class);

    private static final Map<Integer, MessageType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::code, Function.identity()));

    private final int code;
    private final @Nullable Class<? extends Message> payload;

    MessageType(int code, @Nullable Class<? extends Message> payload) {
        this.code = code;
        this.payload = payload;
    }

    /** The frame's first byte, 0 to 255. */
    public int code() {
        return code;
    }

    /** The record that a control frame of this type carries as JSON; empty for {@link #DATA}. */
    public Optional<Class<? extends Message>> payload() {
        return Optional.ofNullable(payload);
    }

    /** The type with this code (0 to 255), or empty when the wire has none. */
    public static Optional<MessageType> ofCode(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The type a message travels under. */
    public static MessageType of(Message message) {
        for (MessageType type : values()) {
            if (type.payload == message.getClass()) {
                return type;
            }
        }
        throw new IllegalArgumentException("not a wire message: " + message.getClass());
    }
}
