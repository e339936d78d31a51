package org.pagewire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Registrar and registering client over real sockets (R-E2). */
@Timeout(30)
class RegistrationTest {
    private final Recorder machineEvents = new Recorder();
    private final Recorder agentEvents = new Recorder();
    private Station machine;
    private Station agent;
    private Registrar registrar;

    @BeforeEach
    void open() throws Exception {
        machine = new Station("127.0.1.2");
        agent = new Station("127.0.1.1");
        registrar = agent.serve(Map.of("5550101", "right"), agentEvents);
    }

    @AfterEach
    void close() {
        machine.close();
        agent.close();
    }

    @Test
    void theRightPasswordRegisters() throws Exception {
        Registration registration = machine.register(agent, "5550101", "right", machineEvents);
        machineEvents.await(Recorder.Registered.class);
        Binding binding = agentEvents.await(Recorder.Bound.class).binding();
        assertThat(binding.user()).isEqualTo("5550101");
        assertThat(binding.contact()).isEqualTo(machine.endpoint.address());
        assertThat(machine.on(registration::registered)).isTrue();
        assertThat(agent.on(() -> registrar.binding("5550101"))).contains(binding);
    }

    @Test
    void aWrongPasswordIsRefusedAndTold() throws Exception {
        machine.register(agent, "5550101", "wrong", machineEvents);
        assertThat(machineEvents.await(Recorder.Failed.class).sentence()).contains("user with this password");
        assertThat(agentEvents.await(Recorder.Refused.class)).isEqualTo(new Recorder.Refused("5550101", "127.0.1.2"));
        assertThat(agent.on(() -> registrar.binding("5550101"))).isEmpty();
    }

    @Test
    void anUnknownUserIsRefusedInTheSameWords() throws Exception {
        machine.register(agent, "5559999", "right", machineEvents);
        assertThat(machineEvents.await(Recorder.Failed.class).sentence()).contains("user with this password");
    }

    @Test
    void stoppingUnregisters() throws Exception {
        Registration registration = machine.register(agent, "5550101", "right", machineEvents);
        machineEvents.await(Recorder.Registered.class);
        machine.run(registration::stop);
        assertThat(agentEvents.await(Recorder.Unbound.class).expired()).isFalse();
        assertThat(agent.on(() -> registrar.binding("5550101"))).isEmpty();
    }

    @Test
    void closingTheMachineUnregisters() throws Exception {
        machine.register(agent, "5550101", "right", machineEvents);
        machineEvents.await(Recorder.Registered.class);
        machine.close();
        assertThat(agentEvents.await(Recorder.Unbound.class).expired()).isFalse();
    }

    @Test
    void aMachineRegistersWhenTheRegistrarComesUpLater() throws Exception {
        InetSocketAddress address = agent.endpoint.address();
        agent.close();
        RegistrationSettings settings = new RegistrationSettings(address, "5550101", "right", Duration.ofMinutes(1));
        machine.on(() -> machine.endpoint.register(settings, machineEvents));
        machineEvents.await(Recorder.Failed.class);
        agent = new Station("127.0.1.1", address.getPort());
        agent.serve(Map.of("5550101", "right"), agentEvents);
        machineEvents.await(Recorder.Registered.class);
    }

    @Test
    void aCallOfAMachineThatIsNotRegisteredIsRefused() throws Exception {
        machine.call(agent, Dial.FirstMedia.T38_AT_ONCE, machineEvents);
        CallEnd end = machineEvents.await(CallEnd.class);
        assertThat(end.cause()).isEqualTo(CallEnd.Cause.FORBIDDEN);
        assertThat(end.code()).contains("not-registered");
        assertThat(agent.incoming).isEmpty();
    }

    @Test
    void aRegisteredNameFromAnotherHostDoesNotCall() throws Exception {
        machine.register(agent, "5550101", "right", machineEvents);
        machineEvents.await(Recorder.Registered.class);
        try (Station stranger = new Station("127.0.1.3")) {
            Recorder strangerEvents = new Recorder();
            stranger.call(agent, Dial.FirstMedia.T38_AT_ONCE, strangerEvents);
            assertThat(strangerEvents.await(CallEnd.class).cause()).isEqualTo(CallEnd.Cause.FORBIDDEN);
        }
        machine.call(agent, Dial.FirstMedia.T38_AT_ONCE, machineEvents);
        assertThat(agent.nextIncoming().from()).isEqualTo("5550101");
    }

    /** Whoever shares the machine's address, or takes it, does not share its password. */
    @Test
    void aRegisteredNameFromTheSameHostNeedsThePasswordToCall() throws Exception {
        machine.register(agent, "5550101", "right", machineEvents);
        machineEvents.await(Recorder.Registered.class);
        try (RawPhone guest = new RawPhone("127.0.1.2", agent.endpoint.address())) {
            guest.request("INVITE", guest.faxOffer());
            assertThat(guest.answer("INVITE")).startsWith("SIP/2.0 401").contains("WWW-Authenticate: Digest ");
        }
        assertThat(agent.incoming).isEmpty();
    }

    @Test
    void aWrongPasswordDoesNotCall() throws Exception {
        machine.register(agent, "5550101", "right", machineEvents);
        machineEvents.await(Recorder.Registered.class);
        try (Station guest = new Station("127.0.1.2")) {
            Recorder guestEvents = new Recorder();
            guest.register(agent, "5550101", "wrong", guestEvents);
            guestEvents.await(Recorder.Failed.class);
            guest.call(agent, Dial.FirstMedia.T38_AT_ONCE, guestEvents);
            CallEnd end = guestEvents.await(CallEnd.class);
            assertThat(end.cause()).isEqualTo(CallEnd.Cause.FORBIDDEN);
            assertThat(end.code()).contains("registration-refused");
        }
        assertThat(agent.incoming).isEmpty();
    }
}
