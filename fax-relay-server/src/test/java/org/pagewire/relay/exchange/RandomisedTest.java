package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagewire.wire.message.WireState;

/**
 * Many devices that demand, answer, talk, terminate, vanish, log out and take one another over, at random. Of all the
 * messages of honest devices none may break the protocol; after all have calmed down, nothing is left over.
 */
class RandomisedTest {
    private static final int USERS = 8;

    static LongStream seeds() {
        String given = System.getProperty("seed");
        return given != null ? LongStream.of(Long.parseLong(given)) : LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverDevicesDoNothingLeaksHangsOrCrossesOver(long seed) {
        Network network = storm(seed);
        assertThat(network.exchange.status().counters().getOrDefault("protocolErrors", 0L))
                .isZero();
        assertThat(network.forwarded).isPositive();

        List.copyOf(network.devices).forEach(SimulatedDevice::finish);
        network.run(Duration.ofSeconds(65));
        assertThat(network.exchange.status().calls()).isEmpty();
        assertThat(network.devices)
                .allSatisfy(device -> assertThat(device.state()).isEqualTo(WireState.VACANT));
        assertThat(network.exchange.connections().values())
                .allSatisfy(connection -> assertThat(connection.state()).isEqualTo(WireState.VACANT));
        assertThat(network.devices).hasSameSizeAs(network.links.values());

        List.copyOf(network.devices).forEach(SimulatedDevice::logout);
        network.run(Duration.ofSeconds(10));
        assertThat(network.exchange.connections()).isEmpty();
        assertThat(network.exchange.status().users()).isEmpty();
        assertThat(network.exchange.pendingTimers()).isZero();
        assertThat(network.exchange.open.all()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRelayThatGoesDownInTheStormIsQuietSoon(long seed) {
        Network network = storm(seed);
        network.tell(() -> network.exchange.goDown(network.now));
        network.run(Duration.ofSeconds(2));
        assertThat(network.exchange.isQuiet()).isTrue();
        assertThat(network.exchange.status().calls()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertThat(storm(7).exchange.status()).isEqualTo(storm(7).exchange.status());
    }

    private static Network storm(long seed) {
        Network network = new Network(seed);
        List<String> users = IntStream.range(0, USERS).mapToObj(i -> "user" + i).toList();
        users.forEach(network::register);
        List<SimulatedDevice> all = new ArrayList<>();
        for (int step = 0; step < 1_500; step++) {
            if (network.devices.size() < 2 * USERS && network.random.nextInt(10) == 0) {
                String user = users.get(network.random.nextInt(USERS));
                String instance = network.random.nextInt(20) == 0 ? "usurper" + step : "home";
                all.add(new SimulatedDevice(network, user, instance, users));
            }
            if (!network.devices.isEmpty()) {
                network.devices
                        .get(network.random.nextInt(network.devices.size()))
                        .whim();
            }
            network.run(Duration.ofMillis(network.random.nextInt(200)));
        }
        return network;
    }
}
