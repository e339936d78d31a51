package org.pagewire.program.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Compares a shipped, commented configuration file with the record it is for, so that the file stays the documentation
 * of every key and default. Each program's build calls it on its file in {@code conf/}.
 */
public final class ShippedConfig {
    private final String text;
    private final List<String> differences = new ArrayList<>();

    private ShippedConfig(String text) {
        this.text = text;
    }

    /**
     * What the file lacks or says differently; empty when it can be read, has every key (one with {@link OptionalKey} may
     * stand in a comment) and writes every {@link Default} as it is.
     *
     * @throws ConfigException when the file itself cannot be used
     */
    public static List<String> differences(Path file, Class<? extends Record> type) throws ConfigException {
        ConfigFile.read(file, type);
        ShippedConfig check = new ShippedConfig(ConfigFile.text(file));
        YamlNode root = new YamlTree(file, new ArrayList<>()).read(check.text);
        if (root != null) {
            check.section(type, root, "");
        }
        return List.copyOf(check.differences);
    }

    private void section(Class<?> type, YamlNode node, String path) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            key(component, mapping, path.isEmpty() ? component.getName() : path + "." + component.getName());
        }
    }

    private void key(RecordComponent component, YamlNode.Mapping mapping, String path) {
        YamlNode.Entry entry = mapping.entries().get(component.getName());
        if (entry == null) {
            if (!component.isAnnotationPresent(OptionalKey.class) || !inComment(component.getName())) {
                differences.add(path + " is missing");
            }
            return;
        }
        Default value = component.getAnnotation(Default.class);
        if (value != null && !sameText(value.value(), entry.value())) {
            differences.add(path + " is not its default " + value.value());
        }
        if (component.getType().isRecord() && !Values.isScalar(component.getType())) {
            section(component.getType(), entry.value(), path);
        } else if (component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> item
                && item.isRecord()
                && entry.value() instanceof YamlNode.Sequence sequence
                && !sequence.items().isEmpty()) {
            section(item, sequence.items().get(0), path + "[1]");
        }
    }

    private boolean inComment(String key) {
        return Pattern.compile("(?m)^\\s*#[\\s#-]*" + Pattern.quote(key) + ":")
                .matcher(text)
                .find();
    }

    private static boolean sameText(String expected, YamlNode actual) {
        YamlNode wanted = new YamlTree(Path.of("default"), new ArrayList<>()).read(expected);
        return wanted != null && plain(wanted).equals(plain(actual));
    }

    private static Object plain(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(ShippedConfig::plain).toList();
        }
        return ((YamlNode.Mapping) node)
                .entries().entrySet().stream()
                        .map(e -> e.getKey() + "=" + plain(e.getValue().value()))
                        .toList();
    }
}
