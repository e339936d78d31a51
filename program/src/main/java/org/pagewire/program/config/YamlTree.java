package org.pagewire.program.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML text into {@link YamlNode}s. One document; no aliases; nesting at most {@value #MAX_DEPTH} deep; a key that
 * stands twice is a problem. Not for use by several threads.
 */
final class YamlTree {
    static final int MAX_DEPTH = 16;

    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final Path file;
    private final List<Problem> problems;

    YamlTree(Path file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The document's root, or null after adding a problem. An empty text is an empty mapping. */
    @Nullable
    YamlNode read(String text) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return new YamlNode.Mapping(1, 1, Map.of());
            }
            YamlNode root = node(parser, "", 0);
            if (parser.nextToken() != null) {
                at(parser.currentTokenLocation(), "", "a second document starts here; a configuration file has one");
                return null;
            }
            return root;
        } catch (JsonProcessingException e) {
            at(e.getLocation(), "", "this is not YAML: " + firstLine(e.getOriginalMessage()));
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("reading from a string", e);
        }
    }

    private YamlNode node(YAMLParser parser, String path, int depth) throws IOException {
        JsonLocation place = parser.currentTokenLocation();
        int line = place.getLineNr();
        int column = place.getColumnNr();
        JsonToken token = parser.currentToken();
        if (depth > MAX_DEPTH) {
            throw new TooDeep(place);
        }
        if (token == JsonToken.START_OBJECT) {
            return mapping(parser, path, depth, line, column);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, path + "[" + (items.size() + 1) + "]", depth + 1));
            }
            return new YamlNode.Sequence(line, column, items);
        }
        if (parser.isCurrentAlias()) {
            at(place, path, "an alias (*name) cannot be used here; write the value again");
        }
        return new YamlNode.Scalar(line, column, parser.getText(), token == JsonToken.VALUE_NULL);
    }

    private YamlNode mapping(YAMLParser parser, String path, int depth, int line, int column) throws IOException {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonLocation place = parser.currentTokenLocation();
            String key = parser.currentName();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            YamlNode value = node(parser, keyPath, depth + 1);
            YamlNode.Entry before =
                    entries.putIfAbsent(key, new YamlNode.Entry(place.getLineNr(), place.getColumnNr(), value));
            if (before != null) {
                at(place, keyPath, "this key stands twice, first in line " + before.line());
            }
        }
        return new YamlNode.Mapping(line, column, entries);
    }

    private void at(@Nullable JsonLocation place, String key, String sentence) {
        int line = place == null ? 1 : Math.max(1, place.getLineNr());
        int column = place == null ? 1 : Math.max(1, place.getColumnNr());
        problems.add(new Problem(file, line, column, key, sentence));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static final class TooDeep extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        TooDeep(JsonLocation place) {
            super("nested more than " + MAX_DEPTH + " levels deep", place);
        }
    }
}
