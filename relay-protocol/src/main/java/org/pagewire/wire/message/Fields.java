package org.pagewire.wire.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of messages may hold, checked by the records themselves, so that a message that exists is a good one
 * whether a program made it or the network. A bad field is an {@link IllegalArgumentException} whose text names the field
 * and the rule, never the value.
 */
final class Fields {
    private Fields() {}

    /** Letters, digits, '-', '_' and '.', 1 to {@code limit} of them. */
    static boolean isToken(String value, int limit) {
        if (value.isEmpty() || value.length() > limit) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    static void token(String field, String value, int limit) {
        present(field, value);
        if (!isToken(value, limit)) {
            throw bad(field, "is not 1 to " + limit + " letters, digits, '-', '_' and '.'");
        }
    }

    static void name(String field, String value) {
        printable(field, value, Limits.NAME);
    }

    static void scram(String value) {
        present("scram", value);
        if (value.isEmpty() || value.length() > Limits.SCRAM || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw bad("scram", "is not 1 to " + Limits.SCRAM + " printable ASCII characters");
        }
    }

    static List<String> attributes(List<String> attributes) {
        List<String> copy = list("attributes", attributes, Limits.ATTRIBUTES);
        for (String attribute : copy) {
            printable("attributes", attribute, Limits.ATTRIBUTE);
            if (!attribute.chars().allMatch(c -> c < 0x7F)) {
                throw bad("attributes", "has characters that are not ASCII");
            }
        }
        return copy;
    }

    static <T> List<T> list(String field, List<T> values, int limit) {
        present(field, values);
        if (values.size() > limit) {
            throw bad(field, "has more than " + limit + " entries");
        }
        for (T value : values) {
            present(field, value);
        }
        return List.copyOf(values);
    }

    static void range(String field, long value, long from, long to) {
        if (value < from || value > to) {
            throw bad(field, "is not within " + from + " to " + to);
        }
    }

    static void attachment(JsonNode attachment) {
        present("attachment", attachment);
        if (!(attachment instanceof ObjectNode)) {
            throw bad("attachment", "is not a JSON object");
        }
        ByteBuffer text = utf8("attachment", attachment.toString());
        if (text.remaining() > Limits.ATTACHMENT) {
            throw bad("attachment", "is longer than " + Limits.ATTACHMENT + " octets");
        }
    }

    /** Details are for people: a long one is cut and what cannot be shown becomes a blank, so that no end fails on it. */
    static @Nullable String detail(@Nullable String detail) {
        if (detail == null) {
            return null;
        }
        StringBuilder shown = new StringBuilder(Math.min(detail.length(), Limits.DETAIL));
        detail.codePoints()
                .limit(Limits.DETAIL)
                .map(c -> isShowable(c) ? c : ' ')
                .takeWhile(c -> shown.length() + Character.charCount(c) <= Limits.DETAIL)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw bad(field, "is missing");
        }
    }

    private static void printable(String field, String value, int limit) {
        present(field, value);
        if (!isPrintable(value, limit)) {
            throw bad(field, "is not 1 to " + limit + " printable characters");
        }
    }

    static boolean isPrintable(String value, int limit) {
        return !value.isEmpty() && value.length() <= limit && value.codePoints().allMatch(Fields::isShowable);
    }

    /** Not a control or format character (which could reorder a log line), not half of a surrogate pair. */
    private static boolean isShowable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static ByteBuffer utf8(String field, String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(field + " holds half of a surrogate pair", e);
        }
    }

    private static IllegalArgumentException bad(String field, String rule) {
        return new IllegalArgumentException(field + " " + rule);
    }
}
