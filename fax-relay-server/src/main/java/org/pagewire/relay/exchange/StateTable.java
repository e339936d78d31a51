package org.pagewire.relay.exchange;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.MessageType;
import org.pagewire.wire.message.WireState;

/**
 * What is done about a message in the state its connection is in. Has an entry for each message that
 * {@link WireState#fromDevice} expects, but DATA, which never comes to the exchange while a call is on. Immutable.
 */
final class StateTable {
    /** Does what a message asks for; the message has the type it is registered under. */
    interface Handler {
        void handle(Connection connection, Message message, long now);
    }

    private final Map<WireState, Map<MessageType, Handler>> handlers = new EnumMap<>(WireState.class);

    StateTable(Exchange exchange) {
        LoginDesk loginDesk = exchange.loginDesk;
        Switchboard switchboard = exchange.switchboard;
        put(WireState.GREETING, MessageType.LOGIN, loginDesk::login);
        put(WireState.AUTHENTICATING, MessageType.PROOF, loginDesk::proof);
        put(WireState.VACANT, MessageType.DEMAND, switchboard::demand);
        put(WireState.DEMANDING, MessageType.TERMINATE, switchboard::terminate);
        put(WireState.NOTIFIED, MessageType.ACCEPT, switchboard::accept);
        put(WireState.NOTIFIED, MessageType.REJECT, switchboard::reject);
        put(WireState.IN_CALL, MessageType.TERMINATE, switchboard::terminate);
        put(WireState.RELEASING, MessageType.RELEASE, switchboard::released);
        for (WireState loggedIn : List.of(
                WireState.VACANT, WireState.DEMANDING, WireState.NOTIFIED, WireState.IN_CALL, WireState.RELEASING)) {
            put(loggedIn, MessageType.HOLD, exchange.holds::hold);
            put(loggedIn, MessageType.LIST, exchange.listings::list);
            put(loggedIn, MessageType.LOGOUT, exchange::logout);
        }
    }

    private void put(WireState state, MessageType type, Handler handler) {
        handlers.computeIfAbsent(state, key -> new EnumMap<>(MessageType.class)).put(type, handler);
    }

    /** Null when the message is not expected in this state. */
    @Nullable
    Handler handler(WireState state, MessageType type) {
        return handlers.getOrDefault(state, Map.of()).get(type);
    }

    /** Message types with an entry. */
    Set<MessageType> expected(WireState state) {
        return handlers.getOrDefault(state, Map.of()).keySet();
    }
}
