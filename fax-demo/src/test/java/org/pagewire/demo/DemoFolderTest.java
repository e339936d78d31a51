package org.pagewire.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoFolderTest {
    private DemoFolder folder;

    @BeforeEach
    void create() throws IOException {
        folder = DemoFolder.create();
    }

    @AfterEach
    void remove() throws IOException {
        folder.remove();
        assertThat(folder.root()).doesNotExist();
    }

    @Test
    void theControlSocketsFitIntoAnAddress() throws IOException {
        Office office = folder.office("5550101", "127.0.1");

        assertThat(office.agentSocket().toString().length()).isLessThan(100);
        assertThat(office.machineSocket().toString().length()).isLessThan(100);
    }

    @Test
    void aFileWithAPasswordIsForItsUserAlone() throws IOException {
        Office office = folder.office("5550101", "127.0.1");

        folder.writeAgent(office, 4338, "secret", "other-secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(office.agentConfig())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(office.agentConfig())).contains("secret", "other-secret", "127.0.0.1:4338");
    }

    @Test
    void noTwoPasswordsAreAlike() {
        assertThat(DemoFolder.password()).hasSize(32).isNotEqualTo(DemoFolder.password());
    }
}
