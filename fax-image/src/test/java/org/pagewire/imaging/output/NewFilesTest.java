package org.pagewire.imaging.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files appear whole and together, or not at all. */
class NewFilesTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesHaveTheirNamesOnceAllArePublished() throws IOException {
        NewFiles files = new NewFiles(false);
        files.start(folder.resolve("a"), file -> Files.writeString(file, "one"));
        files.start(folder.resolve("b"), file -> Files.writeString(file, "two"));
        assertThat(names()).hasSize(2).allMatch(name -> name.startsWith(".") && name.endsWith(".part"));
        files.publish();
        files.discard();
        assertThat(names()).containsExactly("a", "b");
        assertThat(files.targets()).containsExactly(folder.resolve("a"), folder.resolve("b"));
    }

    @Test
    void discardedFilesLeaveNothing() throws IOException {
        NewFiles files = new NewFiles(false);
        files.start(folder.resolve("a"), file -> Files.writeString(file, "one"));
        files.discard();
        assertThat(names()).isEmpty();
        assertThatThrownBy(() -> files.start(folder.resolve("b"), Files::createFile))
                .isInstanceOf(IOException.class);
    }

    @Test
    @Timeout(60)
    void whatIsDiscardedWhileItIsOpenedLeavesNothing() throws Exception {
        NewFiles files = new NewFiles(false);
        Thread signal = new Thread(files::discard);
        files.start(folder.resolve("a"), file -> {
            signal.start();
            while (signal.getState() != Thread.State.BLOCKED && signal.isAlive()) {
                Thread.onSpinWait();
            }
            return Files.writeString(file, "one");
        });
        signal.join();
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileThatIsThereIsKeptEvenIfItCameLater() throws IOException {
        NewFiles files = new NewFiles(false);
        files.start(folder.resolve("a"), file -> Files.writeString(file, "one"));
        Files.writeString(folder.resolve("a"), "precious");
        assertThatThrownBy(files::publish).isInstanceOf(FileAlreadyExistsException.class);
        files.discard();
        assertThat(names()).containsExactly("a");
        assertThat(folder.resolve("a")).hasContent("precious");
        assertThatThrownBy(() -> new NewFiles(false).start(folder.resolve("a"), Files::newOutputStream))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aFolderIsNeverReplacedAndAMissingOneIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("a"));
        assertThatThrownBy(() -> new NewFiles(true).start(folder.resolve("a"), Files::newOutputStream))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> new NewFiles(true).start(folder.resolve("none/a"), Files::newOutputStream))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none");
    }

    @Test
    void aPipeIsNeverReplaced() throws Exception {
        Path pipe = folder.resolve("pipe");
        boolean made;
        try {
            made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            made = false;
        }
        assumeTrue(made, "SKIPPED: mkfifo is not there to make a pipe");
        assertThatThrownBy(() -> new NewFiles(true).start(pipe, Files::newOutputStream))
                .isInstanceOf(NewFiles.NotAFile.class)
                .hasMessageContaining("pipe");
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(names()).containsExactly("pipe");
    }

    @Test
    void whatAKilledProcessLeftIsPassedOver() throws IOException {
        Files.createFile(folder.resolve(".a." + ProcessHandle.current().pid() + ".part"));
        NewFiles files = new NewFiles(false);
        files.start(folder.resolve("a"), file -> Files.writeString(file, "one"));
        files.publish();
        assertThat(folder.resolve("a")).hasContent("one");
    }

    @Test
    void pagesAreNumberedBeforeTheSuffixWithDigitsForAll() {
        Path target = Path.of("letters/a.b.png");
        assertThat(SinglePages.name(target, 1, 1)).isEqualTo(target);
        assertThat(SinglePages.name(target, 7, 10)).isEqualTo(Path.of("letters/a.b-007.png"));
        assertThat(SinglePages.name(target, 7, 1000)).isEqualTo(Path.of("letters/a.b-0007.png"));
        assertThat(SinglePages.name(Path.of("page"), 2, 3)).isEqualTo(Path.of("page-002"));
    }
}
