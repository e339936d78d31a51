package org.pagewire.relay.exchange;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.pagewire.relay.login.AddressKey;
import org.pagewire.relay.login.Logins;
import org.pagewire.relay.login.OpenConnections;
import org.pagewire.relay.login.PeerLog;
import org.pagewire.relay.login.Registration;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.MessageType;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Refused;
import org.pagewire.wire.message.WireState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections of one relay. Takes what happened, with the time it happened at (nanoseconds of a monotonic clock with
 * any origin), and gives out {@link Action}s; {@link #nextDeadline} says when {@link #advance} is wanted at the latest.
 *
 * <p>Each connection hands in one message (or piece of data outside a call) and then waits for {@link Action.Ready}: so a
 * device that sends without pause is slowed by its own connection and fills no queue here.
 *
 * <p>What is expected of a device in which state is {@link WireState}; what is done about it is the table
 * {@link StateTable}, in {@link LoginDesk}, {@link Switchboard} and {@link Listings}. Whatever ends a connection goes
 * through {@link #end}, whatever ends a call through {@link Switchboard#end}.
 *
 * <p>Owner: one thread, the caller's; nothing in here is safe for two. The actions are given out during the call that
 * causes them; their receiver must not call back into the exchange.
 */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** A removed user that may be registered anew looks so often. */
    private static final long REMOVED_RETRY_MS = 60_000;

    final ExchangeSettings settings;
    final RandomGenerator random;
    final Counters counters = new Counters();
    final Devices devices = new Devices();
    final Switchboard switchboard;
    final LoginDesk loginDesk;
    final OpenConnections open;

    private final Consumer<Action> out;
    final Holds holds = new Holds(this);
    final Listings listings = new Listings(this);
    private final Timers timers = new Timers();
    private final PeerLog peerLog = new PeerLog();
    private final Map<Long, Connection> connections = new HashMap<>();
    private final StateTable expected;
    private boolean goingDown;
    private int live;

    /**
     * @param logins proves passwords
     * @param random for jitter and the identities of calls
     * @param out takes the actions
     */
    public Exchange(ExchangeSettings settings, Logins logins, RandomGenerator random, Consumer<Action> out) {
        this.settings = settings;
        this.random = random;
        this.out = out;
        open = new OpenConnections(settings.connectionsPerAddress(), settings.connections());
        switchboard = new Switchboard(this);
        loginDesk = new LoginDesk(this, logins);
        expected = new StateTable(this);
    }

    // ---- what happens on connections

    /**
     * A device has connected. Every connection that was opened must be reported lost in the end.
     *
     * @param number of the connection, never used before
     * @param address as people are to see it
     * @param key what it counts as for limits
     */
    public void connectionOpened(long number, String address, AddressKey key, long now) {
        Connection connection = new Connection(number, address, key, now);
        connections.put(number, connection);
        live++;
        OpenConnections.Verdict verdict = open.opened(key);
        if (verdict == OpenConnections.Verdict.CLOSE) {
            counters.one("connectionsOverLimit");
            logPeer(connection, "over the limit of connections", now);
            end(connection, Reason.ADDRESS_LIMIT, Farewell.NONE, now);
        } else if (verdict == OpenConnections.Verdict.TELL_LIMIT) {
            loginDesk.refuse(connection, Reason.ADDRESS_LIMIT, now);
        } else if (goingDown) {
            loginDesk.refuse(connection, Reason.RELAY_GOING_DOWN, now);
        } else {
            loginDesk.greet(connection, now);
            ready(connection);
        }
    }

    /** A message has come from the device. Not to be called for a connection that is not ready. */
    public void message(long number, Message message, long now) {
        Connection connection = take(number, now);
        if (connection == null) {
            return;
        }
        MessageType type = MessageType.of(message);
        StateTable.Handler handler = expected.handler(connection.state(), type);
        if (handler != null) {
            handler.handle(connection, message, now);
        } else {
            unexpected(connection, type, now);
        }
        readyUnlessWaiting(connection);
    }

    /** Data has come on a connection that is not joined. Not to be called for a connection that is not ready. */
    public void data(long number, long now) {
        Connection connection = take(number, now);
        if (connection == null) {
            return;
        }
        unexpected(connection, MessageType.DATA, now);
        readyUnlessWaiting(connection);
    }

    /** Octets have come from the device that are no message of their own, such as data of its call. */
    public void heard(long number, long now) {
        Connection connection = connections.get(number);
        if (connection != null) {
            connection.heard(now);
        }
    }

    /**
     * The device has sent what is not a frame or message of the wire.
     *
     * @param what in our own words
     */
    public void broken(long number, String what, long now) {
        Connection connection = connections.get(number);
        if (connection != null && !connection.is(WireState.CLOSED)) {
            protocolError(connection, what, now);
        }
    }

    /** Nothing could be written to the device for the stall timeout. */
    public void stalled(long number, long now) {
        Connection connection = connections.get(number);
        if (connection != null && !connection.is(WireState.CLOSED)) {
            logPeer(connection, "takes no data", now);
            end(connection, Reason.STALLED, Farewell.NONE, now);
        }
    }

    /** The connection is gone, whoever closed it. */
    public void connectionLost(long number, Reason reason, long now) {
        Connection connection = connections.get(number);
        if (connection != null) {
            end(connection, reason, Farewell.NONE, now);
            connections.remove(number);
            open.closed(connection.addressKey);
        }
    }

    // ---- what the registrations answer

    /** The answer to {@link Action.LookUp}; empty when there is no such user. */
    public void found(long number, Optional<Registration> registration, long now) {
        Connection connection = connections.get(number);
        if (connection == null) {
            return;
        }
        connection.lookedUp().ifPresent(asked -> {
            if (asked == Connection.LookUp.LOGIN) {
                loginDesk.found(connection, registration);
            } else {
                switchboard.found(connection, registration.isPresent(), now);
            }
            readyUnlessWaiting(connection);
        });
    }

    /** The answer to {@link Action.LookUpPage}. */
    public void foundPage(long number, List<Registration> page, long now) {
        Connection connection = connections.get(number);
        if (connection != null && connection.lookedUp().isPresent()) {
            listings.found(connection, page);
            readyUnlessWaiting(connection);
        }
    }

    /** The registrations could not be read. */
    public void lookUpFailed(long number, long now) {
        Connection connection = connections.get(number);
        if (connection != null && connection.lookedUp().isPresent()) {
            end(connection, Reason.INTERNAL_ERROR, Farewell.after(retrySpread()), now);
        }
    }

    /** The operator has removed this user: its connections and calls end, and logins under way. */
    public void userRemoved(String userId, long now) {
        List.copyOf(connections.values()).stream()
                .filter(connection -> LoginDesk.isLoggingIn(connection, userId))
                .forEach(connection -> end(connection, Reason.LOGIN_REFUSED, Farewell.after(REMOVED_RETRY_MS), now));
        Farewell farewell = Farewell.after(REMOVED_RETRY_MS);
        devices.of(userId).ifPresent(device -> endAll(device, Reason.REGISTRATION_REMOVED, farewell, now));
    }

    // ---- time

    /** When {@link #advance} is to be called at the latest. */
    public OptionalLong nextDeadline() {
        return timers.next();
    }

    /** Does what is due. */
    public void advance(long now) {
        timers.advance(now);
    }

    /**
     * Ends all calls and connections with {@link Reason#RELAY_GOING_DOWN} and takes no new ones. Connections that were
     * in a call get the time to release it; whoever calls this decides how long.
     */
    public void goDown(long now) {
        goingDown = true;
        LOG.info("going down with {} connections", connections.size());
        switchboard.endAll(Reason.RELAY_GOING_DOWN, now);
        for (Connection connection : List.copyOf(connections.values())) {
            if (connection.is(WireState.RELEASING)) {
                send(connection, new Goodbye(Reason.RELAY_GOING_DOWN, retrySpread()));
                connection.leaves(Reason.RELAY_GOING_DOWN);
            } else {
                end(connection, Reason.RELAY_GOING_DOWN, Farewell.after(retrySpread()), now);
            }
        }
    }

    /** Whether all connections have ended, though the network may not have closed them yet. */
    public boolean isQuiet() {
        return live == 0;
    }

    // ---- for people

    /** A snapshot. */
    public ExchangeStatus status() {
        return Statuses.of(connections.values(), devices, switchboard.calls(), counters);
    }

    // ---- for the other classes of the exchange

    /** The one way a connection ends. What holds it is released, the partner is told. Does nothing a second time. */
    void end(Connection connection, Reason reason, Farewell farewell, long now) {
        if (connection.is(WireState.CLOSED)) {
            return;
        }
        Phase last = connection.phase();
        if (last instanceof Phase.InCall) {
            act(new Action.Unjoin(connection.number));
        }
        boolean loggedIn = last instanceof Phase.LoggedIn;
        if (farewell.told()) {
            send(
                    connection,
                    loggedIn
                            ? new Goodbye(reason, farewell.retryAfterMs())
                            : new Refused(reason, farewell.retryAfterMs()));
        }
        connection.become(new Phase.Closed(), null);
        live--;
        act(new Action.Close(connection.number, reason));
        counters.connectionEnded(reason);
        // First out of the device, so that a call that looks for another connection sees the device as it is now.
        if (last instanceof Phase.LoggedIn in) {
            loginDesk.leave(in.device(), connection, reason);
        }
        if (last instanceof Phase.Held held) {
            switchboard.connectionEnded(held.call(), connection, reason, now);
        }
    }

    /** Ends all connections of a device, which from now on counts as logged out. */
    private void endAll(Device device, Reason reason, Farewell farewell, long now) {
        devices.remove(device);
        LOG.info("{} is logged out: {}", device.userId, reason.code());
        for (Connection connection : List.copyOf(device.connections())) {
            end(connection, reason, farewell, now);
        }
    }

    /** The connection is free again: vacant, or closed when it was only waiting for that. */
    void vacate(Connection connection, long now) {
        Reason leaving = connection.leaving();
        connection.become(new Phase.Vacant(connection.device()), null);
        if (leaving != null) {
            end(connection, leaving, Farewell.NONE, now);
        }
    }

    void send(Connection connection, Message message) {
        act(new Action.Send(connection.number, message));
    }

    void act(Action action) {
        out.accept(action);
    }

    Timers.Timer at(long deadline, LongConsumer due) {
        return timers.at(deadline, due);
    }

    void lookUp(Connection connection, Connection.LookUp what, Action action) {
        connection.looksUp(what);
        act(action);
    }

    /** One line per bad peer and minute. */
    void logPeer(Connection connection, String what, long now) {
        peerLog.line(connection.addressKey, now)
                .ifPresent(more -> LOG.warn(
                        "{} (connection {}): {}{}",
                        connection.address,
                        connection.number,
                        what,
                        more == 0 ? "" : "; " + more + " more from there before"));
    }

    /** A pause before coming back, differing per device and growing with their number, in milliseconds. */
    long retrySpread() {
        return 500 + random.nextLong(2_000 + 5L * connections.size());
    }

    Map<Long, Connection> connections() {
        return Collections.unmodifiableMap(new TreeMap<>(connections));
    }

    int pendingTimers() {
        return timers.pending();
    }

    // ---- inside

    void logout(Connection connection, Message message, long now) {
        assert message instanceof Logout;
        endAll(connection.device(), Reason.LOGGED_OUT_BY_DEVICE, Farewell.BARE, now);
    }

    private void unexpected(Connection connection, MessageType type, long now) {
        if (connection.state().fromDeviceCrossing().contains(type)) {
            counters.one("crossingsDropped");
        } else {
            protocolError(connection, type + " in state " + connection.state(), now);
        }
    }

    private void protocolError(Connection connection, String what, long now) {
        counters.one("protocolErrors");
        logPeer(connection, what, now);
        end(connection, Reason.PROTOCOL_ERROR, Farewell.after(retrySpread()), now);
    }

    private @Nullable Connection take(long number, long now) {
        Connection connection = connections.get(number);
        if (connection == null || connection.is(WireState.CLOSED)) {
            return null;
        }
        if (!connection.isReady()) {
            throw new IllegalStateException(connection + " is not ready");
        }
        connection.ready(false);
        connection.heard(now);
        return connection;
    }

    private void readyUnlessWaiting(Connection connection) {
        boolean heldBack = connection.phase() instanceof Phase.Authenticating login && login.attempt() == null;
        if (!connection.is(WireState.CLOSED) && !connection.isLookingUp() && !heldBack) {
            ready(connection);
        }
    }

    private void ready(Connection connection) {
        connection.ready(true);
        act(new Action.Ready(connection.number));
    }
}
