package org.pagewire.relay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.program.config.ConfigException;
import org.pagewire.program.config.ConfigFile;
import org.pagewire.program.config.ShippedConfig;

/** {@code conf/relay.yaml} and what else may stand in it. */
class RelayConfigTest {
    @TempDir
    Path folder;

    @Test
    void theShippedFileHasEveryKeyWithItsDefault() throws Exception {
        assertThat(ShippedConfig.differences(Path.of("../conf/relay.yaml"), RelayConfig.class))
                .isEmpty();
    }

    @Test
    void anEmptyFileIsARelayWithDefaults() throws Exception {
        RelayConfig config = read("name: relay\n");
        assertThat(config.listen().port()).isEqualTo(4338);
        assertThat(config.exchange().holdInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.exchange().connectionsPerDevice()).isEqualTo(16);
        assertThat(config.tls().names()).isNull();
    }

    @Test
    void aStallTimeoutThatWouldStarveTheHoldsIsRefused() {
        assertThatThrownBy(() -> read("call: {stallTimeout: 30s}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("call.stallTimeout must be shorter than hold.interval");
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() {
        assertThatThrownBy(() -> read("tls: {certificate: relay.pem}\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("give both certificate and key");
    }

    @Test
    void aNameThatNoGreetingCanCarryIsRefused() {
        for (String name : new String[] {"", "x".repeat(65), "back\\u202Ewards"}) {
            assertThatThrownBy(() -> read("name: \"" + name + "\"\n"))
                    .as(name)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("name has 1 to 64 printable characters");
        }
    }

    private RelayConfig read(String text) throws Exception {
        return ConfigFile.read(Files.writeString(folder.resolve("relay.yaml"), text), RelayConfig.class);
    }
}
