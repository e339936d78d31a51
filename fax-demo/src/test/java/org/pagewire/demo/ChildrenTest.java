package org.pagewire.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ChildrenTest {
    @TempDir
    private Path folder;

    private Children children;

    @BeforeEach
    void aFolderOfPrograms() throws IOException {
        script("orderly", "trap 'echo asked; exit 0' TERM; echo up; while :; do read -t 1 x; done");
        script("broken", "echo no good; exit 3");
        children = new Children(folder, false);
    }

    @AfterEach
    void end() {
        children.end();
    }

    @Test
    void aProgramIsAskedToEndAndItsOutputIsKept() throws Exception {
        Child child = start("orderly");
        while (!Files.readString(child.log()).contains("up")) {
            assertThat(child.process().waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
        }

        children.end();

        assertThat(child.process().exitValue()).isZero();
        assertThat(Files.readString(child.log())).isEqualTo("up\nasked\n");
    }

    @Test
    void aProgramThatEndedIsNamedWithItsExitCodeAndLog() throws Exception {
        Child child = start("broken");
        child.process().waitFor();

        assertThatThrownBy(children::check).isInstanceOfSatisfying(DemoFailure.class, failure -> {
            assertThat(failure.sentence()).isEqualTo("The broken ended with exit code 3.");
            assertThat(failure.log()).isEqualTo(child.log());
        });
    }

    @Test
    void nothingIsStartedAnyMoreOnceTheEndHasBegun() {
        children.end();

        assertThatThrownBy(() -> start("orderly")).isInstanceOf(DemoFailure.class);
    }

    private Child start(String script) throws DemoFailure {
        return children.start(script, folder.resolve(script + ".log"), script);
    }

    private void script(String name, String text) throws IOException {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(file, "#!/bin/bash\n" + text + "\n");
    }
}
