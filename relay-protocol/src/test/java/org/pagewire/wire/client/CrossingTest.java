package org.pagewire.wire.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.pagewire.wire.client.RelayModel.Frame;
import org.pagewire.wire.message.Message;
import org.pagewire.wire.message.Reason;
import org.pagewire.wire.message.WireState;

/**
 * The device against a model of the relay, with everything crossing everything: both act at random, and what they send
 * waits for a random time, in order, in each direction.
 */
class CrossingTest {
    private static final int RUNS = 3_000;
    private static final int STEPS = 200;

    private final Devices devices = new Devices();

    @Test
    void howeverMessagesCrossBothSidesAgreeInTheEnd() {
        Set<WireState> ends = EnumSet.noneOf(WireState.class);
        int dropped = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed, devices.loggedIn(0));
            run.steps(STEPS);
            run.settle();
            assertThat(run.relay.violations).as("seed %d", seed).isEmpty();
            assertThat(run.closed).as("seed %d", seed).isNull();
            assertThat(run.device.state()).as("seed %d", seed).isEqualTo(run.relay.state);
            if (run.device.state() != WireState.VACANT) {
                assertThat(run.call).as("seed %d: call", seed).isEqualTo(run.relay.call);
            }
            assertThat(run.violations).as("seed %d", seed).isZero();
            run.everyDemandAndNoticeHadOneOutcome();
            ends.add(run.device.state());
            dropped += run.relay.dropped;
        }
        assertThat(ends).contains(WireState.VACANT, WireState.NOTIFIED, WireState.IN_CALL);
        assertThat(dropped).isGreaterThan(RUNS);
    }

    private static final class Run {
        final int seed;
        final RandomGenerator random;
        final DeviceConnection device;
        final RelayModel relay = new RelayModel();
        final Queue<Frame> toRelay = new ArrayDeque<>();
        Reason closed;
        String call = "";
        int violations;
        int demands;
        int outcomes;
        int incoming;
        int incomingOutcomes;

        Run(int seed, DeviceConnection device) {
            this.seed = seed;
            this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            this.device = device;
        }

        void steps(int count) {
            // Some runs are busy talkers over a slow wire, others the reverse.
            int talk = random.nextInt(1, 6);
            int wire = random.nextInt(1, 6);
            for (int i = 0; i < count; i++) {
                int choice = random.nextInt(2 * talk + 2 * wire);
                if (choice < talk) {
                    deviceActs();
                } else if (choice < 2 * talk) {
                    relay.act(random);
                } else if (choice < 2 * talk + wire) {
                    deliverToDevice();
                } else {
                    deliverToRelay();
                }
            }
        }

        /** Nobody starts anything; what is under way arrives. */
        void settle() {
            do {
                while (deliverToDevice() | deliverToRelay()) {
                    // until the wire is empty
                }
                relay.settle(random);
            } while (!relay.toDevice.isEmpty());
        }

        private boolean deliverToDevice() {
            Frame frame = relay.toDevice.poll();
            if (frame == null) {
                return false;
            }
            Message message = frame.message();
            if (message != null) {
                device.received(message, 0);
            } else if (device.receivedData() && !call.equals(frame.call())) {
                violations++;
            }
            follow();
            return true;
        }

        private boolean deliverToRelay() {
            Frame frame = toRelay.poll();
            if (frame == null) {
                return false;
            }
            relay.received(frame);
            return true;
        }

        private void deviceActs() {
            switch (device.state()) {
                case VACANT -> {
                    demands++;
                    device.demand("5550102", Devices.ATTACHMENT, 60_000);
                }
                case DEMANDING -> {
                    outcomes++;
                    device.terminate(Reason.CANCELLED, null, 0);
                }
                case NOTIFIED -> {
                    incomingOutcomes++;
                    if (random.nextInt(3) == 0) {
                        device.reject(Reason.BUSY, null);
                    } else {
                        device.accept(Devices.ATTACHMENT);
                    }
                }
                case IN_CALL -> {
                    if (random.nextInt(3) == 0) {
                        device.terminate(Reason.COMPLETED, null, 0);
                    } else {
                        toRelay.add(Frame.data(call));
                    }
                }
                default -> {}
            }
            follow();
        }

        private void follow() {
            for (Output output : Devices.drain(device)) {
                if (output instanceof Output.Send send) {
                    toRelay.add(Frame.of(send.message()));
                } else if (output instanceof Output.Incoming notice) {
                    incoming++;
                    call = notice.notice().call();
                } else if (output instanceof Output.Withdrawn) {
                    incomingOutcomes++;
                } else if (output instanceof Output.Connected connected) {
                    outcomes++;
                    call = connected.call();
                } else if (output instanceof Output.DemandFailed || output instanceof Output.DemandVoid) {
                    outcomes++;
                } else if (output instanceof Output.Closed end) {
                    closed = end.reason();
                }
            }
        }

        void everyDemandAndNoticeHadOneOutcome() {
            assertThat(outcomes).as("seed %d: demands", seed).isEqualTo(demands);
            int open = device.state() == WireState.NOTIFIED ? 1 : 0;
            assertThat(incomingOutcomes + open).as("seed %d: notices", seed).isEqualTo(incoming);
            assertThat(relay.notices).as("seed %d: notices sent", seed).isEqualTo(incoming);
            assertThat(relay.answered + relay.noticesEndedHere + open)
                    .as("seed %d: notices answered", seed)
                    .isEqualTo(relay.notices);
            assertThat(relay.demandsAnswered).as("seed %d: demands seen", seed).isEqualTo(relay.demandsSeen);
        }
    }
}
