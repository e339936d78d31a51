package org.pagewire.program.config;

import java.nio.file.Path;

/**
 * One thing wrong with a configuration file.
 *
 * @param file the file
 * @param line from 1; 0 when the file could not be read
 * @param column from 1; 0 when the file could not be read
 * @param key path of the key, such as {@code lines[1].password}; empty for the whole file
 * @param sentence what is wrong and what to write instead
 */
public record Problem(Path file, int line, int column, String key, String sentence) {
    /** {@code conf/relay.yaml:12:3: hold.interval: …}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line + ":" + column : "") + ": " + (key.isEmpty() ? "" : key + ": ") + sentence;
    }
}
