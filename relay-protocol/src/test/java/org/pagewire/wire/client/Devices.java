package org.pagewire.wire.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.login.LoginException;
import org.pagewire.wire.login.ScramServer;
import org.pagewire.wire.login.Verifier;
import org.pagewire.wire.message.Challenge;
import org.pagewire.wire.message.Greeting;
import org.pagewire.wire.message.Login;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Notice;
import org.pagewire.wire.message.Proof;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.Welcome;
import org.pagewire.wire.message.WireState;

/** Device connections in any state, for tests. */
final class Devices {
    static final long SECOND = 1_000_000_000;
    static final long HOLD_MS = 30_000;
    static final ObjectNode ATTACHMENT = JsonNodeFactory.instance.objectNode().put("kind", "fax");

    private static final char[] PASSWORD = "secret".toCharArray();

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private final Credentials credentials = new Credentials("5550101", PASSWORD);
    private final Verifier verifier = Verifier.ofPassword(PASSWORD, Verifier.MIN_ROUNDS, random);

    DeviceConnection connected(long now) {
        return new DeviceConnection(new DeviceIdentity("agent-1", "FAX", List.of()), credentials, random, now);
    }

    /** Sent LOGIN. */
    DeviceConnection authenticating(long now) {
        DeviceConnection device = connected(now);
        device.received(new Greeting("Kyoto", 1, 10_000), now);
        assertThat(device.state()).isEqualTo(WireState.AUTHENTICATING);
        return device;
    }

    DeviceConnection loggedIn(long now) {
        DeviceConnection device = authenticating(now);
        device.received(welcome(device, now), now);
        assertThat(device.state()).isEqualTo(WireState.VACANT);
        drain(device);
        return device;
    }

    /** The right server-first-message for a device that has sent LOGIN. */
    String challenge(DeviceConnection device) {
        return begun(device).challenge(verifier);
    }

    /** Goes on up to the proof of a device that has sent LOGIN, and gives the right WELCOME for it. */
    Welcome welcome(DeviceConnection device, long now) {
        ScramServer server = begun(device);
        device.received(new Challenge(server.challenge(verifier)), now);
        try {
            String scram = server.prove(sent(device, Proof.class).scram()).orElseThrow();
            return new Welcome(scram, 7, HOLD_MS, 16);
        } catch (LoginException e) {
            throw new AssertionError(e);
        }
    }

    private ScramServer begun(DeviceConnection device) {
        try {
            return ScramServer.begin(sent(device, Login.class).scram(), random);
        } catch (LoginException e) {
            throw new AssertionError(e);
        }
    }

    /** Logged in and brought into this state, with nothing left to poll. */
    DeviceConnection in(WireState state, long now) {
        DeviceConnection device = switch (state) {
            case GREETING -> connected(now);
            case AUTHENTICATING -> authenticating(now);
            default -> loggedIn(now);
        };
        switch (state) {
            case DEMANDING -> device.demand("5550102", ATTACHMENT, 60_000);
            case NOTIFIED -> device.received(notice("call-1"), now);
            case IN_CALL -> {
                device.received(notice("call-1"), now);
                device.accept(ATTACHMENT);
            }
            case RELEASING -> {
                device.demand("5550102", ATTACHMENT, 60_000);
                device.terminate(Reason.CANCELLED, null, now);
            }
            case CLOSED -> device.close(Reason.SURPLUS, null);
            default -> {}
        }
        assertThat(device.state()).isEqualTo(state);
        drain(device);
        return device;
    }

    static Notice notice(String call) {
        return new Notice(call, "5550102", ATTACHMENT, 60_000);
    }

    static List<Output> drain(DeviceConnection device) {
        List<Output> outputs = new ArrayList<>();
        for (Output output = device.poll(); output != null; output = device.poll()) {
            outputs.add(output);
        }
        return outputs;
    }

    private static <T extends Message> T sent(DeviceConnection device, Class<T> type) {
        return drain(device).stream()
                .filter(Output.Send.class::isInstance)
                .map(output -> ((Output.Send) output).message())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
