package org.pagewire.relay.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pagewire.wire.message.Listing.Condition;

/** Makes {@link ExchangeStatus} out of what the exchange holds. */
final class Statuses {
    private Statuses() {}

    static Condition condition(Device device) {
        return device.isInCommunication() ? Condition.IN_COMMUNICATION : Condition.LOGIN;
    }

    static ExchangeStatus of(
            Collection<Connection> connections, Devices devices, Collection<Call> calls, Counters counters) {
        // Those in the index, and superseded ones that only their connections know of.
        Set<Device> all = new LinkedHashSet<>(devices.all());
        for (Connection connection : connections) {
            if (connection.phase() instanceof Phase.LoggedIn in) {
                all.add(in.device());
            }
        }
        List<ExchangeStatus.User> users = new ArrayList<>();
        for (Device device : all) {
            users.add(new ExchangeStatus.User(
                    device.userId,
                    device.type,
                    condition(device),
                    !devices.holds(device),
                    device.connections().stream().map(Statuses::connection).toList()));
        }
        users.sort(Comparator.comparing(ExchangeStatus.User::id).thenComparing(ExchangeStatus.User::superseded));
        Map<String, Long> counts = counters.all();
        calls.forEach(call -> {
            counts.merge("octetsFromCallers", call.meter.fromCaller(), Long::sum);
            counts.merge("octetsToCallers", call.meter.toCaller(), Long::sum);
        });
        int open = (int) connections.stream()
                .filter(connection -> !(connection.phase() instanceof Phase.Closed))
                .count();
        return new ExchangeStatus(users, calls.stream().map(Statuses::call).toList(), open, counts);
    }

    private static ExchangeStatus.ConnectionStatus connection(Connection connection) {
        return new ExchangeStatus.ConnectionStatus(
                connection.number,
                connection.state(),
                connection.address,
                connection.openedAt,
                connection.device().instance);
    }

    private static ExchangeStatus.CallStatus call(Call call) {
        return new ExchangeStatus.CallStatus(
                call.id,
                call.from,
                call.to,
                call.caller.state(),
                call.demandedAt,
                call.meter.fromCaller(),
                call.meter.toCaller());
    }
}
