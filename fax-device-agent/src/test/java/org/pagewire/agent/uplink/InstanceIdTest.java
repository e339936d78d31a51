package org.pagewire.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {
    @TempDir
    Path data;

    @Test
    void itIsMadeOnceAndStays() throws IOException {
        String id = InstanceId.of(data);
        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(InstanceId.of(data)).isEqualTo(id);
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileThatHoldsSomethingElseIsNotOverwritten() throws IOException {
        Path file = data.resolve("instance-id");
        Files.writeString(file, "mine\n");
        assertThatThrownBy(() -> InstanceId.of(data))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("instance-id holds no UUID");
        assertThat(file).hasContent("mine\n");
    }
}
