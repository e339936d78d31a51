package org.pagewire.agent.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pagewire.agent.uplink.VirtualRelay.ATTACHMENT;
import static org.pagewire.agent.uplink.VirtualRelay.SECOND;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagewire.agent.uplink.UplinkSettings.Surplus;
import org.pagewire.agent.uplink.UplinkStatus.State;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.WireState;

/**
 * Everything at random, from a seed: demands, cancellations, notices that cross them, calls, lost connections, a relay that
 * crashes or is silent. Then the relay heals, and whatever was begun must have ended exactly once.
 */
@Timeout(120)
class UplinkSoakTest {
    private static final int RUNS = 100;
    private static final int STEPS = 250;
    private static final int MAX_CONNECTIONS = 5;

    @Test
    void whateverHappensEverythingEndsOnceAndTheUplinkRecovers() {
        int connected = 0;
        int failed = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed);
            for (int step = 0; step < STEPS; step++) {
                run.step();
                run.check();
            }
            run.heal();
            connected += run.calls.size();
            failed += run.failures;
        }
        assertThat(connected).isGreaterThan(RUNS * 5);
        assertThat(failed).isGreaterThan(RUNS * 5);
    }

    private static final class Run implements IncomingListener {
        final int seed;
        final RandomGenerator random;
        final int spare;
        final VirtualRelay relay;
        final List<Outcome> demands = new ArrayList<>();
        final List<IncomingNotice> notices = new ArrayList<>();
        final List<Ends> calls = new ArrayList<>();
        final List<ByteBuf> buffers = new ArrayList<>();
        int failures;
        private int names;

        Run(int seed) {
            this.seed = seed;
            random = VirtualRelay.random(seed);
            spare = random.nextInt(4);
            Surplus surplus = random.nextBoolean() ? Surplus.KEEP : Surplus.CLOSE;
            relay = new VirtualRelay(VirtualRelay.settings(spare, surplus), this, random.nextLong());
            relay.maxConnections = MAX_CONNECTIONS;
            relay.failures.put("busy", Reason.BUSY);
            relay.silent.add("silent");
            relay.core.start();
            relay.settle();
        }

        void step() {
            List<Integer> links = relay.loggedIn();
            int link = links.isEmpty() ? 0 : links.get(random.nextInt(links.size()));
            switch (random.nextInt(14)) {
                case 0, 1 -> {
                    String to = List.of("friend", "busy", "silent").get(random.nextInt(3));
                    Outcome outcome = new Outcome();
                    demands.add(outcome);
                    outcome.demand = relay.core.demand(to, ATTACHMENT, Duration.ofSeconds(30), outcome);
                }
                case 2 -> pick(demands, outcome -> outcome.demand.cancel());
                case 3, 4 -> {
                    if (link > 0 && relay.side(link).state == WireState.VACANT) {
                        relay.notice(link, "in-" + ++names);
                    }
                }
                case 5 -> {
                    if (link > 0) {
                        actOn(link);
                    }
                }
                case 6 ->
                    pick(notices, notice -> {
                        if (random.nextBoolean()) {
                            Ends ends = new Ends();
                            calls.add(ends);
                            ends.call = notice.accept(ATTACHMENT, ends);
                        } else {
                            notice.reject(Reason.BUSY, null);
                        }
                    });
                case 7 -> pick(calls, ends -> ends.call.terminate(Reason.COMPLETED, null));
                case 8 ->
                    pick(calls, ends -> {
                        ByteBuf data = Unpooled.copiedBuffer("data", UTF_8);
                        buffers.add(data);
                        ends.call.send(data);
                    });
                case 9 -> {
                    if (link > 0 && relay.side(link).state == WireState.IN_CALL) {
                        ByteBuf data = Unpooled.copiedBuffer("data", UTF_8);
                        buffers.add(data);
                        relay.arriving.add(() -> relay.core.data(link, data));
                    }
                }
                case 10 -> {
                    if (link > 0 && random.nextInt(4) == 0) {
                        relay.drop(link);
                    }
                }
                case 11 -> {
                    if (random.nextInt(20) == 0) {
                        relay.crash();
                    } else {
                        relay.up = true;
                    }
                }
                case 12 -> relay.pass(random.nextLong(5 * SECOND));
                default -> relay.settle();
            }
        }

        /** The relay does something of its own to a link. */
        private void actOn(int link) {
            switch (relay.side(link).state) {
                case DEMANDING -> relay.outcome(link);
                case NOTIFIED, IN_CALL -> relay.terminate(link, Reason.CANCELLED);
                default -> {}
            }
        }

        void check() {
            UplinkStatus status = relay.core.status();
            assertThat(status.connections()).as("seed %d", seed).isLessThanOrEqualTo(MAX_CONNECTIONS);
            assertThat(relay.sides.size()).as("seed %d", seed).isLessThanOrEqualTo(MAX_CONNECTIONS + 1);
            assertThat(demands).as("seed %d", seed).allMatch(outcome -> outcome.told <= 1);
            assertThat(calls).as("seed %d", seed).allMatch(ends -> ends.told <= 1);
            assertThat(status.reason()).as("seed %d", seed).isNotEqualTo(Reason.PROTOCOL_ERROR);
        }

        void heal() {
            relay.up = true;
            relay.silent.clear();
            relay.pass(120 * SECOND);
            List.copyOf(notices).forEach(notice -> notice.reject(Reason.BUSY, null));
            List.copyOf(calls).forEach(ends -> ends.call.terminate(Reason.COMPLETED, null));
            relay.pass(300 * SECOND);
            check();
            assertThat(demands).as("seed %d: demands", seed).allMatch(outcome -> outcome.told == 1);
            assertThat(calls).as("seed %d: calls", seed).allMatch(ends -> ends.told == 1);
            assertThat(buffers).as("seed %d: buffers", seed).allMatch(buffer -> buffer.refCnt() == 0);
            UplinkStatus status = relay.core.status();
            assertThat(status.state()).as("seed %d", seed).isEqualTo(State.LOGGED_IN);
            assertThat(status.inUse()).as("seed %d: %s", seed, status).isZero();
            assertThat(status.vacant()).as("seed %d", seed).isGreaterThanOrEqualTo(Math.max(1, spare));
        }

        private <T> void pick(List<T> from, Consumer<T> what) {
            if (!from.isEmpty()) {
                what.accept(from.get(from.size() - 1 - random.nextInt(Math.min(4, from.size()))));
            }
        }

        @Override
        public void onNotice(IncomingNotice notice) {
            notices.add(notice);
        }

        @Override
        public void onWithdrawn(IncomingNotice notice, Reason reason, @Nullable String detail) {
            assertThat(notices.remove(notice)).isTrue();
        }

        private final class Outcome implements DemandListener {
            OutgoingDemand demand = () -> {};
            int told;

            @Override
            public RelayCallListener onConnected(RelayCall call, JsonNode attachment) {
                told++;
                Ends ends = new Ends();
                ends.call = call;
                calls.add(ends);
                if (random.nextInt(10) == 0) {
                    call.terminate(Reason.COMPLETED, null);
                }
                return ends;
            }

            @Override
            public void onFailed(Reason reason, @Nullable String detail) {
                told++;
                failures++;
            }
        }

        private static final class Ends implements RelayCallListener {
            @Nullable
            RelayCall call;

            int told;

            @Override
            public void onData(ByteBuf data) {
                assertThat(told).isZero();
                data.release();
            }

            @Override
            public void onWritabilityChanged(boolean writable) {
                assertThat(told).isZero();
            }

            @Override
            public void onEnded(Reason reason, @Nullable String detail) {
                told++;
            }
        }
    }
}
