package org.pagewire.program.config;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Fills a record from a YAML mapping by its components' names, types and annotations, noting every problem on the way. A
 * null result means that a problem was noted. Not for use by several threads.
 */
final class RecordBinder {
    private final Path file;
    private final Path folder;
    private final List<Problem> problems;

    RecordBinder(Path file, List<Problem> problems) {
        this.file = file;
        this.folder = folderOf(file);
        this.problems = problems;
    }

    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    @Nullable
    Object record(Class<?> type, YamlNode node, String path) {
        if (node instanceof YamlNode.Scalar scalar && scalar.empty()) {
            return record(type, new YamlNode.Mapping(node.line(), node.column(), Map.of()), path);
        }
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return fail(node, path, "here keys of a section are expected, each written 'key: value'");
        }
        int before = problems.size();
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknownKeys(mapping, knownKeys(components), path);
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], mapping, path);
        }
        return problems.size() > before ? null : construct(type, components, values, node, path);
    }

    private static Set<String> knownKeys(RecordComponent[] components) {
        Set<String> known = new TreeSet<>();
        for (RecordComponent component : components) {
            known.add(component.getName());
            if (component.getType() == Secret.class) {
                known.add(component.getName() + "File");
            }
        }
        return known;
    }

    private void refuseUnknownKeys(YamlNode.Mapping mapping, Set<String> known, String path) {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                String hint = Spelling.hint(key, known);
                String others = hint.isEmpty() ? "; known here: " + String.join(", ", known) : hint;
                problems.add(new Problem(file, entry.line(), entry.column(), join(path, key), "unknown key" + others));
            }
        });
    }

    private @Nullable Object component(RecordComponent component, YamlNode.Mapping mapping, String path) {
        String key = join(path, component.getName());
        YamlNode.Entry entry = mapping.entries().get(component.getName());
        if (component.getType() == Secret.class) {
            YamlNode.Entry fileEntry = mapping.entries().get(component.getName() + "File");
            if (fileEntry != null && entry != null) {
                return fail(fileEntry.value(), key + "File", "give either this or '" + component.getName() + "'");
            }
            if (fileEntry != null) {
                return secretFromFile(fileEntry.value(), key + "File");
            }
        }
        boolean given = entry != null && !(entry.value() instanceof YamlNode.Scalar scalar && scalar.empty());
        if (entry != null && given) {
            return value(component, entry.value(), key);
        }
        return absent(component, entry == null ? mapping : entry.value(), key);
    }

    private @Nullable Object absent(RecordComponent component, YamlNode place, String key) {
        Default inFile = component.getAnnotation(Default.class);
        if (inFile != null) {
            YamlNode node = new YamlTree(file, problems).read(inFile.value());
            return node == null ? null : value(component, node, key);
        }
        if (component.isAnnotationPresent(OptionalKey.class)) {
            return null;
        }
        if (component.getType().isRecord() && !Values.isScalar(component.getType())) {
            return record(component.getType(), new YamlNode.Mapping(place.line(), place.column(), Map.of()), key);
        }
        return fail(place, key, "this key is required");
    }

    private @Nullable Object value(RecordComponent component, YamlNode node, String key) {
        Object value = typed(component.getType(), component.getGenericType(), node, key);
        Range range = component.getAnnotation(Range.class);
        if (value != null && range != null && !within(value, range)) {
            String what = value instanceof List ? "the number of items" : "the value";
            return fail(node, key, what + " must be from " + range.min() + " to " + range.max());
        }
        return value;
    }

    private @Nullable Object typed(Class<?> type, Type generic, YamlNode node, String key) {
        if (type == List.class) {
            return list((Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0], node, key);
        }
        if (Values.isScalar(type)) {
            return scalar(type, node, key);
        }
        if (type.isRecord()) {
            return record(type, node, key);
        }
        throw new IllegalStateException("no configuration value has the type " + type);
    }

    private @Nullable Object list(Class<?> itemType, YamlNode node, String key) {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            return fail(node, key, "a list is expected: [a, b], or one item per line after '- '");
        }
        int before = problems.size();
        List<Object> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            Object value = typed(itemType, itemType, item, key + "[" + (items.size() + 1) + "]");
            items.add(value == null ? "" : value);
        }
        return problems.size() > before ? null : List.copyOf(items);
    }

    private @Nullable Object scalar(Class<?> type, YamlNode node, String key) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return fail(node, key, "a single value is expected");
        }
        try {
            return Values.parse(type, scalar.text(), folder);
        } catch (IllegalArgumentException e) {
            return fail(node, key, sentence(e));
        }
    }

    private @Nullable Object secretFromFile(YamlNode node, String key) {
        if (!(scalar(Path.class, node, key) instanceof Path secretFile)) {
            return null;
        }
        try (var lines = Files.lines(secretFile)) {
            String first = lines.findFirst().orElse("");
            return first.isEmpty()
                    ? fail(node, key, "the first line of " + secretFile + " is empty")
                    : new Secret(first);
        } catch (IOException | java.io.UncheckedIOException e) {
            return fail(
                    node, key, "cannot read " + secretFile + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static boolean within(Object value, Range range) {
        if (value instanceof Duration duration) {
            return duration.compareTo(Values.duration(range.min())) >= 0
                    && duration.compareTo(Values.duration(range.max())) <= 0;
        }
        long number = value instanceof List<?> list ? list.size() : ((Number) value).longValue();
        return number >= Long.parseLong(range.min()) && number <= Long.parseLong(range.max());
    }

    private @Nullable Object construct(
            Class<?> type, RecordComponent[] components, @Nullable Object[] values, YamlNode node, String path) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException relation) {
                return fail(node, path, sentence(relation));
            }
            throw new IllegalStateException("constructing " + type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("constructing " + type, e);
        }
    }

    private @Nullable Object fail(YamlNode place, String key, String sentence) {
        problems.add(new Problem(file, place.line(), place.column(), key, sentence));
        return null;
    }

    private static String sentence(IllegalArgumentException e) {
        String message = e.getMessage();
        return message == null ? "this value cannot be used" : message;
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
