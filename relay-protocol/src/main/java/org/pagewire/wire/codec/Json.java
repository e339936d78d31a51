package org.pagewire.wire.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.MessageType;
import org.pagewire.wire.message.Reason;

/** Control payloads as JSON. Unknown fields are ignored; whatever else is not as the records say is refused. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.NESTING)
                            .maxStringLength(Limits.CONTROL_PAYLOAD)
                            .maxNumberLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final Map<MessageType, ObjectReader> READERS = readers();

    private Json() {}

    /**
     * Reads one control payload, the readable octets of {@code payload}, all of them.
     *
     * @throws FrameException when they are not the JSON of this type
     */
    static Message read(MessageType type, ByteBuf payload) throws FrameException {
        ObjectReader reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException(type + " has no JSON payload");
        }
        try (InputStream in = new ByteBufInputStream(payload)) {
            Object message = reader.readValue(in);
            if (message instanceof Message good) {
                return good;
            }
            throw new FrameException(Reason.PROTOCOL_ERROR, type + ": its payload is null");
        } catch (JsonProcessingException e) {
            throw new FrameException(Reason.PROTOCOL_ERROR, type + ": " + ownWords(e));
        } catch (IOException e) {
            throw new FrameException(Reason.PROTOCOL_ERROR, type + ": its payload is not JSON text");
        }
    }

    /** Appends the payload of this message. */
    static void write(Message message, ByteBuf out) {
        try (OutputStream stream = new ByteBufOutputStream(out)) {
            MAPPER.writeValue(stream, message);
        } catch (IOException e) {
            throw new UncheckedIOException("messages are checked when they are made, so this one can be written", e);
        }
    }

    /** Jackson's messages quote the input, ours name the field and the rule. */
    private static String ownWords(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException rule && rule.getMessage() != null) {
                return rule.getMessage();
            }
        }
        return "its payload is not the JSON of its type";
    }

    private static Map<MessageType, ObjectReader> readers() {
        Map<MessageType, ObjectReader> readers = new EnumMap<>(MessageType.class);
        for (MessageType type : MessageType.values()) {
            type.payload().ifPresent(payload -> readers.put(type, MAPPER.readerFor(payload)));
        }
        return readers;
    }
}
