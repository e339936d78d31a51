package org.pagewire.relay.listener;

import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pagewire.relay.exchange.Action;
import org.pagewire.relay.exchange.Exchange;
import org.pagewire.relay.login.AddressKey;
import org.pagewire.relay.store.Store;
import org.pagewire.relay.store.StoreException;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the exchange: everything that happens is put to it on one executor, its actions go to the connections' event
 * loops, its questions to the store's threads, and its deadlines to the executor's timer. All methods may be called from
 * any thread unless they say otherwise.
 *
 * <p>What waits here is bounded by the number of connections: each has at most one message and one question under way.
 */
public final class ExchangeThread {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeThread.class);

    private final EventExecutor executor;
    private final Executor disk;
    private final Store store;
    private final LongSupplier clock;
    private final Exchange exchange;
    private final Map<Long, DeviceHandler> handlers = new HashMap<>();

    private @Nullable Future<?> timer;
    private long timerAt;
    private @Nullable Promise<Void> quiet;

    /**
     * @param executor the exchange's owner
     * @param disk runs the store's blocking reads
     * @param clock nanoseconds, monotonic; the one deadlines are measured by
     * @param exchange makes the exchange, given where its actions go
     */
    public ExchangeThread(
            EventExecutor executor,
            Executor disk,
            Store store,
            LongSupplier clock,
            Function<Consumer<Action>, Exchange> exchange) {
        this.executor = executor;
        this.disk = disk;
        this.store = store;
        this.clock = clock;
        this.exchange = exchange.apply(this::act);
    }

    long now() {
        return clock.getAsLong();
    }

    // ---- what happens

    void opened(long number, DeviceHandler handler, SocketAddress address) {
        put(number, now -> {
            handlers.put(number, handler);
            exchange.connectionOpened(number, shown(address), key(address), now);
        });
    }

    void message(long number, Message message) {
        put(number, now -> exchange.message(number, message, now));
    }

    void data(long number) {
        put(number, now -> exchange.data(number, now));
    }

    void heard(long number) {
        put(number, now -> exchange.heard(number, now));
    }

    void broken(long number, String what) {
        put(number, now -> exchange.broken(number, what, now));
    }

    void stalled(long number) {
        put(number, now -> exchange.stalled(number, now));
    }

    void lost(long number, Reason reason) {
        put(number, now -> {
            exchange.connectionLost(number, reason, now);
            handlers.remove(number);
        });
    }

    // ---- for the operator

    /** Runs something on the exchange, with the present time, and gives its result. */
    public <T> Future<T> ask(BiFunction<Exchange, Long, T> question) {
        Callable<T> task = () -> {
            T answer = question.apply(exchange, now());
            setTimer();
            return answer;
        };
        return executor.submit(task);
    }

    /** {@link Exchange#goDown}; the result comes when all connections have ended. */
    public Future<Void> goDown() {
        Promise<Void> promise = executor.newPromise();
        ask((core, now) -> {
            core.goDown(now);
            quiet = promise;
            tellQuiet();
            return now;
        });
        return promise;
    }

    private void tellQuiet() {
        if (quiet != null && exchange.isQuiet()) {
            quiet.trySuccess(null);
        }
    }

    private void put(long number, LongConsumer event) {
        try {
            executor.execute(() -> {
                try {
                    event.accept(now());
                } catch (RuntimeException e) {
                    // A defect met by one connection must not end the others' calls: that connection is closed.
                    LOG.error("Connection {} is closed because of a defect", number, e);
                    DeviceHandler handler = handlers.get(number);
                    if (handler != null) {
                        handler.execute(() -> handler.close(Reason.INTERNAL_ERROR), List.of());
                    }
                }
                setTimer();
                tellQuiet();
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Connection {}: the relay has stopped", number);
        }
    }

    // ---- what the exchange wants

    private void act(Action action) {
        long number = action.connection();
        if (action instanceof Action.LookUp lookUp) {
            look(number, () -> {
                var found = store.find(lookUp.userId());
                return now -> exchange.found(number, found, now);
            });
            return;
        }
        if (action instanceof Action.LookUpPage lookUp) {
            look(number, () -> {
                var page = store.page(lookUp.after(), lookUp.limit());
                return now -> exchange.foundPage(number, page, now);
            });
            return;
        }
        DeviceHandler handler = handlers.get(number);
        if (handler != null) {
            handler.execute(task(action, handler), List.of());
        }
    }

    private Runnable task(Action action, DeviceHandler handler) {
        if (action instanceof Action.Send send) {
            return () -> handler.send(send.message());
        } else if (action instanceof Action.Join join) {
            DeviceHandler partner = handlers.get(join.partner());
            if (partner == null) {
                throw new IllegalStateException("connection " + join.partner() + " is gone and was joined");
            }
            return () -> handler.join(partner, join.fromCaller(), join.meter());
        } else if (action instanceof Action.Unjoin) {
            return handler::unjoin;
        } else if (action instanceof Action.Close close) {
            return () -> handler.close(close.reason());
        } else if (action instanceof Action.Ready) {
            return handler::ready;
        }
        throw new IllegalArgumentException("not an action of a connection: " + action);
    }

    /** A blocking read of the store, whose answer is put to the exchange. */
    private interface Reading {
        LongConsumer read() throws StoreException;
    }

    private void look(long number, Reading reading) {
        try {
            disk.execute(() -> {
                try {
                    put(number, reading.read());
                } catch (StoreException e) {
                    LOG.error("{}", e.getMessage());
                    put(number, now -> exchange.lookUpFailed(number, now));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Connection {}: the relay has stopped", number);
        }
    }

    /** On the executor. */
    private void setTimer() {
        OptionalLong next = exchange.nextDeadline();
        if (next.isEmpty()) {
            return;
        }
        Future<?> current = timer;
        if (current != null && !current.isDone()) {
            if (timerAt - next.getAsLong() <= 0) {
                return;
            }
            current.cancel(false);
        }
        timerAt = next.getAsLong();
        timer = executor.schedule(this::due, Math.max(0, timerAt - now()), TimeUnit.NANOSECONDS);
    }

    private void due() {
        timer = null;
        try {
            exchange.advance(now());
        } catch (RuntimeException e) {
            // As above: a defect met by one deadline must not stop all others.
            LOG.error("A deadline was missed because of a defect", e);
        }
        setTimer();
    }

    private static String shown(SocketAddress address) {
        if (address instanceof InetSocketAddress internet) {
            return NetUtil.toSocketAddressString(internet);
        }
        return address.toString();
    }

    private static AddressKey key(SocketAddress address) {
        boolean internet = address instanceof InetSocketAddress known && known.getAddress() != null;
        return internet
                ? AddressKey.of(((InetSocketAddress) address).getAddress())
                : new AddressKey(address.toString());
    }
}
