package org.pagewire.agent.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagewire.agent.call.CallStatus;
import org.pagewire.agent.call.FakeRelay;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.Indicator;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Sdp;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.Dial;
import org.pagewire.sip.RegistrationListener;
import org.pagewire.sip.RegistrationSettings;
import org.pagewire.sip.SipCall;
import org.pagewire.sip.SipCallListener;
import org.pagewire.sip.SipEndpoint;
import org.pagewire.sip.SipSettings;
import org.pagewire.wire.message.Reason;

/** Machines on real SIP sockets, lines, and a relay in memory (R-A5, R-A8, R-E1, R-E2). */
@Timeout(40)
class LanTest {
    private static final IfpPacket CNG = new IfpPacket.Signal(Indicator.CNG);
    private static final IfpPacket CED = new IfpPacket.Signal(Indicator.CED);
    private static final long DEADLINE_S = 10;

    private final MultiThreadIoEventLoopGroup agentGroup =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final MultiThreadIoEventLoopGroup machineGroup =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = agentGroup.next();
    private final EventLoop machineLoop = machineGroup.next();
    private final BlockingQueue<FakeRelay> demands = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> registrations = new LinkedBlockingQueue<>();
    private final BlockingQueue<SipCall> rings = new LinkedBlockingQueue<>();
    private Lan lan;
    private FaxLine line;
    private SipEndpoint machine;

    @BeforeEach
    void open() throws Exception {
        lan = Lan.open(
                SipSettings.of(new InetSocketAddress("127.0.1.1", 0), "test"),
                "test",
                loop,
                opened -> line = opened.add(
                        new LineSettings("5550101", "mfp", "right"),
                        incoming -> (to, attachment, timeout, listener) -> {
                            FakeRelay relay = new FakeRelay();
                            relay.demand(to, attachment, timeout, listener);
                            demands.add(relay);
                            return relay;
                        }));
        machine = SipEndpoint.open(SipSettings.of(new InetSocketAddress("127.0.1.2", 0), "test"), machineLoop, call -> {
            rings.add(call);
            return new Heard();
        });
    }

    @AfterEach
    void close() throws Exception {
        machine.close(CallEnd.COMPLETED).await(3, TimeUnit.SECONDS);
        lan.hangUp().sync();
        lan.close().sync();
        machineGroup.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        agentGroup.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void aMachineDialsAndItsPacketsPassBothWays() throws Exception {
        register("right");
        Heard heard = new Heard();
        SipCall call = dial("5550102", heard);
        FakeRelay relay = next(demands);
        assertThat(relay.demandedId).isEqualTo("5550102");
        on(loop, () -> {
            relay.connects(attachment());
            relay.receives(CED);
            return relay;
        });
        assertThat(heard.next(IfpPacket.class)).isEqualTo(CED);
        on(machineLoop, () -> call.send(CNG));
        await(() -> relay.sent().equals(List.of(CNG)));
        assertThat(on(loop, line::calls)).singleElement().satisfies(status -> {
            assertThat(status.state()).isEqualTo("bridged");
            assertThat(status.direction()).isEqualTo(CallStatus.Direction.OUTGOING);
        });
        on(machineLoop, () -> {
            call.end(CallEnd.COMPLETED);
            return call;
        });
        await(() -> relay.ended == Reason.COMPLETED);
        assertThat(on(loop, line::calls)).isEmpty();
    }

    @Test
    void aMachineThatDialsWithAudioFirstGetsThePacketsOnceItHasT38() throws Exception {
        register("right");
        Heard heard = new Heard();
        Dial dial = new Dial("mfp", "5550102", lan.address(), Dial.FirstMedia.AUDIO_FIRST, T38Sdp.DEFAULTS);
        on(machineLoop, () -> machine.call(dial, heard));
        FakeRelay relay = next(demands);
        on(loop, () -> {
            relay.connects(attachment());
            relay.receives(CED);
            return relay;
        });
        heard.next(T38Parameters.class);
        assertThat(heard.next(IfpPacket.class)).isEqualTo(CED);
    }

    @Test
    void aFailedDemandIsToldInTheRelaysWords() throws Exception {
        register("right");
        Heard heard = new Heard();
        dial("5559999", heard);
        FakeRelay relay = next(demands);
        on(loop, () -> {
            relay.fails(Reason.UNKNOWN_ID);
            return relay;
        });
        CallEnd end = heard.next(CallEnd.class);
        assertThat(end.cause()).isEqualTo(CallEnd.Cause.UNKNOWN);
        assertThat(end.code()).contains("unknown-id");
        assertThat(end.sentence()).isEqualTo(Reason.UNKNOWN_ID.sentence());
    }

    @Test
    void oneMachineMayHaveSeveralCalls() throws Exception {
        register("right");
        List<Heard> heard = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            heard.add(new Heard());
            dial("555020" + i, heard.get(i));
            FakeRelay relay = next(demands);
            on(loop, () -> {
                relay.connects(attachment());
                return relay;
            });
            heard.get(i).next(T38Parameters.class);
        }
        assertThat(on(loop, line::calls))
                .extracting(CallStatus::partner)
                .containsExactly("5550200", "5550201", "5550202");
    }

    @Test
    void aWrongPasswordIsAnAlarmUntilTheRightOneComes() throws Exception {
        on(machineLoop, () -> machine.register(settings("wrong"), new Registrations()));
        assertThat(next(registrations)).asString().contains("password");
        await(() -> lan.alarms().size() == 1);
        assertThat(on(loop, lan::alarms).get(0)).contains("mfp").contains("127.0.1.2");
        assertThat(on(loop, () -> lan.machine(line.settings()))).isEmpty();
        register("right");
        await(() -> lan.alarms().isEmpty());
    }

    @Test
    void aCallForAMachineThatIsNotRegisteredIsRejected() throws Exception {
        FakeRelay notice = notice();
        assertThat(notice.rejected).isEqualTo(Reason.LINE_UNAVAILABLE);
    }

    @Test
    void aCallReachesTheMachineAndIsAcceptedWithWhatItAgreed() throws Exception {
        register("right");
        FakeRelay notice = notice();
        SipCall ring = next(rings);
        assertThat(ring.from()).isEqualTo("5550102");
        on(machineLoop, () -> {
            ring.ring();
            ring.accept(T38Sdp.DEFAULTS);
            return ring;
        });
        await(notice::running);
        assertThat(notice.attachment.path("t38").path("maxBitRate").asInt()).isEqualTo(14_400);
    }

    @Test
    void aBusyMachineRejectsTheCall() throws Exception {
        register("right");
        FakeRelay notice = notice();
        SipCall ring = next(rings);
        on(machineLoop, () -> {
            ring.end(CallEnd.of(CallEnd.Cause.BUSY));
            return ring;
        });
        await(() -> notice.rejected == Reason.BUSY);
    }

    @Test
    void aCallerThatGivesUpStopsTheRinging() throws Exception {
        register("right");
        FakeRelay notice = notice();
        SipCall ring = next(rings);
        on(machineLoop, () -> {
            ring.ring();
            return ring;
        });
        on(loop, () -> {
            line.onWithdrawn(notice, Reason.CANCELLED, null);
            return line;
        });
        assertThat(heardLast().next(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.CANCELLED);
        assertThat(notice.rejected).isNull();
    }

    @Test
    void stoppingTheAgentTellsMachineAndRelay() throws Exception {
        register("right");
        Heard heard = new Heard();
        dial("5550102", heard);
        FakeRelay relay = next(demands);
        on(loop, () -> {
            relay.connects(attachment());
            return relay;
        });
        heard.next(T38Parameters.class);
        lan.hangUp().sync();
        assertThat(heard.next(CallEnd.class).sentence()).contains("is being stopped");
        assertThat(relay.ended).isEqualTo(Reason.LINE_FAILED);
    }

    private volatile Heard lastHeard;

    private Heard heardLast() {
        return lastHeard;
    }

    private void register(String password) throws Exception {
        on(machineLoop, () -> machine.register(settings(password), new Registrations()));
        while (!next(registrations).equals("registered")) {
            // an earlier attempt's failure
        }
    }

    private RegistrationSettings settings(String password) {
        return new RegistrationSettings(lan.address(), "mfp", password, Duration.ofMinutes(1));
    }

    private SipCall dial(String to, SipCallListener listener) throws Exception {
        Dial dial = new Dial("mfp", to, lan.address(), Dial.FirstMedia.T38_AT_ONCE, T38Sdp.DEFAULTS);
        return on(machineLoop, () -> machine.call(dial, listener));
    }

    private FakeRelay notice() throws Exception {
        FakeRelay notice = new FakeRelay("5550102", attachment());
        return on(loop, () -> {
            line.onNotice(notice);
            return notice;
        });
    }

    private static JsonNode attachment() {
        JsonNode t38 = JsonNodeFactory.instance.objectNode().put("version", 0).put("maxBitRate", 14_400);
        return JsonNodeFactory.instance.objectNode().put("kind", "fax").set("t38", t38);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(DEADLINE_S, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    private static <T> T on(EventLoop loop, Callable<T> work) throws Exception {
        return loop.submit(work).get(DEADLINE_S, TimeUnit.SECONDS);
    }

    /** Waits for a condition, looked at on the agent's loop, which owns what it looks at. */
    private void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!on(loop, condition)) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
        }
    }

    private final class Registrations implements RegistrationListener {
        @Override
        public void onRegistered() {
            registrations.add("registered");
        }

        @Override
        public void onFailed(String sentence) {
            registrations.add(sentence);
        }
    }

    /** What a machine hears of one call. */
    private final class Heard implements SipCallListener {
        private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

        Heard() {
            lastHeard = this;
        }

        <T> T next(Class<T> kind) throws InterruptedException {
            while (true) {
                Object event = LanTest.next(events);
                if (kind.isInstance(event)) {
                    return kind.cast(event);
                }
            }
        }

        @Override
        public void onFax(T38Parameters agreed) {
            events.add(agreed);
        }

        @Override
        public void onPacket(IfpPacket packet) {
            events.add(packet);
        }

        @Override
        public void onEnded(CallEnd end) {
            events.add(end);
        }
    }
}
