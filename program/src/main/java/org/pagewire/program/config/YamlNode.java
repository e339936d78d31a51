package org.pagewire.program.config;

import java.util.List;
import java.util.Map;

/** A YAML value with the place where it stands, lines and columns from 1. */
sealed interface YamlNode {

    int line();

    int column();

    /** One key of a mapping, with the key's own place. */
    record Entry(int line, int column, YamlNode value) {}

    /** Keys in the file's order. */
    record Mapping(int line, int column, Map<String, Entry> entries) implements YamlNode {}

    record Sequence(int line, int column, List<YamlNode> items) implements YamlNode {}

    /**
     * A single value.
     *
     * @param text as written, without quotes
     * @param empty nothing is written, or {@code null} or {@code ~} without quotes
     */
    record Scalar(int line, int column, String text, boolean empty) implements YamlNode {}
}
