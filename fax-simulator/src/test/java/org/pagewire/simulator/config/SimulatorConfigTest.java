package org.pagewire.simulator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.program.config.ConfigException;
import org.pagewire.program.config.ConfigFile;
import org.pagewire.program.config.ShippedConfig;

final class SimulatorConfigTest {
    private static final Path SHIPPED = Path.of("../conf/simulator.yaml");

    private static SimulatorConfig read(Path folder, String text) throws Exception {
        return ConfigFile.read(Files.writeString(folder.resolve("simulator.yaml"), text), SimulatorConfig.class);
    }

    @Test
    void theShippedFileHasEveryKeyAndItsDefault() throws Exception {
        assertThat(ShippedConfig.differences(SHIPPED, SimulatorConfig.class)).isEmpty();
    }

    @Test
    void whatIsLeftOutFollowsFromTheRest(@TempDir Path folder) throws Exception {
        SimulatorConfig config = read(folder, "id: 5550102\ndata: d\nsip: {password: x}\n");
        assertThat(config.user()).isEqualTo("5550102");
        assertThat(config.printed()).isEqualTo(folder.resolve("d/printed"));
        assertThat(config.socket()).isEqualTo(folder.resolve("d/control.sock"));
        assertThat(config.lines()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenHolds(@TempDir Path folder) throws Exception {
        SimulatorConfig config = read(
                folder,
                "id: a\nlines: 16\nsip: {user: u, password: x, t38: audio-first}\nprinter: {folder: /tmp/tray}\n");
        assertThat(config.user()).isEqualTo("u");
        assertThat(config.printed()).isEqualTo(Path.of("/tmp/tray"));
        assertThat(config.sip().t38()).isEqualTo(SimulatorConfig.FirstMedia.AUDIO_FIRST);
        assertThat(config.lines()).isEqualTo(16);
    }

    @Test
    void whatCannotBeIsRefused(@TempDir Path folder) {
        assertRefused(folder, "id: 123456789012345678901\nsip: {password: x}\n", "id has 1 to 20 letters");
        assertRefused(folder, "id: 'a/b'\nsip: {password: x}\n", "id has 1 to 20 letters");
        assertRefused(folder, "id: a\n", "sip.password: this key is required");
        assertRefused(folder, "id: a\nlines: 17\nsip: {password: x}\n", "lines: the value must be from 1 to 16");
        assertRefused(folder, "id: a\nlines: 0\nsip: {password: x}\n", "lines: the value must be from 1 to 16");
        assertRefused(folder, "id: a\nsip: {password: x}\nfax: {codings: [mh, mh]}\n", "name each thing once");
        assertRefused(folder, "id: a\nsip: {password: x}\nfax: {bandwidth: 9599}\n", "the value must be from 9600 to");
    }

    private static void assertRefused(Path folder, String text, String sentence) {
        assertThatThrownBy(() -> read(folder, text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(sentence);
    }
}
