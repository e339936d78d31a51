package org.pagewire.relay.exchange;

import java.util.concurrent.TimeUnit;
import org.pagewire.wire.message.Hold;
import org.pagewire.wire.message.HoldConfirm;
import org.pagewire.wire.message.Limits;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.WireState;

/**
 * Both sides' signs of life (R-A4): confirms HOLD and drops a device that was unheard for two intervals. While data may
 * be on its way a HOLD can wait behind more of it than the relay takes from a device with a slow partner; so in a call, and
 * until it is released, the relay shows life unasked each half interval. Owner: the exchange's.
 */
final class Holds {
    /** Intervals are this much shorter at most, so that devices that logged in at once do not hold at once. */
    private static final double JITTER = 0.1;

    private final Exchange exchange;

    Holds(Exchange exchange) {
        this.exchange = exchange;
    }

    /** For a device that logs in, in nanoseconds. */
    long interval() {
        long longest = exchange.settings.holdInterval().toNanos();
        long jitter = (long) (longest * JITTER * exchange.random.nextDouble());
        return Math.max(longest - jitter, TimeUnit.MILLISECONDS.toNanos(Limits.HOLD_INTERVAL_MIN_MS));
    }

    /** Watches over a connection from now on until it is closed. */
    void watch(Connection connection, long interval, long now) {
        long silentUntil = connection.heardAt() + 2 * interval;
        long half = now + interval / 2;
        connection.watchHold(exchange.at(silentUntil - half < 0 ? silentUntil : half, due -> {
            if (connection.heardAt() + 2 * interval - due <= 0) {
                exchange.logPeer(connection, "silent for two hold intervals", due);
                exchange.end(connection, Reason.HOLD_TIMEOUT, Farewell.BARE, due);
                return;
            }
            if (connection.is(WireState.IN_CALL) || connection.is(WireState.RELEASING)) {
                confirm(connection);
            }
            watch(connection, interval, due);
        }));
    }

    void hold(Connection connection, Message message, long now) {
        connection.holds(((Hold) message).number());
        confirm(connection);
    }

    private void confirm(Connection connection) {
        exchange.send(connection, new HoldConfirm(connection.lastHold()));
    }
}
