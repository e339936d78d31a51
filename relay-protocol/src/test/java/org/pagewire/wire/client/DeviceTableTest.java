package org.pagewire.wire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
import org.pagewire.wire.message.Proof;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Refused;
import org.pagewire.wire.message.Reject;
import org.pagewire.wire.message.Release;
import org.pagewire.wire.message.Terminate;
import org.pagewire.wire.message.Welcome;
import org.pagewire.wire.message.WireState;

/** Every message in every state of the device, as WireState has it. */
class DeviceTableTest {
    /** State, message, state after it, outputs. */
    private static final String EXPECTED = """
            GREETING       GREETING     AUTHENTICATING Send
            GREETING       REFUSED      CLOSED         Closed
            AUTHENTICATING CHALLENGE    AUTHENTICATING Send
            AUTHENTICATING WELCOME      VACANT         LoggedIn
            AUTHENTICATING REFUSED      CLOSED         Closed
            VACANT         HOLD_CONFIRM VACANT         -
            VACANT         LISTING      VACANT         Listed
            VACANT         GOODBYE      CLOSED         Leaving,Closed
            VACANT         NOTICE       NOTIFIED       Incoming
            VACANT         TERMINATE    VACANT         Send
            DEMANDING      HOLD_CONFIRM DEMANDING      -
            DEMANDING      LISTING      DEMANDING      Listed
            DEMANDING      GOODBYE      DEMANDING      Leaving
            DEMANDING      CONNECTED    IN_CALL        Connected
            DEMANDING      FAILED       VACANT         DemandFailed
            DEMANDING      NOTICE       NOTIFIED       DemandVoid,Incoming
            DEMANDING      TERMINATE    VACANT         DemandVoid,Send
            NOTIFIED       HOLD_CONFIRM NOTIFIED       -
            NOTIFIED       LISTING      NOTIFIED       Listed
            NOTIFIED       GOODBYE      NOTIFIED       Leaving
            NOTIFIED       TERMINATE    VACANT         Withdrawn,Send
            IN_CALL        HOLD_CONFIRM IN_CALL        -
            IN_CALL        LISTING      IN_CALL        Listed
            IN_CALL        GOODBYE      IN_CALL        Leaving
            IN_CALL        DATA         IN_CALL        -
            IN_CALL        TERMINATE    VACANT         CallEnded,Send
            RELEASING      HOLD_CONFIRM RELEASING      -
            RELEASING      LISTING      RELEASING      Listed
            RELEASING      GOODBYE      RELEASING      Leaving
            RELEASING      RELEASE      VACANT         -
            RELEASING      FAILED       VACANT         -
            RELEASING      NOTICE       NOTIFIED       Incoming
            RELEASING      TERMINATE    VACANT         Send
            """;

    private static final Map<MessageType, Message> SAMPLES = Stream.of(
                    new Greeting("Kyoto", 1, 10_000),
                    new Login("agent-2", "FAX", List.of(), "n,,n=1,r=2"),
                    new Challenge("r=1,s=2,i=3"),
                    new Proof("c=1"),
                    new Welcome("v=1", 1, 30_000, 1),
                    new Refused(Reason.LOGIN_REFUSED, 0),
                    new Hold(1),
                    new HoldConfirm(1),
                    new ListUsers(null, 1),
                    new Listing(List.of(), false),
                    new Logout(),
                    new Goodbye(Reason.RELAY_GOING_DOWN, 1_000),
                    new Demand("5550102", Devices.ATTACHMENT, 1),
                    Devices.notice("call-2"),
                    new Accept(Devices.ATTACHMENT),
                    new Reject(Reason.BUSY, null),
                    new Connected("call-2", Devices.ATTACHMENT),
                    new Failed(Reason.BUSY, "5550102", "Kyoto", null),
                    new Terminate(Reason.COMPLETED, null),
                    new Release())
            .collect(Collectors.toMap(MessageType::of, Function.identity()));

    private final Devices devices = new Devices();

    static Stream<Arguments> expected() {
        return EXPECTED.lines().map(line -> {
            String[] fields = line.split(" +");
            return Arguments.of(
                    WireState.valueOf(fields[0]),
                    MessageType.valueOf(fields[1]),
                    WireState.valueOf(fields[2]),
                    fields[3].equals("-") ? List.of() : Arrays.asList(fields[3].split(",")));
        });
    }

    static Stream<Arguments> crossing() {
        return pairs((state, type) -> state.fromRelayCrossing().contains(type));
    }

    static Stream<Arguments> illegal() {
        return pairs((state, type) -> state != WireState.CLOSED
                && !state.fromRelay().contains(type)
                && !state.fromRelayCrossing().contains(type));
    }

    @Test
    void theRowsHereAreThoseOfTheTable() {
        List<String> table = new ArrayList<>();
        for (WireState state : WireState.values()) {
            state.fromRelay().forEach(type -> table.add(state + " " + type));
        }
        assertThat(expected().map(row -> row.get()[0] + " " + row.get()[1])).containsExactlyInAnyOrderElementsOf(table);
    }

    @ParameterizedTest
    @MethodSource("expected")
    void anExpectedMessageDoesWhatItMeans(WireState state, MessageType type, WireState after, List<String> outputs) {
        DeviceConnection device = device(state);
        Message message = switch (type) {
            case CHALLENGE -> new Challenge(devices.challenge(device));
            case WELCOME -> devices.welcome(device, 0);
            default -> SAMPLES.get(type);
        };
        if (type == MessageType.LISTING) {
            device.list(null, 10);
        }
        Devices.drain(device);
        if (message == null) {
            assertThat(device.receivedData()).isTrue();
        } else {
            device.received(message, 0);
        }
        assertThat(device.state()).isEqualTo(after);
        List<Output> given = Devices.drain(device);
        assertThat(given)
                .extracting(output -> output.getClass().getSimpleName())
                .isEqualTo(outputs);
        assertThat(given)
                .filteredOn(Output.Closed.class::isInstance)
                .allMatch(output -> ((Output.Closed) output).reason() != Reason.PROTOCOL_ERROR);
    }

    @ParameterizedTest
    @MethodSource("crossing")
    void aCrossingMessageIsDropped(WireState state, MessageType type) {
        DeviceConnection device = device(state);
        assertThat(receive(device, type)).isFalse();
        assertThat(device.state()).isEqualTo(state);
        assertThat(Devices.drain(device)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("illegal")
    void anIllegalMessageEndsTheConnection(WireState state, MessageType type) {
        DeviceConnection device = device(state);
        assertThat(receive(device, type)).isFalse();
        assertThat(device.state()).isEqualTo(WireState.CLOSED);
        assertThat(Devices.drain(device))
                .last()
                .isInstanceOfSatisfying(
                        Output.Closed.class,
                        closed -> assertThat(closed.reason()).isEqualTo(Reason.PROTOCOL_ERROR));
        assertThat(device.deadline()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void afterTheEndNothingCounts(MessageType type) {
        DeviceConnection device = device(WireState.CLOSED);
        assertThat(receive(device, type)).isFalse();
        assertThat(Devices.drain(device)).isEmpty();
    }

    static Stream<MessageType> everyType() {
        return Stream.of(MessageType.values());
    }

    private DeviceConnection device(WireState state) {
        if (state == WireState.AUTHENTICATING) {
            DeviceConnection device = devices.connected(0);
            device.received(new Greeting("Kyoto", 1, 10_000), 0);
            return device;
        }
        DeviceConnection device = devices.in(state, 0);
        if (state != WireState.GREETING) {
            device.timeout(Devices.HOLD_MS * 1_000_000);
            Devices.drain(device);
        }
        return device;
    }

    private static boolean receive(DeviceConnection device, MessageType type) {
        Devices.drain(device);
        Message message = SAMPLES.get(type);
        if (message == null) {
            return device.receivedData();
        }
        device.received(message, 0);
        return false;
    }

    private static Stream<Arguments> pairs(java.util.function.BiPredicate<WireState, MessageType> which) {
        return Stream.of(WireState.values())
                .flatMap(state -> Stream.of(MessageType.values())
                        .filter(type -> which.test(state, type))
                        .map(type -> Arguments.of(state, type)));
    }
}
