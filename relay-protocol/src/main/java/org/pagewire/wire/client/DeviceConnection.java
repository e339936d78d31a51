package org.pagewire.wire.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.login.LoginException;
import org.pagewire.wire.login.ScramClient;
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
 * The device's side of one connection, from the first octet to the last, as {@link WireState} has it. Takes what arrives,
 * what the device wants, and the time; gives {@link Output}s, to be polled after every input until there is none. Times are
 * nanoseconds of a monotonic clock of any origin. A wish in a state that does not allow it is an
 * {@link IllegalStateException}. Owned by one thread.
 *
 * <p>Everything that ends the connection goes through {@link #close}, which first ends what the connection was used for.
 */
public final class DeviceConnection {
    /** The wire version that this device speaks. */
    public static final int VERSION = 1;

    /** From the connection to WELCOME. */
    public static final long LOGIN_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(15);

    /** From TERMINATE to its answer; the data before TERMINATE may take a while to leave. */
    public static final long RELEASE_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);

    /** From LOGOUT until the relay closes. */
    public static final long LOGOUT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);

    private final DeviceIdentity identity;
    private final ScramClient scram;
    private final Queue<Output> outputs = new ArrayDeque<>();

    private WireState state = WireState.GREETING;
    private boolean over;
    private boolean loggingOut;
    private boolean listing;
    private Output.@Nullable Leaving leaving;
    private @Nullable HoldWatch holds;
    private String relay = "";
    /** The end of the login, of the wait for RELEASE or of the wait after LOGOUT. */
    private long patience;

    /**
     * A connection that the transport has just made.
     *
     * @param random a cryptographically strong one, for the nonce
     */
    public DeviceConnection(DeviceIdentity identity, Credentials credentials, RandomGenerator random, long now) {
        this.identity = identity;
        this.scram = credentials.begin(random);
        this.patience = now + LOGIN_TIMEOUT_NS;
    }

    /** The device's view of the state. */
    public WireState state() {
        return state;
    }

    /** Vacant, and the relay has not asked for the end: a demand can be made. */
    public boolean isAvailable() {
        return state == WireState.VACANT && leaving == null;
    }

    /** The relay has asked for the end of this connection. */
    public boolean isLeaving() {
        return leaving != null;
    }

    /** The next thing to do or know; null when there is none for now. */
    public @Nullable Output poll() {
        return outputs.poll();
    }

    /** When {@link #timeout} is due; empty once the connection is over. */
    public OptionalLong deadline() {
        if (over) {
            return OptionalLong.empty();
        }
        HoldWatch watch = holds;
        if (watch == null || loggingOut) {
            return OptionalLong.of(patience);
        }
        long due = watch.deadline();
        return OptionalLong.of(state == WireState.RELEASING && patience - due < 0 ? patience : due);
    }

    /** Time has passed; harmless when nothing is due. */
    public void timeout(long now) {
        if (over) {
            return;
        }
        HoldWatch watch = holds;
        if (loggingOut) {
            if (now - patience >= 0) {
                close(Reason.LOGGED_OUT_BY_DEVICE, null);
            }
        } else if (watch == null) {
            if (now - patience >= 0) {
                close(Reason.LOGIN_TIMEOUT, null);
            }
        } else if (watch.isDead(now)) {
            close(Reason.HOLD_TIMEOUT, null);
        } else if (state == WireState.RELEASING && now - patience >= 0) {
            close(Reason.PROTOCOL_ERROR, "TERMINATE was not answered");
        } else if (watch.isDue(now)) {
            send(new Hold(watch.next(now)));
        }
    }

    /** A message of the relay has arrived. */
    public void received(Message message, long now) {
        if (!admits(MessageType.of(message))) {
            return;
        }
        try {
            if (holds == null) {
                login(message, now);
            } else {
                handle(message);
            }
        } catch (LoginException e) {
            close(e.reason(), e.getMessage());
        }
    }

    /**
     * Data of the relay has arrived.
     *
     * @return true when it belongs to the call, false when it is to be dropped
     */
    public boolean receivedData() {
        return admits(MessageType.DATA);
    }

    /** The frames from the relay, or its TLS, are not as they should be. */
    public void receivedBadly(Reason reason, String what) {
        close(reason, what);
    }

    /** The transport has ended, or could not be written to. */
    public void transportLost(@Nullable String detail) {
        Output.Leaving wish = leaving;
        if (loggingOut) {
            close(Reason.LOGGED_OUT_BY_DEVICE, null);
        } else if (wish != null) {
            endUse(Reason.TRANSPORT_LOST, detail);
            state = WireState.CLOSED;
            close(wish.reason(), null, wish.retryAfterMs());
        } else {
            close(Reason.TRANSPORT_LOST, detail);
        }
    }

    /** The device stops reading; until it resumes, silence does not mean that the relay is gone. */
    public void readingPaused() {
        if (holds != null) {
            holds.paused();
        }
    }

    /** The device reads again. */
    public void readingResumed(long now) {
        if (holds != null) {
            holds.resumed(now);
        }
    }

    /** Demands a call (R-A7): {@link Output.Connected}, {@link Output.DemandFailed} or {@link Output.DemandVoid} follows. */
    public void demand(String to, JsonNode attachment, long answerTimeoutMs) {
        require(isAvailable(), "demand");
        become(WireState.DEMANDING);
        send(new Demand(to, attachment, answerTimeoutMs));
    }

    /** Takes the call that came in; data may be sent at once. */
    public void accept(JsonNode attachment) {
        require(state == WireState.NOTIFIED, "accept");
        become(WireState.IN_CALL);
        send(new Accept(attachment));
    }

    /** Refuses the call that came in. */
    public void reject(Reason reason, @Nullable String detail) {
        require(state == WireState.NOTIFIED, "reject");
        send(new Reject(reason, detail));
        vacate();
    }

    /** Ends the call, or takes the demand back; no output says so later, the connection is just vacant at some time. */
    public void terminate(Reason reason, @Nullable String detail, long now) {
        require(state == WireState.IN_CALL || state == WireState.DEMANDING, "terminate");
        become(WireState.RELEASING);
        patience = now + RELEASE_TIMEOUT_NS;
        send(new Terminate(reason, detail));
    }

    /** Whether {@link #list} can be called: logged in, and no list is awaited. */
    public boolean canList() {
        return holds != null && !listing && state != WireState.CLOSED;
    }

    /** Asks for users (R-A6); {@link Output.Listed} follows. */
    public void list(@Nullable String after, int limit) {
        require(canList(), "list");
        listing = true;
        send(new ListUsers(after, limit));
    }

    /** Logs the device out, with all its connections (R-A13); {@link Output.Closed} follows when the relay has closed. */
    public void logout(long now) {
        require(holds != null && state != WireState.CLOSED, "logout");
        endUse(Reason.LOGGED_OUT_BY_DEVICE, null);
        send(new Logout());
        state = WireState.CLOSED;
        loggingOut = true;
        patience = now + LOGOUT_TIMEOUT_NS;
    }

    /** Ends this connection alone. A vacant one may end so at any time; the relay needs no message for it. */
    public void close(Reason reason, @Nullable String detail) {
        close(reason, detail, 0);
    }

    private void close(Reason reason, @Nullable String detail, long retryAfterMs) {
        if (over) {
            return;
        }
        over = true;
        endUse(reason, detail);
        state = WireState.CLOSED;
        outputs.add(new Output.Closed(reason, detail, retryAfterMs));
    }

    private void endUse(Reason reason, @Nullable String detail) {
        switch (state) {
            case DEMANDING -> outputs.add(new Output.DemandVoid());
            case NOTIFIED -> outputs.add(new Output.Withdrawn(reason, detail));
            case IN_CALL -> outputs.add(new Output.CallEnded(reason, detail));
            default -> {}
        }
    }

    /** Whether a message counts in this state; a crossing one is dropped, an illegal one ends the connection. */
    private boolean admits(MessageType type) {
        if (state == WireState.CLOSED) {
            return false;
        }
        if (holds != null) {
            holds.heard();
        }
        if (state.fromRelay().contains(type)) {
            return true;
        }
        if (!state.fromRelayCrossing().contains(type)) {
            close(Reason.PROTOCOL_ERROR, type + " in state " + state);
        }
        return false;
    }

    private void login(Message message, long now) throws LoginException {
        if (message instanceof Greeting greeting) {
            if (greeting.version() != VERSION) {
                close(Reason.VERSION_UNSUPPORTED, "The relay speaks version " + greeting.version() + ".");
                return;
            }
            relay = greeting.relay();
            become(WireState.AUTHENTICATING);
            send(new Login(identity.instance(), identity.type(), identity.attributes(), scram.first()));
        } else if (message instanceof Challenge challenge) {
            send(new Proof(scram.answer(challenge.scram())));
        } else if (message instanceof Welcome welcome) {
            scram.verify(welcome.scram());
            holds = new HoldWatch(welcome.holdIntervalMs(), now);
            become(WireState.VACANT);
            outputs.add(new Output.LoggedIn(relay, welcome.connection(), welcome.maxConnections()));
        } else if (message instanceof Refused refused) {
            close(refused.reason(), null, refused.retryAfterMs());
        } else {
            throw new IllegalStateException(MessageType.of(message) + " before login, although " + state + " has it");
        }
    }

    private void handle(Message message) {
        if (message instanceof HoldConfirm confirm) {
            if (holds != null && confirm.number() > holds.last()) {
                close(Reason.PROTOCOL_ERROR, "HOLD_CONFIRM of a HOLD that was not sent");
            }
        } else if (message instanceof Listing answer) {
            if (listing) {
                listing = false;
                outputs.add(new Output.Listed(answer));
            } else {
                close(Reason.PROTOCOL_ERROR, "LISTING without LIST");
            }
        } else if (message instanceof Goodbye goodbye) {
            leave(goodbye);
        } else if (message instanceof Notice notice) {
            voidDemand();
            become(WireState.NOTIFIED);
            outputs.add(new Output.Incoming(notice));
        } else if (message instanceof Connected connected) {
            become(WireState.IN_CALL);
            outputs.add(new Output.Connected(connected.call(), connected.attachment()));
        } else if (message instanceof Failed failed) {
            if (state == WireState.DEMANDING) {
                outputs.add(new Output.DemandFailed(failed.reason(), failed.detail()));
            }
            vacate();
        } else if (message instanceof Terminate terminate) {
            endUse(terminate.reason(), terminate.detail());
            send(new Release());
            vacate();
        } else if (message instanceof Release) {
            vacate();
        } else {
            throw new IllegalStateException(MessageType.of(message) + " after login, although " + state + " has it");
        }
    }

    private void leave(Goodbye goodbye) {
        Output.Leaving wish = new Output.Leaving(goodbye.reason(), goodbye.retryAfterMs());
        leaving = wish;
        outputs.add(wish);
        if (state == WireState.VACANT) {
            close(wish.reason(), null, wish.retryAfterMs());
        }
    }

    private void voidDemand() {
        if (state == WireState.DEMANDING) {
            outputs.add(new Output.DemandVoid());
        }
    }

    /** The call or demand is over. A connection that the relay wants to end has then nothing left to do. */
    private void vacate() {
        become(WireState.VACANT);
        Output.Leaving wish = leaving;
        if (wish != null) {
            close(wish.reason(), null, wish.retryAfterMs());
        }
    }

    private void become(WireState next) {
        state = next;
    }

    private void send(Message message) {
        outputs.add(new Output.Send(message));
    }

    private static void require(boolean allowed, String wish) {
        if (!allowed) {
            throw new IllegalStateException(wish + " in a state that does not allow it");
        }
    }
}
