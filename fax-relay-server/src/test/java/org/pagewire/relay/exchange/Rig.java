package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.pagewire.relay.login.AddressKey;
import org.pagewire.relay.login.Logins;
import org.pagewire.relay.login.Registration;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.login.LoginException;
import org.pagewire.wire.login.ScramClient;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Accept;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Login;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Proof;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Welcome;
import org.pagewire.wire.message.WireState;

/** An exchange in virtual time, with its registrations and its connections' ends; checked after every event. */
final class Rig {
    static final Duration HOLD = Duration.ofSeconds(30);
    static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(10);
    static final Duration ANSWER = Duration.ofSeconds(60);
    static final int PER_DEVICE = 4;
    static final ObjectNode ATTACHMENT = JsonNodeFactory.instance.objectNode().put("kind", "fax");

    private static final int ROUNDS = Verifier.MIN_ROUNDS;
    private static final char[] PASSWORD = "correct horse".toCharArray();
    private static final Verifier VERIFIER = Verifier.ofPassword(PASSWORD, ROUNDS, new Random(1));
    private static final Map<String, Credentials> CREDENTIALS = new HashMap<>();

    final Exchange exchange;
    final TreeMap<String, Registration> registrations = new TreeMap<>();
    final Map<Long, End> ends = new HashMap<>();
    final Deque<Action> lookUps = new ArrayDeque<>();
    final Random random;
    boolean storeAnswers = true;
    long now;
    private long numbers;

    Rig() {
        this(PER_DEVICE, 100, 1000);
    }

    Rig(int perDevice, int perAddress, int all) {
        this(new Random(42), perDevice, perAddress, all);
    }

    Rig(Random random, int perDevice, int perAddress, int all) {
        this.random = random;
        // Near the overflow of nanoseconds: only differences may count.
        now = Long.MAX_VALUE - Duration.ofSeconds(100).toNanos();
        ExchangeSettings settings =
                new ExchangeSettings("test", HOLD, LOGIN_TIMEOUT, ANSWER, perDevice, perAddress, all);
        exchange = new Exchange(settings, new Logins(new byte[32], ROUNDS, random), random, this::act);
    }

    void register(String... ids) {
        for (String id : ids) {
            registrations.put(id, new Registration(id, "FAX", VERIFIER, Instant.EPOCH, Instant.EPOCH));
        }
    }

    // ---- the exchange's actions

    private void act(Action action) {
        if (action instanceof Action.LookUp || action instanceof Action.LookUpPage) {
            lookUps.add(action);
            return;
        }
        End end = ends.get(action.connection());
        if (action instanceof Action.Send send) {
            assertThat(end.closed).as("nothing is sent after Close").isNull();
            end.received.add(send.message());
        } else if (action instanceof Action.Join join) {
            assertThat(end.joined).as("joined once").isNull();
            end.joined = join;
        } else if (action instanceof Action.Unjoin) {
            assertThat(end.joined).as("was joined").isNotNull();
            end.joined = null;
        } else if (action instanceof Action.Close close) {
            assertThat(end.closed).as("closed once").isNull();
            end.closed = close.reason();
            end.ready = false;
        } else if (action instanceof Action.Ready) {
            assertThat(end.ready).as("ready is said once per message").isFalse();
            end.ready = true;
        }
    }

    /** Answers what the exchange asked of the registrations, and checks what must always be true. */
    void settle() {
        while (storeAnswers && !lookUps.isEmpty()) {
            answerLookUp();
        }
        ConsistencyCheck.of(exchange);
        for (Connection connection : exchange.connections().values()) {
            End end = ends.get(connection.number);
            assertThat(end.closed != null).isEqualTo(connection.is(WireState.CLOSED));
            assertThat(end.joined != null).isEqualTo(connection.is(WireState.IN_CALL));
            assertThat(end.ready).isEqualTo(connection.isReady());
        }
    }

    void answerLookUp() {
        Action asked = lookUps.remove();
        if (asked instanceof Action.LookUp lookUp) {
            exchange.found(lookUp.connection(), Optional.ofNullable(registrations.get(lookUp.userId())), now);
        } else if (asked instanceof Action.LookUpPage page) {
            String after = page.after() == null ? "" : page.after();
            List<Registration> found = registrations.tailMap(after, false).values().stream()
                    .limit(page.limit())
                    .toList();
            exchange.foundPage(page.connection(), found, now);
        }
    }

    // ---- time

    /** Lets time pass, with every deadline at its own moment. */
    void pass(Duration duration) {
        long end = now + duration.toNanos();
        while (exchange.nextDeadline().isPresent() && exchange.nextDeadline().getAsLong() - end <= 0) {
            now = exchange.nextDeadline().getAsLong();
            exchange.advance(now);
            settle();
        }
        now = end;
    }

    // ---- connections

    End open() {
        return open("192.0.2.1");
    }

    End open(String address) {
        End end = new End(++numbers);
        ends.put(end.number, end);
        exchange.connectionOpened(end.number, address + ":40000", new AddressKey(address), now);
        settle();
        return end;
    }

    /** A new connection, logged in. */
    End login(String id) {
        return login(id, "instance-of-" + id);
    }

    End login(String id, String instance) {
        End end = open();
        end.login(id, instance, PASSWORD);
        assertThat(end.take(Welcome.class).connection()).isEqualTo(end.number);
        return end;
    }

    /** Two connections of registered users in a call with one another. */
    End[] call(String from, String to) {
        register(from, to);
        End caller = login(from);
        End called = login(to);
        connect(caller, called, to);
        return new End[] {caller, called};
    }

    void connect(End caller, End called, String to) {
        caller.send(new Demand(to, ATTACHMENT, 60_000));
        called.take(Notice.class);
        called.send(new Accept(ATTACHMENT));
        caller.take(Connected.class);
    }

    void close(End end) {
        exchange.connectionLost(end.number, Reason.TRANSPORT_LOST, now);
        ends.remove(end.number);
        settle();
    }

    long count(String counter) {
        return exchange.status().counters().getOrDefault(counter, 0L);
    }

    /** The device's end of a connection. */
    final class End {
        final long number;
        final List<Message> received = new ArrayList<>();
        boolean ready;
        Action.Join joined;
        Reason closed;
        private String clientFirst;
        private ScramClient scram;

        End(long number) {
            this.number = number;
        }

        void send(Message message) {
            assertThat(ready).as("connection %s is ready", number).isTrue();
            ready = false;
            exchange.message(number, message, now);
            settle();
        }

        void sendData() {
            assertThat(ready).isTrue();
            ready = false;
            exchange.data(number, now);
            settle();
        }

        void login(String id, String instance, char[] password) {
            take(Greeting.class);
            startLogin(id, instance, password);
            prove();
        }

        void startLogin(String id, String instance, char[] password) {
            // Working a password out takes a thousand times longer than all the rest of a login.
            Credentials credentials =
                    CREDENTIALS.computeIfAbsent(id + "/" + new String(password), key -> new Credentials(id, password));
            scram = credentials.begin(random);
            clientFirst = scram.first();
            send(new Login(instance, "FAX", List.of("FILE TX/RX"), clientFirst));
        }

        void prove() {
            try {
                send(new Proof(scram.answer(take(Challenge.class).scram())));
            } catch (LoginException e) {
                throw new AssertionError(e);
            }
        }

        WireState state() {
            Connection connection = exchange.connections().get(number);
            return connection == null ? WireState.CLOSED : connection.state();
        }

        /** The next message, which must be of this type. */
        <T extends Message> T take(Class<T> type) {
            assertThat(received).as("messages to connection %s", number).isNotEmpty();
            Message first = received.remove(0);
            assertThat(first).isInstanceOf(type);
            return type.cast(first);
        }

        void nothingMore() {
            assertThat(received).as("messages to connection %s", number).isEmpty();
        }
    }
}
