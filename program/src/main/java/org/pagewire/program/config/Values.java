package org.pagewire.program.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the text of one value into its type. Failures are {@link IllegalArgumentException}s with a sentence. */
final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    private Values() {}

    static boolean isScalar(Class<?> type) {
        return type == String.class
                || type == Secret.class
                || isNumber(type)
                || type == boolean.class
                || type == Boolean.class
                || type == Duration.class
                || type == Path.class
                || type == HostPort.class
                || type.isEnum();
    }

    private static boolean isNumber(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    /** The value; a relative path counts from {@code folder}. */
    static Object parse(Class<?> type, String text, Path folder) {
        if (type == String.class) {
            return text;
        }
        if (type == Secret.class) {
            return new Secret(text);
        }
        if (type == int.class || type == Integer.class) {
            long number = number(text);
            if (number != (int) number) {
                throw new IllegalArgumentException("'" + text + "' is too large");
            }
            return (int) number;
        }
        if (isNumber(type)) {
            return number(text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                case "false", "no", "off" -> false;
                default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
            };
        }
        if (type == Duration.class) {
            return duration(text);
        }
        if (type == Path.class) {
            return path(text, folder);
        }
        if (type == HostPort.class) {
            return HostPort.parse(text);
        }
        return constant(type, text);
    }

    private static long number(String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number");
        }
        return Long.parseLong(text);
    }

    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration; write a number and its unit, such as 500ms, 30s, 5m, 2h or 1d");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Path path(String text, Path folder) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the path is empty");
        }
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("this is not a path: " + e.getReason(), e);
        }
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Values::word).toList();
        throw new IllegalArgumentException("'" + text + "' is not one of "
                + words.stream().collect(Collectors.joining(", ")) + Spelling.hint(text, words));
    }

    /** {@code AT_ONCE} is written {@code at-once}. */
    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
