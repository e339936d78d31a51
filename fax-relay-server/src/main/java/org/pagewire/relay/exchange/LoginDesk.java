package org.pagewire.relay.exchange;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pagewire.relay.login.LoginAttempt;
import org.pagewire.relay.login.Logins;
import org.pagewire.relay.login.RefusalDelays;
import org.pagewire.relay.login.Registration;
import org.pagewire.wire.login.LoginException;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Login;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Proof;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Welcome;
import org.pagewire.wire.message.WireState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From GREETING to WELCOME or REFUSED, and the instance rule (R-A2, R-A3, R-A5). Owner: the exchange's.
 *
 * <p>An ID that is not registered goes the same way as one with a wrong password: a challenge that looks like any other,
 * and the same refusal after the same delay.
 */
final class LoginDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LoginDesk.class);

    private static final int WIRE_VERSION = 1;

    private final Exchange exchange;
    private final Logins logins;
    private final RefusalDelays delays = new RefusalDelays();

    LoginDesk(Exchange exchange, Logins logins) {
        this.exchange = exchange;
        this.logins = logins;
    }

    void greet(Connection connection, long now) {
        long timeout = exchange.settings.loginTimeout().toNanos();
        exchange.send(
                connection,
                new Greeting(
                        exchange.settings.name(),
                        WIRE_VERSION,
                        exchange.settings.loginTimeout().toMillis()));
        connection.become(new Phase.Greeting(), exchange.at(now + timeout, due -> {
            exchange.counters.loginRefused(Reason.LOGIN_TIMEOUT);
            exchange.logPeer(connection, "login took too long", due);
            exchange.end(connection, Reason.LOGIN_TIMEOUT, Farewell.after(exchange.retrySpread()), due);
        }));
    }

    void login(Connection connection, Message message, long now) {
        try {
            LoginAttempt attempt = logins.attempt((Login) message);
            // The login timeout goes on until PROOF.
            connection.become(new Phase.Authenticating(attempt), connection.phaseTimer());
            exchange.lookUp(
                    connection, Connection.LookUp.LOGIN, new Action.LookUp(connection.number, attempt.userId()));
        } catch (LoginException e) {
            exchange.broken(connection.number, String.valueOf(e.getMessage()), now);
        }
    }

    /** The registrations know, or do not know, who wants to log in. */
    void found(Connection connection, Optional<Registration> registration) {
        exchange.send(connection, new Challenge(attempt(connection).challenge(registration)));
    }

    void proof(Connection connection, Message message, long now) {
        LoginAttempt attempt = attempt(connection);
        try {
            Optional<String> proved = attempt.prove(((Proof) message).scram());
            if (proved.isEmpty()) {
                refuse(connection, Reason.LOGIN_REFUSED, now);
            } else {
                enter(connection, attempt, proved.get(), now);
            }
        } catch (LoginException e) {
            exchange.broken(connection.number, String.valueOf(e.getMessage()), now);
        }
    }

    /** Whether this user's login is under way on the connection. */
    static boolean isLoggingIn(Connection connection, String userId) {
        return connection.phase() instanceof Phase.Authenticating login
                && login.attempt() != null
                && login.attempt().userId().equals(userId);
    }

    private static LoginAttempt attempt(Connection connection) {
        if (connection.phase() instanceof Phase.Authenticating authenticating && authenticating.attempt() != null) {
            return authenticating.attempt();
        }
        throw new IllegalStateException(connection + " has no login under way");
    }

    private void enter(Connection connection, LoginAttempt attempt, String serverFinal, long now) {
        Login login = attempt.login();
        Device present = exchange.devices.of(attempt.userId()).orElse(null);
        Device device = present != null && present.instance.equals(login.instance())
                ? present
                : new Device(attempt.userId(), login.instance(), login.type(), login.attributes());
        if (device.connections().size() >= exchange.settings.connectionsPerDevice()) {
            refuse(connection, Reason.TOO_MANY_CONNECTIONS, now);
            return;
        }
        long hold = exchange.holds.interval();
        exchange.send(
                connection,
                new Welcome(
                        serverFinal,
                        connection.number,
                        TimeUnit.NANOSECONDS.toMillis(hold),
                        exchange.settings.connectionsPerDevice()));
        exchange.counters.one("logins");
        device.add(connection);
        connection.become(new Phase.Vacant(device), null);
        connection.heard(now);
        exchange.holds.watch(connection, hold, now);
        if (device != present) {
            exchange.devices.put(device);
            LOG.info("{} logs in from {}", device.userId, connection.address);
        }
        if (present != null && device != present) {
            supersede(present, device, now);
        }
    }

    private void supersede(Device older, Device newer, long now) {
        LOG.warn("{}: instance {} takes over from {}", newer.userId, newer.instance, older.instance);
        exchange.counters.one("takeovers");
        for (Connection connection : List.copyOf(older.connections())) {
            if (connection.is(WireState.VACANT)) {
                exchange.end(connection, Reason.SUPERSEDED, Farewell.BARE, now);
            } else if (connection.leaving() == null) {
                exchange.send(connection, new Goodbye(Reason.SUPERSEDED, 0));
                connection.leaves(Reason.SUPERSEDED);
            }
        }
    }

    /** A connection of the device has ended. */
    void leave(Device device, Connection connection, Reason reason) {
        device.remove(connection);
        if (device.connections().isEmpty() && exchange.devices.holds(device)) {
            exchange.devices.remove(device);
            LOG.info("{} is logged out: {}", device.userId, reason.code());
        }
    }

    /** Answers a login in the negative; wrong credentials are answered late, and later each time. */
    void refuse(Connection connection, Reason reason, long now) {
        exchange.counters.loginRefused(reason);
        if (reason != Reason.LOGIN_REFUSED) {
            exchange.end(connection, reason, Farewell.after(exchange.retrySpread()), now);
            return;
        }
        exchange.logPeer(connection, "login refused", now);
        long delay = delays.refuse(connection.addressKey, now);
        long retryAfterMs = TimeUnit.NANOSECONDS.toMillis(2 * delay);
        connection.become(
                new Phase.Authenticating(null),
                exchange.at(now + delay, due -> exchange.end(connection, reason, Farewell.after(retryAfterMs), due)));
    }
}
