package org.pagewire.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagewire.image.page.FaxResolution;

/** The way out leads through a proxy that wants credentials (R-A1). */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProxyTest {
    @RegisterExtension
    final World world = new World();

    @ParameterizedTest
    @EnumSource
    void aPageArrivesThroughAProxyThatWantsCredentials(Proxy.Kind kind) throws Exception {
        try (Proxy proxy = Proxy.start(kind, "office", "proxy-secret")) {
            Relay relay = world.relay("5550101", "5550102");
            String way = """
                      proxy:
                        type: %s
                        address: 127.0.0.1:%d
                        user: office
                        password: proxy-secret
                    """.formatted(kind.key(), proxy.port());
            Office caller = world.office(relay, "5550101", "", way);
            Office called = world.office(relay, "5550102");
            world.awaitReady();
            Path document = Documents.write(world.path("page.tif"), 11, Documents.Sheet.a4(FaxResolution.STANDARD));
            Watch watch = called.watch();

            assertThat(caller.dial("5550102", document)
                            .result(Duration.ofSeconds(40))
                            .path("outcome")
                            .asText())
                    .isEqualTo("delivered");

            Path stored = Path.of(watch.awaitEvent("stored", Duration.ofSeconds(5), Events.named("stored"))
                    .path("file")
                    .asText());
            Documents.assertSame(document, stored);
            assertThat(proxy.tunnels())
                    .as("connections that came through the proxy")
                    .isPositive();
        }
    }
}
