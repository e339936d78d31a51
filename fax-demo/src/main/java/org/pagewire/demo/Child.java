package org.pagewire.demo;

import java.nio.file.Path;

/**
 * One program the demo started.
 *
 * @param name what the user calls it, such as {@code agent of 5550101}
 * @param process its handle; the start script is replaced by Java, so this is the program itself
 * @param log where its output goes
 */
record Child(String name, Process process, Path log) {
    DemoFailure ended() {
        return new DemoFailure(
                "program-ended", "The " + name + " ended with exit code " + process.exitValue() + ".", log);
    }
}
