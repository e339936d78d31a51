package org.pagewire.agent.uplink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.client.DeviceConnection;
import org.pagewire.wire.client.DeviceIdentity;
import org.pagewire.wire.client.Output;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.WireState;

/**
 * Decides for one fax ID which connections there are and which call goes over which (R-A3 to R-A13). Without sockets: it
 * is told what happened to its links and what the agent wants, and gives {@link Action}s to the network and calls to the
 * listeners. The clock gives nanoseconds of any origin. Owned by one thread; the listeners may call back at once.
 *
 * <p>After every event, when all that it caused has been done, {@link #plan} compares what there is with what should be.
 */
final class UplinkCore {
    /** A demand waits so long for an uplink that is not logged in. */
    static final long LOGIN_PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

    /** The relay ends a demand that nobody answers; the device does so itself this much later. */
    static final long ANSWER_GRACE_NS = TimeUnit.SECONDS.toNanos(2);

    /** At the stop, calls get so long to be released before the logout. */
    static final long STOP_PATIENCE_NS = TimeUnit.SECONDS.toNanos(3);

    private final UplinkSettings settings;
    private final DeviceIdentity identity;
    private final Credentials credentials;
    private final RandomGenerator random;
    private final LongSupplier clock;
    private final IncomingListener incoming;
    private final Consumer<Action> network;
    private final Map<Integer, Link> links = new LinkedHashMap<>();
    private final Deque<Demand> waiting = new ArrayDeque<>();
    private final UplinkLife life;
    private int nextLink = 1;
    private int maxConnections = 1;
    /** Events cause further ones through listeners; the plan is made when the outermost is done, and anew if it caused some. */
    private int depth;

    private boolean again;

    UplinkCore(
            UplinkSettings settings,
            Credentials credentials,
            RandomGenerator random,
            LongSupplier clock,
            IncomingListener incoming,
            Consumer<Action> network) {
        this.settings = settings;
        this.identity = new DeviceIdentity(settings.instance(), settings.type(), settings.attributes());
        this.credentials = credentials;
        this.random = random;
        this.clock = clock;
        this.incoming = incoming;
        this.network = network;
        this.life = new UplinkLife(settings.userId(), new ReconnectPause(random));
    }

    // What the agent wants.

    void start() {
        run(() -> life.start(now()));
    }

    /** Ends calls and demands, logs out; {@code stopped} runs when all links are closed. */
    void stop(Runnable stopped) {
        run(() -> {
            life.stop(now() + STOP_PATIENCE_NS, stopped);
            List.copyOf(waiting).forEach(demand -> giveUp(demand, Reason.CANCELLED));
            allLinks().forEach(link -> link.endUse(now()));
        });
    }

    OutgoingDemand demand(String to, ObjectNode attachment, Duration timeout, DemandListener listener) {
        long longest = TimeUnit.MILLISECONDS.toNanos(Limits.TIMEOUT_MS);
        long deadline = now() + Math.min(timeout.toNanos(), longest);
        Demand demand = new Demand(this, to, attachment, listener, deadline, now() + LOGIN_PATIENCE_NS);
        run(() -> waiting.add(demand));
        return demand;
    }

    void list(@Nullable String after, int limit, ListListener listener) {
        run(() -> {
            Optional<Link> free = links.values().stream().filter(Link::canList).findFirst();
            if (free.isPresent()) {
                free.get().list(after, limit, listener);
            } else {
                listener.onFailed(loggedIn() > 0 ? Reason.BUSY : Reason.RELAY_UNREACHABLE);
            }
        });
    }

    UplinkStatus status() {
        int vacant = (int) links.values().stream().filter(Link::isVacant).count();
        int loggedIn = loggedIn();
        return life.status(now(), links.size() - loggedIn, loggedIn, vacant);
    }

    // What happens to the links.

    /** The transport of this link is there. */
    void opened(int id) {
        withLink(id, link -> link.opened(new DeviceConnection(identity, credentials, random, now())));
    }

    void message(int id, Message message) {
        withLink(id, link -> link.with(device -> device.received(message, now())));
    }

    /** Takes the data over. */
    void data(int id, ByteBuf data) {
        Link link = links.get(id);
        if (link == null) {
            data.release();
        } else if (!link.data(data)) {
            data.release();
            run(link::drain);
        }
    }

    void writability(int id, boolean writable) {
        withLink(id, link -> link.writability(writable));
    }

    /** The transport has ended, or never came to be. */
    void lost(int id, Reason reason, @Nullable String detail) {
        withLink(id, link -> link.lost(reason, detail));
    }

    /** Time has passed; harmless when nothing is due. */
    void timeout() {
        run(() -> {
            long now = now();
            for (Link link : allLinks()) {
                link.with(device -> device.timeout(now));
                Demand demand = link.demand();
                if (demand != null && now - (demand.deadline + ANSWER_GRACE_NS) >= 0) {
                    giveUp(demand, Reason.NO_ANSWER);
                }
            }
        });
    }

    /** When {@link #timeout} is due; empty when nothing is. */
    OptionalLong deadline() {
        Deadline next = new Deadline(now());
        life.deadline(now()).ifPresent(next::add);
        boolean loggedIn = loggedIn() > 0;
        for (Demand demand : waiting) {
            next.add(demand.deadline);
            if (!loggedIn) {
                next.add(demand.patience);
            }
        }
        for (Link link : links.values()) {
            link.deadline().ifPresent(next::add);
            Demand demand = link.demand();
            if (demand != null) {
                next.add(demand.deadline + ANSWER_GRACE_NS);
            }
        }
        return next.earliest();
    }

    // What calls, notices and demands want.

    void accept(Link link, LinkCall call, ObjectNode attachment, RelayCallListener listener) {
        run(() -> link.accept(call, attachment, listener));
    }

    void reject(Link link, Reason reason, @Nullable String detail) {
        run(() -> link.reject(reason, detail));
    }

    void terminate(Link link, LinkCall call, Reason reason, @Nullable String detail) {
        run(() -> link.terminate(call, reason, detail, now()));
    }

    void setReading(Link link, boolean read) {
        run(() -> link.setReading(read, now()));
    }

    /** The demand ends without a call, for a reason of this side. */
    void giveUp(Demand demand, Reason reason) {
        run(() -> {
            waiting.remove(demand);
            Link link = demand.link();
            if (link != null) {
                link.takeBack(reason, now());
            }
            demand.fail(reason, null);
        });
    }

    // What links want of the uplink.

    void act(Action action) {
        network.accept(action);
    }

    long now() {
        return clock.getAsLong();
    }

    IncomingListener incoming() {
        return incoming;
    }

    void loggedIn(Output.LoggedIn login) {
        maxConnections = login.maxConnections();
        life.loggedIn(login.relay(), login.connection());
    }

    void leaving(Output.Leaving leaving) {
        life.leaving(leaving.reason(), leaving.retryAfterMs(), now());
    }

    /** Nobody has seen this demand; it goes to another link, or to the same one later. */
    void askAgain(Demand demand) {
        waiting.addFirst(demand);
    }

    /** The one exit of links. */
    void closed(Link link, Output.Closed end) {
        links.remove(link.id);
        act(new Action.Close(link.id));
        life.linkClosed(end, link.heldFor(now()), now());
    }

    // What follows from it.

    private void plan() {
        if (life.isStopping()) {
            failHopelessDemands();
            goOnStopping();
            return;
        }
        if (life.isRunning()) {
            askWaiting();
            openMissing();
        }
        failHopelessDemands();
        closeSurplus(counted().toClose(settings.spare(), settings.surplus()));
    }

    private void askWaiting() {
        for (Link link : allLinks()) {
            if (!waiting.isEmpty() && link.isVacant()) {
                Demand demand = waiting.remove();
                long leftMs = TimeUnit.NANOSECONDS.toMillis(demand.deadline - now());
                link.ask(demand, Math.max(1, leftMs));
            }
        }
    }

    private void openMissing() {
        int missing = counted().toOpen(settings.spare(), maxConnections);
        if (life.mayOpenNow(missing > 0, now())) {
            for (int i = 0; i < missing; i++) {
                Link link = new Link(nextLink++, this);
                links.put(link.id, link);
                act(new Action.Open(link.id));
            }
        }
    }

    private void failHopelessDemands() {
        int loggedIn = loggedIn();
        boolean moreMayCome = counted().opening() > 0 || count(WireState.RELEASING) > 0;
        Optional<Reason> hopeless = life.hopeless(loggedIn, moreMayCome);
        boolean full = loggedIn > 0 && !moreMayCome && links.size() >= maxConnections;
        for (Demand demand : List.copyOf(waiting)) {
            boolean late = now() - demand.deadline >= 0;
            boolean impatient = loggedIn == 0 && now() - demand.patience >= 0;
            Reason reason = null;
            if (hopeless.isPresent()) {
                reason = hopeless.get();
            } else if (impatient || (late && loggedIn == 0)) {
                reason = Reason.RELAY_UNREACHABLE;
            } else if (full || late) {
                reason = Reason.TOO_MANY_CONNECTIONS;
            }
            if (reason != null) {
                waiting.remove(demand);
                demand.fail(reason, null);
            }
        }
    }

    private ConnectionPlan counted() {
        int total = 0;
        int opening = 0;
        int vacant = 0;
        int inCall = 0;
        for (Link link : links.values()) {
            boolean call = link.is(WireState.IN_CALL);
            if (link.isLeaving() && !call) {
                continue;
            }
            total++;
            opening += link.isLoggedIn() ? 0 : 1;
            vacant += link.isVacant() ? 1 : 0;
            inCall += call ? 1 : 0;
        }
        return new ConnectionPlan(total, opening, vacant, inCall, waiting.size());
    }

    /** The first connections stay, the spare ones go. */
    private void closeSurplus(int count) {
        List<Link> all = allLinks();
        int left = count;
        for (int i = all.size() - 1; i >= 0 && left > 0; i--) {
            if (all.get(i).isVacant()) {
                all.get(i).with(device -> device.close(Reason.SURPLUS, null));
                left--;
            }
        }
    }

    /** Calls are released first, then one link logs out and waits for the relay's close, and the others go with it (R-A13). */
    private void goOnStopping() {
        if (count(WireState.RELEASING) > 0 && !life.isStopOverdue(now())) {
            return;
        }
        Optional<Link> speaker = links.values().stream()
                .filter(link -> link.isLoggedIn() && !link.is(WireState.CLOSED))
                .findFirst();
        if (speaker.isPresent() && life.logsOutNow()) {
            speaker.get().with(device -> device.logout(now()));
        } else if (count(WireState.CLOSED) == 0) {
            for (Link link : allLinks()) {
                if (link.isOpened()) {
                    link.with(device -> device.close(Reason.LOGGED_OUT_BY_DEVICE, null));
                } else {
                    closed(link, new Output.Closed(Reason.LOGGED_OUT_BY_DEVICE, null, 0));
                }
            }
        }
        if (links.isEmpty()) {
            life.stopped();
        }
    }

    private int loggedIn() {
        return (int) links.values().stream().filter(Link::isLoggedIn).count();
    }

    private int count(WireState state) {
        return (int) links.values().stream().filter(link -> link.is(state)).count();
    }

    /** The links as they are now, whatever happens to them meanwhile. */
    private List<Link> allLinks() {
        return new ArrayList<>(links.values());
    }

    private void withLink(int id, Consumer<Link> event) {
        Link link = links.get(id);
        if (link != null) {
            run(() -> event.accept(link));
        }
    }

    private void run(Runnable event) {
        depth++;
        try {
            event.run();
            again = true;
            while (depth == 1 && again) {
                again = false;
                plan();
            }
        } finally {
            depth--;
        }
    }
}
