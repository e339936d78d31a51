package org.pagewire.agent.uplink;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.client.Output;
import org.pagewire.wire.message.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an uplink may connect now, later or never again, and why. All links of the uplink share one pause: what ends one
 * of them badly holds back every new one, and five links lost at once are one loss. Owned by its {@link UplinkCore}.
 */
final class UplinkLife {
    private static final Logger LOG = LoggerFactory.getLogger(UplinkLife.class);

    private enum Phase {
        IDLE,
        RUNNING,
        SUPERSEDED,
        STOPPING,
        STOPPED
    }

    private final String userId;
    private final ReconnectPause pause;
    private Phase phase = Phase.IDLE;
    private boolean refused;
    private @Nullable Reason reason;
    private @Nullable String detail;
    private @Nullable String relay;
    /** No link is opened before; the pause that counts is over once this has passed. */
    private long openAfter;

    private boolean opensLater;
    private long stopBy;
    private boolean loggedOut;
    private @Nullable Runnable stopped;

    UplinkLife(String userId, ReconnectPause pause) {
        this.userId = userId;
        this.pause = pause;
    }

    void start(long now) {
        if (phase == Phase.IDLE) {
            phase = Phase.RUNNING;
            openAfter = now;
        }
    }

    void stop(long by, Runnable whenStopped) {
        Runnable earlier = stopped;
        stopped = earlier == null
                ? whenStopped
                : () -> {
                    earlier.run();
                    whenStopped.run();
                };
        if (phase != Phase.STOPPING) {
            phase = Phase.STOPPING;
            stopBy = by;
        }
    }

    /** Links may be opened and demands made. */
    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    boolean isStopping() {
        return phase == Phase.STOPPING;
    }

    boolean isStopOverdue(long now) {
        return now - stopBy >= 0;
    }

    /** True the first time it is asked: the one LOGOUT is due. */
    boolean logsOutNow() {
        boolean now = !loggedOut;
        loggedOut = true;
        return now;
    }

    void stopped() {
        phase = Phase.STOPPED;
        Runnable told = stopped;
        stopped = null;
        if (told != null) {
            told.run();
        }
    }

    /**
     * Why a waiting demand has no chance; empty when it may have one.
     *
     * @param moreMayCome a link is being opened or released
     */
    Optional<Reason> hopeless(int loggedIn, boolean moreMayCome) {
        return switch (phase) {
            case RUNNING -> {
                boolean limited = reason == Reason.TOO_MANY_CONNECTIONS || reason == Reason.ADDRESS_LIMIT;
                boolean noMore = loggedIn > 0 && !moreMayCome && opensLater && limited;
                yield noMore || (refused && loggedIn == 0) ? Optional.ofNullable(reason) : Optional.empty();
            }
            case SUPERSEDED -> Optional.of(Reason.SUPERSEDED);
            case IDLE, STOPPING, STOPPED -> Optional.of(Reason.RELAY_UNREACHABLE);
        };
    }

    /** Asked whenever links are wanted or not; says whether to open them at once, and remembers to come back to it. */
    boolean mayOpenNow(boolean wanted, long now) {
        opensLater = wanted && now - openAfter < 0;
        return wanted && !opensLater;
    }

    OptionalLong deadline(long now) {
        if (phase == Phase.STOPPING && now - stopBy < 0) {
            return OptionalLong.of(stopBy);
        }
        return phase == Phase.RUNNING && opensLater ? OptionalLong.of(openAfter) : OptionalLong.empty();
    }

    void loggedIn(String relayName, long connection) {
        LOG.info("{}: logged in at {}, connection {}", userId, relayName, connection);
        relay = relayName;
        refused = false;
        reason = null;
        detail = null;
    }

    void leaving(Reason why, long retryAfterMs, long now) {
        trouble(why, null, retryAfterMs, now);
    }

    /**
     * A link has ended.
     *
     * @param heldNs how long it was logged in; negative when it never was
     */
    void linkClosed(Output.Closed end, long heldNs, long now) {
        pause.heldFor(heldNs);
        if (end.reason() != Reason.SURPLUS && phase != Phase.STOPPING) {
            trouble(end.reason(), end.detail(), end.retryAfterMs(), now);
        }
    }

    private void trouble(Reason why, @Nullable String what, long retryAfterMs, long now) {
        if (phase != Phase.RUNNING) {
            return;
        }
        reason = why;
        detail = what;
        if (why == Reason.SUPERSEDED) {
            phase = Phase.SUPERSEDED;
            LOG.warn("{}: {}", userId, why.sentence());
            return;
        }
        long wait;
        if (why == Reason.LOGIN_REFUSED || why == Reason.REGISTRATION_REMOVED) {
            refused = true;
            wait = pause.afterRefusal(retryAfterMs);
        } else if (now - openAfter >= 0) {
            wait = pause.next(retryAfterMs);
        } else {
            wait = TimeUnit.MILLISECONDS.toNanos(retryAfterMs);
        }
        if (now + wait - openAfter > 0) {
            openAfter = now + wait;
            LOG.warn(
                    "{}: {}{} New connections in {} ms.",
                    userId,
                    why.sentence(),
                    what == null ? "" : " (" + what + ")",
                    TimeUnit.NANOSECONDS.toMillis(wait));
        }
    }

    UplinkStatus status(long now, int opening, int connections, int vacant) {
        UplinkStatus.State state = switch (phase) {
            case IDLE -> UplinkStatus.State.IDLE;
            case SUPERSEDED -> UplinkStatus.State.SUPERSEDED;
            case STOPPING, STOPPED -> UplinkStatus.State.STOPPED;
            case RUNNING -> running(opening, connections);
        };
        long retryInMs =
                opensLater && phase == Phase.RUNNING ? Math.max(0, TimeUnit.NANOSECONDS.toMillis(openAfter - now)) : -1;
        return new UplinkStatus(
                userId, state, reason, detail, relay, connections, vacant, connections - vacant, retryInMs);
    }

    private UplinkStatus.State running(int opening, int connections) {
        if (connections > 0) {
            return UplinkStatus.State.LOGGED_IN;
        }
        if (refused) {
            return UplinkStatus.State.REFUSED;
        }
        return opening > 0 ? UplinkStatus.State.CONNECTING : UplinkStatus.State.WAITING;
    }
}
