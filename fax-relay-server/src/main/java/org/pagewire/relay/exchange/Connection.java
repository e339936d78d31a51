package org.pagewire.relay.exchange;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagewire.relay.login.AddressKey;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.WireState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection as the relay sees it. Owner: the exchange's. */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    final long number;
    final String address;
    final AddressKey addressKey;
    final long openedAt;

    private Phase phase = new Phase.Greeting();
    private @Nullable LookUp lookUp;
    private Timers.@Nullable Timer phaseTimer;
    private Timers.@Nullable Timer holdTimer;
    private @Nullable Reason leaving;
    private int pageLimit;
    private long heardAt;
    private long lastHold;
    private boolean ready = true;

    Connection(long number, String address, AddressKey addressKey, long now) {
        this.number = number;
        this.address = address;
        this.addressKey = addressKey;
        this.openedAt = now;
        this.heardAt = now;
    }

    /** What is asked of the registrations on behalf of this connection. One at a time: it is not ready meanwhile. */
    enum LookUp {
        LOGIN,
        DEMAND,
        LIST
    }

    Phase phase() {
        return phase;
    }

    WireState state() {
        return phase.state();
    }

    boolean is(WireState state) {
        return phase.state() == state;
    }

    /** The device that has logged in on it. */
    Device device() {
        if (phase instanceof Phase.LoggedIn loggedIn) {
            return loggedIn.device();
        }
        throw new IllegalStateException(this + " is not logged in");
    }

    /** The call that holds it. */
    Call call() {
        return heldBy().orElseThrow(() -> new IllegalStateException(this + " is not held by a call"));
    }

    Optional<Call> heldBy() {
        return phase instanceof Phase.Held held ? Optional.of(held.call()) : Optional.empty();
    }

    /**
     * Changes the state, keeps the device's vacant set in step and drops the timer of the old state.
     *
     * @param timer ends the new state in time; null for none
     */
    void become(Phase next, Timers.@Nullable Timer timer) {
        if (phase.state() == WireState.CLOSED) {
            throw new IllegalStateException(this + " does not come back");
        }
        if (phaseTimer != null && phaseTimer != timer) {
            phaseTimer.cancel();
        }
        phaseTimer = timer;
        if (phase instanceof Phase.Vacant vacant) {
            vacant.device().noLongerVacant(this);
        }
        LOG.debug("connection {}: {} -> {}", number, phase.state(), next.state());
        phase = next;
        if (next instanceof Phase.Vacant vacant) {
            vacant.device().vacant(this);
        } else if (next instanceof Phase.Closed) {
            lookUp = null;
            ready = false;
            watchHold(null);
        }
    }

    /** The timer that goes with the present state. */
    Timers.@Nullable Timer phaseTimer() {
        return phaseTimer;
    }

    void watchHold(Timers.@Nullable Timer timer) {
        if (holdTimer != null) {
            holdTimer.cancel();
        }
        holdTimer = timer;
    }

    void heard(long now) {
        heardAt = now;
    }

    long heardAt() {
        return heardAt;
    }

    /** HOLD with this number has arrived. */
    void holds(long number) {
        lastHold = number;
    }

    /** The number of the last HOLD; 0 before the first. */
    long lastHold() {
        return lastHold;
    }

    boolean isReady() {
        return ready;
    }

    void ready(boolean value) {
        ready = value;
    }

    void looksUp(LookUp what) {
        lookUp = what;
    }

    /** What the registrations were asked for; empty when nothing, or when the connection was closed meanwhile. */
    Optional<LookUp> lookedUp() {
        Optional<LookUp> asked = Optional.ofNullable(lookUp);
        lookUp = null;
        return asked;
    }

    /** LIST is under way, for at most so many users. */
    void asksForPage(int limit) {
        pageLimit = limit;
    }

    int pageLimit() {
        return pageLimit;
    }

    boolean isLookingUp() {
        return lookUp != null;
    }

    /** GOODBYE was sent: it takes no more calls and is closed as soon as the present one has released it. */
    void leaves(Reason reason) {
        leaving = reason;
    }

    @Nullable
    Reason leaving() {
        return leaving;
    }

    @Override
    public String toString() {
        return "connection " + number + " (" + phase.state() + ")";
    }
}
