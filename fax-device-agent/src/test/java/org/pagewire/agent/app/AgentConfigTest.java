package org.pagewire.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagewire.program.config.ConfigException;
import org.pagewire.program.config.ConfigFile;
import org.pagewire.program.config.ShippedConfig;
import org.pagewire.wire.client.OutboundProxy;

/** The agent's configuration file. */
class AgentConfigTest {
    private static final String LINES = """
            lines:
              - id: "5550101"
                password: a
                machine:
                  password: b
            """;

    @TempDir
    private Path folder;

    @Test
    void theShippedFileHasEveryKeyAndDefault() throws Exception {
        assertThat(ShippedConfig.differences(Path.of("../conf/agent.yaml"), AgentConfig.class))
                .isEmpty();
    }

    @Test
    void theMachinesUserIsTheIdUnlessToldOtherwise() throws Exception {
        AgentConfig config = read("relay: {address: 'relay.example.com:4338'}\n" + LINES);
        assertThat(config.lines().get(0).settings().machineUser()).isEqualTo("5550101");
        assertThat(config.lines().get(0).settings().toString()).doesNotContain("b)");
        assertThat(config.lines().get(0).spare()).isEqualTo(1);
        assertThat(config.relay().trust()).isNull();
    }

    @Test
    void aProxyHasItsKindAndCredentials() throws Exception {
        AgentConfig config = read(
                "relay: {address: 'r:4338', proxy: {type: socks5, address: 'p:1080', user: u, password: x}}\n" + LINES);
        OutboundProxy proxy = config.relay().proxy().toProxy();
        assertThat(proxy.kind()).isEqualTo(OutboundProxy.Kind.SOCKS5);
        assertThat(proxy.password()).isEqualTo("x");
        assertThat(proxy.toString()).isEqualTo("SOCKS5 proxy p:1080");
    }

    @Test
    void wrongFilesAreToldByKey() {
        assertThatThrownBy(() -> read("relay: {address: 'r:0'}\n" + LINES)).hasMessageContaining("needs the real port");
        assertThatThrownBy(() -> read("relay: {address: 'r:1'}\n" + LINES + LINES.substring(7)))
                .hasMessageContaining("two lines have the id 5550101");
        assertThatThrownBy(() -> read("relay: {address: 'r:1'}\n" + LINES.replace("5550101", "555 0101")))
                .hasMessageContaining("a line's id has");
        assertThatThrownBy(
                        () -> read("relay: {address: 'r:1', proxy: {type: http, address: 'p:1', user: u}}\n" + LINES))
                .hasMessageContaining("both a user and a password");
        assertThatThrownBy(() -> read("relay: {address: 'r:1'}\nlines: []\n")).hasMessageContaining("lines");
        assertThatThrownBy(() -> read("relay: {address: 'r:1'}\nsip: {listen: '0.0.0.0:5060'}\n" + LINES))
                .hasMessageContaining("must be one address of this host");
    }

    /** An empty password would let any machine register. */
    @Test
    void passwordsAreNotEmpty() {
        for (String key : List.of("password: a", "password: b")) {
            assertThatThrownBy(() -> read("relay: {address: 'r:1'}\n" + LINES.replace(key, "password: ''")))
                    .hasMessageContaining("password has 1 to 256 characters");
        }
    }

    private AgentConfig read(String text) throws ConfigException, IOException {
        Path file = folder.resolve("agent.yaml");
        Files.writeString(file, text);
        return ConfigFile.read(file, AgentConfig.class);
    }
}
