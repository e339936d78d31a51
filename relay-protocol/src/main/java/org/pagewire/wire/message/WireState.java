package org.pagewire.wire.message;

import static org.pagewire.wire.message.MessageType.ACCEPT;
import static org.pagewire.wire.message.MessageType.CHALLENGE;
import static org.pagewire.wire.message.MessageType.CONNECTED;
import static org.pagewire.wire.message.MessageType.DATA;
import static org.pagewire.wire.message.MessageType.DEMAND;
import static org.pagewire.wire.message.MessageType.FAILED;
import static org.pagewire.wire.message.MessageType.GOODBYE;
import static org.pagewire.wire.message.MessageType.HOLD;
import static org.pagewire.wire.message.MessageType.HOLD_CONFIRM;
import static org.pagewire.wire.message.MessageType.LIST;
import static org.pagewire.wire.message.MessageType.LISTING;
import static org.pagewire.wire.message.MessageType.LOGIN;
import static org.pagewire.wire.message.MessageType.LOGOUT;
import static org.pagewire.wire.message.MessageType.NOTICE;
import static org.pagewire.wire.message.MessageType.PROOF;
import static org.pagewire.wire.message.MessageType.REFUSED;
import static org.pagewire.wire.message.MessageType.REJECT;
import static org.pagewire.wire.message.MessageType.RELEASE;
import static org.pagewire.wire.message.MessageType.TERMINATE;
import static org.pagewire.wire.message.MessageType.WELCOME;

import java.util.Set;

/**
 * The states of one connection and, per state, what either side may send in it. The state is the receiver's own view: a
 * message that is in neither of its sets breaks the protocol and ends the connection ({@link Reason#PROTOCOL_ERROR}). A
 * <em>crossing</em> message was sent before its sender could know of the state; it is read and dropped.
 *
 * <p>Crossings are resolved by three rules. The relay's word wins: a DEMAND that crosses a NOTICE or a TERMINATE of the
 * relay is void, the relay drops it, and the device tries again. A device answers every TERMINATE of the relay with
 * RELEASE, whatever its state. The relay answers a device's TERMINATE with RELEASE unless it has itself sent FAILED,
 * NOTICE or TERMINATE before, which then stands for the answer.
 *
 * <p>So the relay sends TERMINATE only in NOTIFIED and IN_CALL (it ends a demand with FAILED), and while it awaits RELEASE
 * nothing but HOLD_CONFIRM, LISTING and GOODBYE. A TERMINATE that reaches a device in VACANT or DEMANDING has crossed the
 * device's REJECT; a DEMAND made since is void. HOLD_CONFIRM comes unasked as well while data may be on its way, because a
 * HOLD can wait behind it.
 */
public enum WireState {
    /** Connected; the relay owes GREETING, the device LOGIN. */
    GREETING(Set.of(LOGIN), Set.of(), Set.of(MessageType.GREETING, REFUSED), Set.of()),

    /** LOGIN was sent; the SCRAM exchange is under way. */
    AUTHENTICATING(Set.of(PROOF), Set.of(), Set.of(CHALLENGE, WELCOME, REFUSED), Set.of()),

    /** Logged in, no call. */
    VACANT(
            Set.of(HOLD, LIST, LOGOUT, DEMAND),
            Set.of(TERMINATE),
            Set.of(HOLD_CONFIRM, LISTING, GOODBYE, NOTICE, TERMINATE),
            Set.of()),

    /** The device has sent DEMAND; CONNECTED or FAILED is awaited. */
    DEMANDING(
            Set.of(HOLD, LIST, LOGOUT, TERMINATE),
            Set.of(),
            Set.of(HOLD_CONFIRM, LISTING, GOODBYE, CONNECTED, FAILED, NOTICE, TERMINATE),
            Set.of()),

    /** The relay has sent NOTICE; ACCEPT or REJECT is awaited. */
    NOTIFIED(
            Set.of(HOLD, LIST, LOGOUT, ACCEPT, REJECT),
            Set.of(DEMAND, TERMINATE),
            Set.of(HOLD_CONFIRM, LISTING, GOODBYE, TERMINATE),
            Set.of()),

    /** Joined with a partner. */
    IN_CALL(
            Set.of(HOLD, LIST, LOGOUT, DATA, TERMINATE),
            Set.of(),
            Set.of(HOLD_CONFIRM, LISTING, GOODBYE, DATA, TERMINATE),
            Set.of()),

    /** This side has sent TERMINATE; RELEASE, or what stands for it, is awaited. */
    RELEASING(
            Set.of(HOLD, LIST, LOGOUT, RELEASE),
            Set.of(ACCEPT, REJECT, DEMAND, DATA, TERMINATE),
            Set.of(HOLD_CONFIRM, LISTING, GOODBYE, RELEASE, FAILED, NOTICE, TERMINATE),
            Set.of(CONNECTED, DATA)),

    /** Nothing is read or sent any more. */
    CLOSED(Set.of(), Set.of(), Set.of(), Set.of());

    private final Set<MessageType> fromDevice;
    private final Set<MessageType> fromDeviceCrossing;
    private final Set<MessageType> fromRelay;
    private final Set<MessageType> fromRelayCrossing;

    WireState(
            Set<MessageType> fromDevice,
            Set<MessageType> fromDeviceCrossing,
            Set<MessageType> fromRelay,
            Set<MessageType> fromRelayCrossing) {
        this.fromDevice = fromDevice;
        this.fromDeviceCrossing = fromDeviceCrossing;
        this.fromRelay = fromRelay;
        this.fromRelayCrossing = fromRelayCrossing;
    }

    /** What the relay accepts from the device while it sees the connection in this state. */
    public Set<MessageType> fromDevice() {
        return fromDevice;
    }

    /** What the relay reads and drops from the device in this state. */
    public Set<MessageType> fromDeviceCrossing() {
        return fromDeviceCrossing;
    }

    /** What the device accepts from the relay while it sees the connection in this state. */
    public Set<MessageType> fromRelay() {
        return fromRelay;
    }

    /** What the device reads and drops from the relay in this state. */
    public Set<MessageType> fromRelayCrossing() {
        return fromRelayCrossing;
    }
}
