package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.pagewire.relay.login.AddressKey;
import org.pagewire.wire.message.WireState;

/** What several places of the exchange know must be the same in all of them, whenever it is at rest. */
final class ConsistencyCheck {
    private final Exchange exchange;
    private final Map<Long, Connection> connections;
    private int timers;

    private ConsistencyCheck(Exchange exchange) {
        this.exchange = exchange;
        this.connections = exchange.connections();
    }

    /** To be called when the exchange is at rest. */
    static void of(Exchange exchange) {
        ConsistencyCheck check = new ConsistencyCheck(exchange);
        check.connections();
        check.devices();
        check.calls();
        assertThat(exchange.pendingTimers()).as("timers").isEqualTo(check.timers);
    }

    private void connections() {
        Map<AddressKey, Integer> perAddress = new HashMap<>();
        for (Connection connection : connections.values()) {
            perAddress.merge(connection.addressKey, 1, Integer::sum);
            switch (connection.state()) {
                case GREETING, AUTHENTICATING -> timers++;
                case RELEASING -> timers += 2;
                case CLOSED -> assertThat(connection.isLookingUp()).isFalse();
                default -> timers++;
            }
            if (connection.phase() instanceof Phase.LoggedIn in) {
                assertThat(in.device().connections()).contains(connection);
            }
            connection
                    .heldBy()
                    .ifPresent(call -> assertThat(exchange.switchboard.calls()).contains(call));
        }
        assertThat(exchange.open.all()).isEqualTo(connections.size());
        perAddress.forEach(
                (address, count) -> assertThat(exchange.open.of(address)).isEqualTo(count));
    }

    private void devices() {
        Set<Device> all = new HashSet<>(exchange.devices.all());
        connections.values().forEach(connection -> {
            if (connection.phase() instanceof Phase.LoggedIn in) {
                all.add(in.device());
            }
        });
        for (Device device : all) {
            assertThat(device.connections())
                    .as("connections of %s", device.userId)
                    .isNotEmpty();
            int vacant = 0;
            for (Connection connection : device.connections()) {
                assertThat(connections.get(connection.number)).isSameAs(connection);
                assertThat(connection.device()).isSameAs(device);
                if (connection.is(WireState.VACANT)) {
                    vacant++;
                    assertThat(connection.leaving()).isNull();
                }
            }
            assertThat(device.vacantCount()).as("vacant of %s", device.userId).isEqualTo(vacant);
            if (!exchange.devices.holds(device)) {
                assertThat(vacant).as("a superseded instance keeps calls alone").isZero();
            }
        }
    }

    private void calls() {
        for (Call call : exchange.switchboard.calls()) {
            assertThat(call.caller.heldBy()).containsSame(call);
            WireState ofCaller = call.isConnected() ? WireState.IN_CALL : WireState.DEMANDING;
            assertThat(call.caller.state()).isEqualTo(ofCaller);
            WireState ofCalled = call.isConnected() ? WireState.IN_CALL : WireState.NOTIFIED;
            call.called().ifPresent(called -> {
                assertThat(called.heldBy()).containsSame(call);
                assertThat(called.state()).isEqualTo(ofCalled);
            });
            if (call.called().isEmpty()) {
                assertThat(call.caller.isLookingUp())
                        .as("it waits for something")
                        .isTrue();
            }
            timers += call.isConnected() ? 0 : 1;
        }
    }
}
