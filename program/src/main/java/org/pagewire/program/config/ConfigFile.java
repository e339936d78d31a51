package org.pagewire.program.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a YAML file into a record.
 *
 * <p>Each component is a key of the same name. Types: {@code String}, {@code int}, {@code long}, {@code boolean},
 * {@link java.time.Duration} ({@code 500ms 30s 5m 2h 1d}), {@link Path} (a relative one counts from the file's folder),
 * {@link HostPort}, {@link Secret}, enums ({@code AT_ONCE} is written {@code at-once}), {@code List} of these, and
 * further records as sections. A component with {@link Default} may be left out, one with {@link OptionalKey} is null
 * then, a section left out gets the defaults of its keys; all others are required. {@link Range} bounds values. Relations
 * between keys are checked by the record's compact constructor, which throws {@link IllegalArgumentException} with a
 * sentence.
 */
public final class ConfigFile {
    /** Largest file read, in octets. */
    public static final int MAX_OCTETS = 1 << 20;

    private ConfigFile() {}

    /**
     * Reads the file.
     *
     * @throws ConfigException when the file cannot be read or anything in it is wrong; tells all problems at once
     */
    public static <T extends Record> T read(Path file, Class<T> type) throws ConfigException {
        return parse(file, text(file), type);
    }

    /** Like {@link #read} for text at hand; {@code file} places messages and relative paths. */
    static <T extends Record> T parse(Path file, String text, Class<T> type) throws ConfigException {
        List<Problem> problems = new ArrayList<>();
        YamlNode root = new YamlTree(file, problems).read(text);
        @Nullable Object bound = root == null ? null : new RecordBinder(file, problems).record(type, root, "");
        if (bound == null || !problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new ConfigException(problems);
        }
        return type.cast(bound);
    }

    static String text(Path file) throws ConfigException {
        String reason;
        try {
            if (Files.size(file) <= MAX_OCTETS) {
                return Files.readString(file);
            }
            reason = "it is larger than 1 MiB";
        } catch (NoSuchFileException e) {
            reason = "there is no such file";
        } catch (AccessDeniedException e) {
            reason = "reading it is not permitted";
        } catch (CharacterCodingException e) {
            reason = "it is not UTF-8 text";
        } catch (IOException e) {
            reason = e.toString();
        }
        throw new ConfigException(List.of(new Problem(file, 0, 0, "", "cannot read the configuration: " + reason)));
    }
}
