package org.pagewire.agent.uplink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.client.RelayConnector;
import org.pagewire.wire.client.RelayTransport;
import org.pagewire.wire.client.TransportListener;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;

/**
 * The connections of one fax ID to its relay: {@link UplinkCore} on Netty. Everything of it belongs to one event loop, and
 * the listeners are called on it; methods may be called on that loop alone, except where they say otherwise.
 */
public final class Uplink {
    private final EventLoop loop;
    private final RelayConnector connector;
    private final Credentials credentials;
    private final UplinkCore core;
    private final Map<Integer, RelayTransport> transports = new HashMap<>();
    private @Nullable ScheduledFuture<?> timer;
    private long timerAt;
    private boolean clockDue;

    /**
     * An uplink that does nothing until {@link #start}.
     *
     * @param loop a loop of a NIO group
     * @param random a cryptographically strong one
     * @param incoming who takes the calls that come in
     */
    public Uplink(
            UplinkSettings settings,
            Credentials credentials,
            RelayConnector connector,
            EventLoop loop,
            RandomGenerator random,
            IncomingListener incoming) {
        this.loop = loop;
        this.connector = connector;
        this.credentials = credentials;
        this.core = new UplinkCore(settings, credentials, random, loop.ticker()::nanoTime, incoming, this::act);
    }

    /** The loop all of this belongs to. From any thread. */
    public EventLoop eventLoop() {
        return loop;
    }

    /** Starts to connect, and keeps at it. From any thread. */
    public void start() {
        loop.execute(() -> {
            core.start();
            watchClock();
        });
    }

    /**
     * Ends the calls that are left, logs out (R-A13) and closes. From any thread.
     *
     * @return done when all connections are closed, within about 10 s
     */
    public Future<Void> stop() {
        Promise<Void> stopped = loop.newPromise();
        loop.execute(() -> {
            core.stop(() -> stopped.trySuccess(null));
            watchClock();
        });
        return stopped;
    }

    /**
     * Demands a call (R-A7), on a vacant connection or on one opened for it.
     *
     * @param to fax ID wanted
     * @param attachment for the called agent
     * @param timeout how long to wait for its answer, at most 10 minutes
     * @param listener hears of the outcome, perhaps before this returns
     */
    public OutgoingDemand demand(String to, ObjectNode attachment, Duration timeout, DemandListener listener) {
        OutgoingDemand demand = core.demand(to, attachment, timeout, listener);
        watchClock();
        return demand;
    }

    /**
     * Asks the relay for users that could be called (R-A6).
     *
     * @param after only IDs greater than this; null for the first ones
     * @param limit at most so many, 1 to {@link org.pagewire.wire.message.Limits#LISTING_ENTRIES}
     */
    public void list(@Nullable String after, int limit, ListListener listener) {
        core.list(after, limit, listener);
        watchClock();
    }

    /** What it is doing at this moment. */
    public UplinkStatus status() {
        return core.status();
    }

    private void act(Action action) {
        if (action instanceof Action.Open open) {
            transports.put(open.link(), connector.connect(loop, new LinkEvents(open.link())));
        } else if (action instanceof Action.Send send) {
            transport(send.link()).send(send.message());
        } else if (action instanceof Action.SendData data) {
            transport(data.link()).sendData(data.data());
        } else if (action instanceof Action.SetReading reading) {
            transport(reading.link()).setReading(reading.read());
        } else if (action instanceof Action.Close close) {
            RelayTransport gone = transports.remove(close.link());
            if (gone != null) {
                gone.close();
            }
        }
        if (!(action instanceof Action.SendData) && !clockDue) {
            clockDue = true;
            loop.execute(this::watchClock);
        }
    }

    private RelayTransport transport(int link) {
        RelayTransport transport = transports.get(link);
        if (transport == null) {
            throw new IllegalStateException("link " + link + " has no transport");
        }
        return transport;
    }

    /** Sets the timer to the core's next deadline; a timer that is early costs less than setting it with each event. */
    private void watchClock() {
        clockDue = false;
        OptionalLong deadline = core.deadline();
        if (deadline.isEmpty()) {
            return;
        }
        long due = deadline.getAsLong();
        if (timer != null) {
            if (timerAt - due <= 0) {
                return;
            }
            timer.cancel(false);
        }
        timerAt = due;
        long delay = Math.max(0, due - loop.ticker().nanoTime());
        timer = loop.schedule(this::timeout, delay, TimeUnit.NANOSECONDS);
    }

    private void timeout() {
        timer = null;
        core.timeout();
        watchClock();
    }

    /** One link's events for the core. */
    private final class LinkEvents implements TransportListener {
        private final int link;

        LinkEvents(int link) {
            this.link = link;
        }

        @Override
        public void onConnected() {
            core.opened(link);
            watchClock();
        }

        @Override
        public void onMessage(Message message) {
            if (message instanceof Challenge challenge && !credentials.isReadyFor(challenge.scram())) {
                afterKeys(challenge);
            } else {
                core.message(link, message);
                watchClock();
            }
        }

        /** Working out the keys takes up to tenths of a second, for which the loop's calls must not stand still. */
        private void afterKeys(Challenge challenge) {
            Runnable goOn = () -> {
                core.message(link, challenge);
                watchClock();
            };
            Thread worker = new Thread(
                    () -> {
                        credentials.prepare(challenge.scram());
                        if (!loop.isShuttingDown()) {
                            loop.execute(goOn);
                        }
                    },
                    "login-keys");
            worker.setDaemon(true);
            worker.start();
        }

        @Override
        public void onData(ByteBuf data) {
            core.data(link, data);
        }

        @Override
        public void onWritabilityChanged(boolean writable) {
            core.writability(link, writable);
        }

        @Override
        public void onClosed(Reason reason, @Nullable String detail) {
            core.lost(link, reason, detail);
            watchClock();
        }
    }
}
