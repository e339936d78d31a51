package org.pagewire.relay.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlExchange;
import org.pagewire.program.control.ControlHandler;
import org.pagewire.program.control.ControlRequest;
import org.pagewire.relay.exchange.Exchange;
import org.pagewire.relay.exchange.ExchangeStatus;
import org.pagewire.relay.exchange.ExchangeStatus.CallStatus;
import org.pagewire.relay.exchange.ExchangeStatus.ConnectionStatus;
import org.pagewire.relay.listener.ExchangeThread;
import org.pagewire.relay.store.Store;
import org.pagewire.relay.store.StoreException;

/** Answers the commands of a running relay: {@code status} and {@code user-changed}. Safe for any thread. */
public final class RelayControl {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final InetSocketAddress address;
    private final ExchangeThread exchange;
    private final Store store;
    private final InstantSource wallClock;

    /**
     * @param name of the relay
     * @param address it listens on
     */
    public RelayControl(
            String name, InetSocketAddress address, ExchangeThread exchange, Store store, InstantSource wallClock) {
        this.name = name;
        this.address = address;
        this.exchange = exchange;
        this.store = store;
        this.wallClock = wallClock;
    }

    /** For the control server. */
    public Map<String, ControlHandler> handlers() {
        return Map.of("status", this::status, "user-changed", this::userChanged);
    }

    private void status(ControlRequest request, ControlExchange answer) throws ControlException {
        record Seen(ExchangeStatus status, long now) {}
        Seen seen = ask((core, now) -> new Seen(core.status(), now));
        Instant wall = wallClock.instant();
        ObjectNode result = JSON.objectNode()
                .put("name", name)
                .put("listen", NetUtil.toSocketAddressString(address))
                .put("port", address.getPort())
                .put("connections", seen.status.connections());
        ArrayNode users = result.putArray("users");
        for (ExchangeStatus.User user : seen.status.users()) {
            ObjectNode shown = users.addObject()
                    .put("id", user.id())
                    .put("type", user.type())
                    .put("condition", lower(user.condition()))
                    .put("superseded", user.superseded());
            ArrayNode connections = shown.putArray("connections");
            for (ConnectionStatus connection : user.connections()) {
                connections
                        .addObject()
                        .put("number", connection.number())
                        .put("state", lower(connection.state()))
                        .put("address", connection.address())
                        .put("since", stamp(wall, seen.now - connection.since()))
                        .put("instance", connection.instance());
            }
        }
        ArrayNode calls = result.putArray("calls");
        for (CallStatus call : seen.status.calls()) {
            calls.addObject()
                    .put("call", call.call())
                    .put("from", call.from())
                    .put("to", call.to())
                    .put("state", lower(call.state()))
                    .put("since", stamp(wall, seen.now - call.since()))
                    .put("octetsFromCaller", call.octetsFromCaller())
                    .put("octetsToCaller", call.octetsToCaller());
        }
        ObjectNode counters = result.putObject("counters");
        seen.status.counters().forEach(counters::put);
        answer.succeed(result);
    }

    /** A command has changed the registration of this user: if it is gone, its connections end. */
    private void userChanged(ControlRequest request, ControlExchange answer) throws ControlException {
        String id = request.required("id");
        try {
            boolean registered = store.find(id).isPresent();
            if (!registered) {
                ask((core, now) -> {
                    core.userRemoved(id, now);
                    return id;
                });
            }
            answer.succeed(JSON.objectNode().put("registered", registered));
        } catch (StoreException e) {
            throw new ControlException("store", String.valueOf(e.getMessage()));
        }
    }

    private <T> T ask(BiFunction<Exchange, Long, T> question) throws ControlException {
        Future<T> answer = exchange.ask(question);
        if (!answer.awaitUninterruptibly(PATIENCE.toMillis()) || !answer.isSuccess()) {
            throw new ControlException("no-answer", "The relay did not answer; its log may say why.");
        }
        return answer.getNow();
    }

    private static String stamp(Instant wall, long nanosAgo) {
        return wall.minusNanos(nanosAgo).toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
