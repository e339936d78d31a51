package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.pagewire.relay.login.AddressKey;
import org.pagewire.relay.login.Logins;
import org.pagewire.relay.login.Registration;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;

/**
 * A relay and its devices on a simulated network, all from one seed. The exchange, each connection's event loop and each
 * direction of each connection are queues of their own: in order in themselves, and in any order to one another, as
 * threads and networks are. The loops do what the listener's handler does: one message at a time, data from loop to loop.
 */
final class Network {
    static final char[] PASSWORD = "correct horse".toCharArray();
    private static final Verifier VERIFIER = Verifier.ofPassword(PASSWORD, Verifier.MIN_ROUNDS, new Random(1));

    /** One piece of a call's data: the call it was sent in, by whom, and its number from 0. */
    record Piece(String call, int number) {}

    private record Event(long time, long order, Runnable task) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    final Random random;
    final Exchange exchange;
    final TreeMap<String, Registration> registrations = new TreeMap<>();
    final Map<Long, Link> links = new LinkedHashMap<>();
    final List<SimulatedDevice> devices = new ArrayList<>();
    long now;
    long forwarded;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Line toExchange = new Line(Duration.ofMillis(1));
    private final Line store = new Line(Duration.ofMillis(20));
    private long order;
    private long numbers;

    Network(long seed) {
        random = new Random(seed);
        ExchangeSettings settings = new ExchangeSettings(
                "sim", Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(20), 6, 10_000, 10_000);
        Logins logins = new Logins(new byte[32], Verifier.MIN_ROUNDS, random);
        exchange = new Exchange(settings, logins, random, this::act);
    }

    void register(String id) {
        registrations.put(id, new Registration(id, "FAX", VERIFIER, Instant.EPOCH, Instant.EPOCH));
    }

    /** A queue whose events come in order, each after a random delay. */
    final class Line {
        private final long slowest;
        private long last;

        Line(Duration slowest) {
            this.slowest = slowest.toNanos();
        }

        void put(Runnable task) {
            last = Math.max(last, now + random.nextLong(slowest));
            events.add(new Event(last, order++, task));
        }
    }

    // ---- time

    void at(long time, Runnable task) {
        events.add(new Event(Math.max(time, now), order++, task));
    }

    /** Runs for so long. */
    void run(Duration duration) {
        long end = now + duration.toNanos();
        while (true) {
            long next = nextTime();
            if (next > end) {
                now = end;
                return;
            }
            now = next;
            Event first = events.peek();
            if (first != null && first.time <= now) {
                events.remove().task.run();
            } else {
                advance();
            }
        }
    }

    private long nextTime() {
        long next = events.isEmpty() ? Long.MAX_VALUE : events.peek().time;
        OptionalLong deadline = exchange.nextDeadline();
        next = deadline.isPresent() ? Math.min(next, deadline.getAsLong()) : next;
        for (SimulatedDevice device : devices) {
            next = Math.min(next, device.deadline());
        }
        return Math.max(next, now);
    }

    private void advance() {
        OptionalLong deadline = exchange.nextDeadline();
        if (deadline.isPresent() && deadline.getAsLong() <= now) {
            exchange.advance(now);
            ConsistencyCheck.of(exchange);
        }
        List.copyOf(devices).forEach(SimulatedDevice::timeout);
    }

    /** Something happens to the exchange. */
    void tell(Runnable event) {
        toExchange.put(() -> {
            event.run();
            ConsistencyCheck.of(exchange);
        });
    }

    private void act(Action action) {
        long number = action.connection();
        if (action instanceof Action.LookUp lookUp) {
            store.put(() -> {
                Optional<Registration> found = Optional.ofNullable(registrations.get(lookUp.userId()));
                tell(() -> exchange.found(number, found, now));
            });
        } else if (action instanceof Action.LookUpPage page) {
            store.put(() -> {
                String after = page.after() == null ? "" : page.after();
                List<Registration> found = registrations.tailMap(after, false).values().stream()
                        .limit(page.limit())
                        .toList();
                tell(() -> exchange.foundPage(number, found, now));
            });
        } else if (links.containsKey(number)) {
            Link link = links.get(number);
            link.loop.put(() -> link.act(action));
        }
    }

    Link connect(SimulatedDevice device) {
        Link link = new Link(++numbers, device);
        links.put(link.number, link);
        tell(() -> exchange.connectionOpened(link.number, "sim", new AddressKey("sim"), now));
        return link;
    }

    /** One connection: the relay's event loop for it, and the network both ways. */
    final class Link {
        final long number;
        final Line loop = new Line(Duration.ofMillis(60));
        private final SimulatedDevice device;
        private final Line up = new Line(Duration.ofMillis(30));
        private final Line down = new Line(Duration.ofMillis(30));
        private final Deque<Object> waiting = new ArrayDeque<>();
        private Action.Join joined;
        private boolean ready;
        private boolean closed;

        Link(long number, SimulatedDevice device) {
            this.number = number;
            this.device = device;
        }

        /** From the device: a message or a piece. */
        void send(Object what) {
            up.put(() -> loop.put(() -> {
                if (!closed) {
                    waiting.add(what);
                    take();
                }
            }));
        }

        /** The device's socket is gone. */
        void drop() {
            up.put(() -> loop.put(this::gone));
        }

        private void gone() {
            if (links.remove(number) != null) {
                closed = true;
                joined = null;
                tell(() -> exchange.connectionLost(number, Reason.TRANSPORT_LOST, now));
            }
        }

        private void take() {
            while (ready && !waiting.isEmpty()) {
                Object what = waiting.remove();
                if (what instanceof Piece piece && joined != null) {
                    pass(piece);
                } else {
                    ready = false;
                    if (what instanceof Message message) {
                        tell(() -> exchange.message(number, message, now));
                    } else {
                        tell(() -> exchange.data(number, now));
                    }
                }
            }
        }

        private void pass(Piece piece) {
            CallMeter meter = joined.meter();
            Link partner = links.get(joined.partner());
            if (partner != null) {
                partner.loop.put(() -> {
                    if (partner.joined != null && partner.joined.meter() == meter) {
                        forwarded++;
                        partner.down.put(() -> partner.device.data(piece));
                    }
                });
            }
        }

        private void act(Action action) {
            if (closed) {
                return;
            }
            if (action instanceof Action.Send send) {
                down.put(() -> device.message(send.message()));
            } else if (action instanceof Action.Join join) {
                joined = join;
            } else if (action instanceof Action.Unjoin) {
                joined = null;
            } else if (action instanceof Action.Ready) {
                assertThat(ready).isFalse();
                ready = true;
                take();
            } else if (action instanceof Action.Close) {
                closed = true;
                joined = null;
                down.put(device::closedByRelay);
                loop.put(() -> {
                    links.remove(number);
                    tell(() -> exchange.connectionLost(number, Reason.TRANSPORT_LOST, now));
                });
            }
        }
    }

    /** What was sent in each call, by side, for comparison with what arrives. */
    final Map<String, int[]> sent = new HashMap<>();
}
