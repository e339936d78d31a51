package org.pagewire.relay.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pagewire.wire.client.DeviceConnection;
import org.pagewire.wire.client.DeviceIdentity;
import org.pagewire.wire.client.Output;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.WireState;

/** One connection of a device that does what comes to its mind, with the real state machine of the device's side. */
final class SimulatedDevice {
    private static final Map<String, Credentials> CREDENTIALS = new HashMap<>();
    private static final long DEMAND_LIMIT_NS = Duration.ofSeconds(25).toNanos();

    private final Network network;
    private final List<String> others;
    private final Network.Link link;
    private final DeviceConnection core;
    private boolean gone;
    private boolean caller;
    private String call;
    private String incoming;
    private int received;
    private long demandedAt = -1;
    Reason closed;
    boolean calm;

    SimulatedDevice(Network network, String id, String instance, List<String> others) {
        this.network = network;
        this.others = others;
        Credentials credentials = CREDENTIALS.computeIfAbsent(id, key -> new Credentials(key, Network.PASSWORD));
        core = new DeviceConnection(
                new DeviceIdentity(instance, "FAX", List.of()), credentials, network.random, network.now);
        link = network.connect(this);
        network.devices.add(this);
    }

    WireState state() {
        return core.state();
    }

    long deadline() {
        return core.deadline().orElse(Long.MAX_VALUE);
    }

    void timeout() {
        if (deadline() <= network.now) {
            core.timeout(network.now);
            drain();
        }
    }

    // ---- from the network

    void message(Message message) {
        if (!gone) {
            core.received(message, network.now);
            drain();
        }
    }

    void data(Network.Piece piece) {
        if (gone || !core.receivedData()) {
            drain();
            return;
        }
        assertThat(piece.call()).as("data of one call never reaches another").isEqualTo(call);
        assertThat(piece.number()).as("data comes whole and in order").isEqualTo(received);
        received++;
    }

    void closedByRelay() {
        if (!gone) {
            core.transportLost(null);
            drain();
        }
    }

    // ---- what comes to its mind

    /** Does something at random. */
    void whim() {
        if (gone || calm) {
            return;
        }
        int dice = network.random.nextInt(100);
        if (core.state() == WireState.IN_CALL) {
            if (dice < 70) {
                talk(1 + network.random.nextInt(5));
            } else if (dice < 90) {
                terminate();
            }
        } else if (core.state() == WireState.DEMANDING && dice < 10) {
            core.terminate(Reason.CANCELLED, null, network.now);
            demandedAt = -1;
        } else if (core.state() == WireState.NOTIFIED && incoming != null) {
            answer(dice);
        } else if (core.isAvailable() && dice < 40) {
            String to = dice < 2 ? "nobody" : others.get(network.random.nextInt(others.size()));
            demandedAt = network.now;
            core.demand(to, JsonNodeFactory.instance.objectNode(), 5_000 + network.random.nextInt(30_000));
        } else if (core.canList() && dice == 98) {
            core.list(null, 10);
        }
        drain();
        if (dice == 99 && network.random.nextInt(4) == 0) {
            die();
        } else if (dice == 97 && core.canList() && network.random.nextInt(4) == 0) {
            core.logout(network.now);
            drain();
        }
    }

    private void answer(int dice) {
        if (dice < 60) {
            core.accept(JsonNodeFactory.instance.objectNode());
            begin(incoming, false);
        } else if (dice < 80) {
            core.reject(Reason.BUSY, null);
            incoming = null;
        }
    }

    private void talk(int pieces) {
        int[] counts = network.sent.computeIfAbsent(call, key -> new int[2]);
        for (int i = 0; i < pieces; i++) {
            link.send(new Network.Piece(call, counts[caller ? 0 : 1]++));
        }
    }

    private void terminate() {
        core.terminate(Reason.COMPLETED, null, network.now);
        call = null;
    }

    /** Ends what is under way, as a person would who wants to go home. */
    void finish() {
        calm = true;
        if (!gone && core.state() == WireState.IN_CALL) {
            terminate();
            drain();
        }
    }

    void logout() {
        if (!gone && core.canList()) {
            core.logout(network.now);
            drain();
        }
    }

    /** The power fails. */
    void die() {
        if (!gone) {
            gone = true;
            network.devices.remove(this);
            link.drop();
        }
    }

    boolean isGone() {
        return gone;
    }

    private void begin(String id, boolean asCaller) {
        call = id;
        caller = asCaller;
        received = 0;
        incoming = null;
    }

    private void drain() {
        for (Output output = core.poll(); output != null; output = core.poll()) {
            if (output instanceof Output.Send send) {
                link.send(send.message());
            } else if (output instanceof Output.Incoming notice) {
                incoming = notice.notice().call();
                demandedAt = -1;
            } else if (output instanceof Output.Withdrawn) {
                incoming = null;
            } else if (output instanceof Output.Connected connected) {
                demandedAt = -1;
                begin(connected.call(), true);
            } else if (output instanceof Output.DemandFailed || output instanceof Output.DemandVoid) {
                demandedAt = -1;
            } else if (output instanceof Output.CallEnded ended) {
                if (ended.reason() == Reason.COMPLETED) {
                    int[] counts = network.sent.getOrDefault(call, new int[2]);
                    assertThat(received).as("TERMINATE comes behind all data").isEqualTo(counts[caller ? 1 : 0]);
                }
                call = null;
            } else if (output instanceof Output.Closed end) {
                closed = end.reason();
                assertThat(closed).isNotIn(Reason.PROTOCOL_ERROR, Reason.HOLD_TIMEOUT, Reason.LOGIN_REFUSED);
                gone = true;
                network.devices.remove(this);
                link.drop();
            }
        }
        assertThat(demandedAt < 0 || network.now - demandedAt < DEMAND_LIMIT_NS)
                .as("no demand hangs")
                .isTrue();
    }
}
