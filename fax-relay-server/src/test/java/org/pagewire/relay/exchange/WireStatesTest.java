package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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

/** The relay's side of the wire's table: every message in every state, expected, crossing or illegal. */
class WireStatesTest {
    private final Rig rig = new Rig();

    static Stream<Arguments> everyMessageInEveryState() {
        return Stream.of(WireState.values())
                .filter(state -> state != WireState.CLOSED)
                .flatMap(state -> Stream.of(MessageType.values()).map(type -> Arguments.of(state, type)));
    }

    @ParameterizedTest
    @MethodSource("everyMessageInEveryState")
    void aMessageIsTakenDroppedOrEndsTheConnectionAsTheTableSays(WireState state, MessageType type) {
        Rig.End end = in(state);
        assertThat(end.state()).isEqualTo(state);
        end.received.removeIf(message -> !(message instanceof Challenge));
        if (state == WireState.IN_CALL && type == MessageType.DATA) {
            return; // the listener passes it on; here it would be data from before CONNECTED
        }
        deliver(end, type);
        if (state.fromDevice().contains(type)) {
            assertThat(end.closed).isNotEqualTo(Reason.PROTOCOL_ERROR);
            assertThat(rig.count("protocolErrors")).isZero();
            assertThat(rig.count("crossingsDropped")).isZero();
        } else if (state.fromDeviceCrossing().contains(type)) {
            assertThat(rig.count("crossingsDropped")).isOne();
            assertThat(end.state()).isEqualTo(state);
            assertThat(end.received).isEmpty();
            assertThat(end.ready).isTrue();
        } else {
            assertThat(end.closed).isEqualTo(Reason.PROTOCOL_ERROR);
            assertThat(rig.count("protocolErrors")).isOne();
            boolean loggedIn = state != WireState.GREETING && state != WireState.AUTHENTICATING;
            assertThat(end.received.get(end.received.size() - 1))
                    .isInstanceOf(loggedIn ? Goodbye.class : Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyExpectedMessageIsActedUpon(WireState state) {
        Set<MessageType> expected = EnumSet.noneOf(MessageType.class);
        expected.addAll(state.fromDevice());
        expected.remove(MessageType.DATA);
        assertThat(new StateTable(rig.exchange).expected(state)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void dataBeforeConnectedEndsTheConnection() {
        Rig.End caller = in(WireState.DEMANDING);
        caller.sendData();
        assertThat(caller.closed).isEqualTo(Reason.PROTOCOL_ERROR);
    }

    @Test
    void whatComesAfterTheEndIsNotLookedAt() {
        Rig.End end = in(WireState.VACANT);
        end.send(new Logout());
        rig.exchange.message(end.number, new Hold(1), rig.now);
        rig.exchange.data(end.number, rig.now);
        rig.exchange.broken(end.number, "anything", rig.now);
        rig.exchange.stalled(end.number, rig.now);
        rig.settle();
        assertThat(rig.count("protocolErrors")).isZero();
    }

    private Rig.End in(WireState state) {
        rig.register("a", "b");
        return switch (state) {
            case GREETING -> rig.open();
            case AUTHENTICATING -> {
                Rig.End end = rig.open();
                end.take(Greeting.class);
                end.startLogin("a", "instance", "correct horse".toCharArray());
                yield end;
            }
            case VACANT -> rig.login("a");
            case DEMANDING -> {
                rig.login("b");
                Rig.End end = rig.login("a");
                end.send(new Demand("b", Rig.ATTACHMENT, 60_000));
                yield end;
            }
            case NOTIFIED -> {
                Rig.End end = rig.login("b");
                rig.login("a").send(new Demand("b", Rig.ATTACHMENT, 60_000));
                yield end;
            }
            case IN_CALL -> rig.call("a", "b")[0];
            case RELEASING -> {
                Rig.End[] call = rig.call("a", "b");
                call[1].send(new Terminate(Reason.COMPLETED, null));
                yield call[0];
            }
            case CLOSED -> throw new IllegalArgumentException();
        };
    }

    private void deliver(Rig.End end, MessageType type) {
        if (type == MessageType.DATA) {
            end.sendData();
        } else if (type == MessageType.PROOF && end.state() == WireState.AUTHENTICATING) {
            end.prove();
        } else if (type == MessageType.LOGIN && end.state() == WireState.GREETING) {
            end.startLogin("a", "instance", "correct horse".toCharArray());
        } else {
            end.send(sample(type));
        }
    }

    private static Message sample(MessageType type) {
        return switch (type) {
            case GREETING -> new Greeting("relay", 1, 1_000);
            case LOGIN -> new Login("instance", "FAX", List.of(), "n,,n=a,r=abc");
            case CHALLENGE -> new Challenge("r=a,s=c2FsdA==,i=4096");
            case PROOF -> new Proof("c=biws,r=abcdef,p=cHJvb2Y=");
            case WELCOME -> new Welcome("v=a", 1, 30_000, 16);
            case REFUSED -> new Refused(Reason.LOGIN_REFUSED, 0);
            case HOLD -> new Hold(1);
            case HOLD_CONFIRM -> new HoldConfirm(1);
            case LIST -> new ListUsers(null, 10);
            case LISTING -> new Listing(List.of(), false);
            case LOGOUT -> new Logout();
            case GOODBYE -> new Goodbye(Reason.SURPLUS, 0);
            case DEMAND -> new Demand("b", Rig.ATTACHMENT, 60_000);
            case NOTICE -> new Notice("call", "b", Rig.ATTACHMENT, 60_000);
            case ACCEPT -> new Accept(Rig.ATTACHMENT);
            case REJECT -> new Reject(Reason.BUSY, null);
            case CONNECTED -> new Connected("call", Rig.ATTACHMENT);
            case FAILED -> new Failed(Reason.BUSY, "b", "relay", null);
            case TERMINATE -> new Terminate(Reason.COMPLETED, null);
            case RELEASE -> new Release();
            case DATA -> throw new IllegalArgumentException();
        };
    }
}
