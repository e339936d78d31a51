package org.pagewire.wire.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.pagewire.wire.message.Connected;
import org.pagewire.wire.message.Failed;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.MessageType;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.WireState;

/**
 * The relay's side of one logged-in connection, reduced to what WireState says: whatever the relay does for reasons of its
 * own (partners that answer, fail, hang up) is done by {@link #act} at random.
 */
final class RelayModel {
    /** What is on the wire: a message, or a piece of data that remembers its call. */
    record Frame(
            MessageType type,
            @Nullable Message message,
            @Nullable String call) {
        static Frame of(Message message) {
            return new Frame(MessageType.of(message), message, null);
        }

        static Frame data(String call) {
            return new Frame(MessageType.DATA, null, call);
        }
    }

    final Queue<Frame> toDevice = new ArrayDeque<>();
    final List<String> violations = new ArrayList<>();
    WireState state = WireState.VACANT;
    String call = "";
    int notices;
    int answered;
    int noticesEndedHere;
    int demandsSeen;
    int demandsAnswered;
    int dropped;
    private int calls;

    void received(Frame frame) {
        MessageType type = frame.type();
        if (state.fromDeviceCrossing().contains(type)) {
            dropped++;
            return;
        }
        if (!state.fromDevice().contains(type)) {
            violations.add("relay: " + type + " in " + state);
            return;
        }
        switch (type) {
            case DEMAND -> {
                demandsSeen++;
                state = WireState.DEMANDING;
            }
            case ACCEPT -> {
                answered++;
                state = WireState.IN_CALL;
            }
            case REJECT -> {
                answered++;
                state = WireState.VACANT;
            }
            case TERMINATE -> {
                if (state == WireState.DEMANDING) {
                    demandsAnswered++;
                }
                send(new Release());
                state = WireState.VACANT;
            }
            case RELEASE -> state = WireState.VACANT;
            case DATA -> {
                if (!call.equals(frame.call())) {
                    violations.add("relay: data of " + frame.call() + " in " + call);
                }
            }
            default -> violations.add("relay: no rule for " + type);
        }
    }

    void act(RandomGenerator random) {
        switch (state) {
            case VACANT -> {
                call = "in-" + ++calls;
                notices++;
                state = WireState.NOTIFIED;
                send(Devices.notice(call));
            }
            case DEMANDING -> {
                demandsAnswered++;
                if (random.nextBoolean()) {
                    call = "out-" + ++calls;
                    state = WireState.IN_CALL;
                    send(new Connected(call, Devices.ATTACHMENT));
                } else {
                    state = WireState.VACANT;
                    send(new Failed(Reason.BUSY, "5550102", "Kyoto", null));
                }
            }
            case NOTIFIED -> {
                noticesEndedHere++;
                terminate(Reason.CANCELLED);
            }
            case IN_CALL -> {
                if (random.nextInt(3) == 0) {
                    terminate(Reason.COMPLETED);
                } else {
                    toDevice.add(Frame.data(call));
                }
            }
            default -> {}
        }
    }

    private void terminate(Reason reason) {
        state = WireState.RELEASING;
        send(new Terminate(reason, null));
    }

    private void send(Message message) {
        toDevice.add(Frame.of(message));
    }

    /** The relay answers a demand at once when nothing else is to happen any more. */
    void settle(RandomGenerator random) {
        if (state == WireState.DEMANDING) {
            act(random);
        }
    }
}
