package org.pagewire.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Raw figures for other programs: maps, lists, arrays of numbers, numbers and text. */
final class Json {

    private Json() {}

    static void write(Path file, Object value) throws IOException {
        Files.writeString(file, text(value) + "\n");
    }

    static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted("" + entry.getKey()) + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::text).collect(Collectors.joining(",\n  ", "[", "]"));
        }
        if (value instanceof double[] numbers) {
            return java.util.Arrays.stream(numbers).mapToObj(Json::number).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Double number) {
            return number(number);
        }
        return value instanceof Integer || value instanceof Long ? "" + value : quoted(value.toString());
    }

    /** JSON has no word for what is not a number. */
    private static String number(double number) {
        return Double.isFinite(number) ? "" + number : "null";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
