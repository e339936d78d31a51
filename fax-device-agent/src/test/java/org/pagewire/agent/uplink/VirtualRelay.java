package org.pagewire.agent.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.login.LoginException;
import org.pagewire.wire.login.ScramServer;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Accept;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Demand;
import org.pagewire.wire.message.Failed;
import org.pagewire.wire.message.Goodbye;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Hold;
import org.pagewire.wire.message.HoldConfirm;
import org.pagewire.wire.message.ListUsers;
import org.pagewire.wire.message.Listing;
import org.pagewire.wire.message.Login;
import org.pagewire.wire.message.Logout;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.MessageType;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Proof;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Refused;
import org.pagewire.wire.message.Reject;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.Welcome;
import org.pagewire.wire.message.WireState;

/**
 * A network with a relay at its other end, for one uplink, in virtual time: it logs links in by SCRAM, confirms holds,
 * answers demands as told, and can be down, silent or refuse. What is sent arrives at once, after the event that sent it.
 */
final class VirtualRelay {
    static final long SECOND = 1_000_000_000L;
    static final ObjectNode ATTACHMENT = JsonNodeFactory.instance.objectNode().put("kind", "fax");
    static final String USER = "5550101";

    private static final char[] PASSWORD = "secret".toCharArray();
    private static final Verifier VERIFIER = Verifier.ofPassword(PASSWORD, Verifier.MIN_ROUNDS, random(1));

    final List<Long> attempts = new ArrayList<>();
    final List<Message> received = new ArrayList<>();
    /** Types of all frames, in the order they were sent. */
    final List<String> order = new ArrayList<>();
    /** Links that are logged in, with what the relay knows of them. */
    final Map<Integer, Side> sides = new TreeMap<>();
    /** Outcome of a demand by the ID it wants: a reason, or a call when there is none; nothing for silence. */
    final Map<String, Reason> failures = new HashMap<>();

    final List<String> silent = new ArrayList<>();
    final Deque<Runnable> arriving = new ArrayDeque<>();

    boolean up = true;
    boolean confirmsHolds = true;
    boolean closesAfterLogout = true;

    @Nullable
    Reason refusal;

    long retryAfterMs;
    int maxConnections = 16;
    int most;
    long now;
    final UplinkCore core;
    private int calls;

    /** The relay's side of one link. */
    static final class Side {
        @Nullable
        ScramServer scram;

        boolean loggedIn;
        /** As the relay sees it, after WELCOME. */
        WireState state = WireState.VACANT;

        boolean reading = true;
        String wanted = "";
        final StringBuilder data = new StringBuilder();
    }

    VirtualRelay(UplinkSettings settings, IncomingListener incoming, long start) {
        now = start;
        core = new UplinkCore(
                settings, new Credentials(USER, PASSWORD), random(2), () -> now, incoming, this::carryOut);
    }

    static UplinkSettings settings(int spare, UplinkSettings.Surplus surplus) {
        return new UplinkSettings(USER, "instance-1", "FAX", List.of("FILE TX/RX"), spare, surplus);
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Carries out what is on its way, and what follows from it. */
    void settle() {
        for (Runnable next = arriving.poll(); next != null; next = arriving.poll()) {
            next.run();
            most = Math.max(most, sides.size());
        }
    }

    /** Lets time pass, with everything that becomes due. */
    void pass(long durationNs) {
        long end = now + durationNs;
        settle();
        for (OptionalLong due = core.deadline(); due.isPresent() && due.getAsLong() - end <= 0; due = core.deadline()) {
            now = due.getAsLong() - now > 0 ? due.getAsLong() : now;
            core.timeout();
            settle();
        }
        now = end;
    }

    List<Integer> loggedIn() {
        return sides.entrySet().stream()
                .filter(entry -> entry.getValue().loggedIn)
                .map(Map.Entry::getKey)
                .toList();
    }

    Side side(int link) {
        Side side = sides.get(link);
        if (side == null) {
            throw new AssertionError("no link " + link);
        }
        return side;
    }

    void say(int link, Message message) {
        arriving.add(() -> core.message(link, message));
    }

    void notice(int link, String call) {
        side(link).state = WireState.NOTIFIED;
        say(link, new Notice(call, "5550102", ATTACHMENT, 60_000));
    }

    void terminate(int link, Reason reason) {
        side(link).state = WireState.RELEASING;
        say(link, new Terminate(reason, null));
    }

    void goodbye(int link, Reason reason, long after) {
        say(link, new Goodbye(reason, after));
    }

    /** The relay closes a link, or the network breaks it. */
    void drop(int link) {
        sides.remove(link);
        arriving.add(() -> core.lost(link, Reason.TRANSPORT_LOST, null));
    }

    void crash() {
        up = false;
        List.copyOf(sides.keySet()).forEach(this::drop);
    }

    long count(Class<? extends Message> type) {
        return received.stream().filter(type::isInstance).count();
    }

    private void carryOut(Action action) {
        if (action instanceof Action.Open open) {
            attempts.add(now);
            sides.put(open.link(), new Side());
            arriving.add(() -> open(open.link()));
        } else if (action instanceof Action.Send send) {
            order.add(MessageType.of(send.message()).name());
            arriving.add(() -> answer(send.link(), send.message()));
        } else if (action instanceof Action.SendData data) {
            order.add("DATA");
            Side side = sides.get(data.link());
            if (side != null) {
                side.data.append(data.data().toString(UTF_8));
            }
            data.data().release();
        } else if (action instanceof Action.SetReading reading) {
            Side side = sides.get(reading.link());
            if (side != null) {
                side.reading = reading.read();
            }
        } else if (action instanceof Action.Close close) {
            arriving.add(() -> sides.remove(close.link()));
        }
    }

    private void open(int link) {
        if (!sides.containsKey(link)) {
            return;
        }
        if (up) {
            core.opened(link);
            say(link, new Greeting("Kyoto", 1, 10_000));
        } else {
            sides.remove(link);
            core.lost(link, Reason.RELAY_UNREACHABLE, "refused");
        }
    }

    private void answer(int link, Message message) {
        received.add(message);
        Side side = sides.get(link);
        if (side == null) {
            return;
        }
        try {
            if (message instanceof Login login) {
                ScramServer scram = ScramServer.begin(login.scram(), random(link));
                side.scram = scram;
                say(link, new Challenge(scram.challenge(VERIFIER)));
            } else if (message instanceof Proof proof && side.scram != null) {
                String scram = side.scram.prove(proof.scram()).orElseThrow();
                logIn(link, side, scram);
            } else {
                answerLoggedIn(link, side, message);
            }
        } catch (LoginException e) {
            throw new AssertionError(e);
        }
    }

    private void logIn(int link, Side side, String scram) {
        Reason no = refusal;
        if (no == null && loggedIn().size() >= maxConnections) {
            no = Reason.TOO_MANY_CONNECTIONS;
        }
        if (no != null) {
            say(link, new Refused(no, retryAfterMs));
        } else {
            side.loggedIn = true;
            say(link, new Welcome(scram, link, 30_000, maxConnections));
        }
    }

    private void answerLoggedIn(int link, Side side, Message message) {
        MessageType type = MessageType.of(message);
        if (side.state.fromDeviceCrossing().contains(type)) {
            return;
        }
        if (!side.state.fromDevice().contains(type)) {
            throw new AssertionError("link " + link + ": " + type + " in " + side.state);
        }
        if (message instanceof Hold hold && confirmsHolds) {
            say(link, new HoldConfirm(hold.number()));
        } else if (message instanceof Demand demand) {
            side.state = WireState.DEMANDING;
            side.wanted = demand.to();
            if (!silent.contains(demand.to())) {
                outcome(link);
            }
        } else if (message instanceof Accept) {
            side.state = WireState.IN_CALL;
        } else if (message instanceof Reject || message instanceof Release) {
            side.state = WireState.VACANT;
        } else if (message instanceof Terminate) {
            side.state = WireState.VACANT;
            say(link, new Release());
        } else if (message instanceof ListUsers) {
            say(link, new Listing(List.of(), false));
        } else if (message instanceof Logout && closesAfterLogout) {
            loggedIn().stream()
                    .filter(other -> other != link)
                    .forEach(other -> goodbye(other, Reason.LOGGED_OUT_BY_DEVICE, 0));
            List.copyOf(sides.keySet()).forEach(this::drop);
        }
    }

    /** The demand on this link fails or leads to a call. */
    void outcome(int link) {
        Side side = side(link);
        Reason failure = failures.get(side.wanted);
        side.state = failure == null ? WireState.IN_CALL : WireState.VACANT;
        say(
                link,
                failure == null
                        ? new Connected("call-" + ++calls, ATTACHMENT)
                        : new Failed(failure, side.wanted, "Kyoto", "of " + side.wanted));
    }
}
