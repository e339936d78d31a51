package org.pagewire.agent.line;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.pagewire.agent.call.MachineCall;
import org.pagewire.agent.call.OutgoingCall;
import org.pagewire.agent.uplink.IncomingListener;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.sip.Binding;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.Dial;
import org.pagewire.sip.Registrar;
import org.pagewire.sip.RegistrarListener;
import org.pagewire.sip.SipCall;
import org.pagewire.sip.SipCallListener;
import org.pagewire.sip.SipEndpoint;
import org.pagewire.sip.SipSettings;
import org.pagewire.wire.message.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's side towards the machines: one SIP address with a registrar, and the lines of all machines (R-E2). Belongs
 * to the agent's event loop, except where a method says otherwise.
 */
public final class Lan {
    private static final long TICK_SECONDS = 1;
    private static final String STOPPING = "The machine's agent is being stopped.";
    private static final Logger LOG = LoggerFactory.getLogger(Lan.class);

    private final EventLoop loop;
    private final Map<String, FaxLine> byUser = new LinkedHashMap<>();
    private final Map<String, String> refusedUsers = new HashMap<>();
    private final SipEndpoint endpoint;
    private final Registrar registrar;
    private final Future<?> ticking;
    private boolean stopping;

    /** Adds the lines that are there from the start. */
    @FunctionalInterface
    public interface Lines {
        /** Adds them; on the event loop. */
        void addTo(Lan lan) throws IOException;
    }

    private Lan(EventLoop loop, SipEndpoint endpoint, String realm) {
        this.loop = loop;
        this.endpoint = endpoint;
        this.registrar = endpoint.serveRegistrar(
                realm,
                user -> Optional.ofNullable(byUser.get(user))
                        .map(line -> line.settings().machinePassword()),
                new Registrations());
        this.ticking = loop.scheduleAtFixedRate(
                () -> byUser.values().forEach(line -> line.tick(loop.ticker().nanoTime())),
                TICK_SECONDS,
                TICK_SECONDS,
                TimeUnit.SECONDS);
    }

    /**
     * Opens the SIP address; from any thread but the loop's. All of it happens in one task of the loop, so that no machine
     * is answered before its line is there.
     *
     * @param realm shown to machines' users where they enter the password
     * @param lines adds the lines; called on the loop
     * @throws IOException when the address cannot be bound, or the lines cannot be made
     */
    public static Lan open(SipSettings sip, String realm, EventLoop loop, Lines lines) throws IOException {
        Lan[] self = new Lan[1];
        try {
            loop.submit(() -> {
                        self[0] = new Lan(loop, SipEndpoint.open(sip, loop, call -> self[0].onCall(call)), realm);
                        lines.addTo(self[0]);
                        return self[0];
                    })
                    .get();
            return self[0];
        } catch (ExecutionException failed) {
            if (self[0] != null) {
                self[0].close();
            }
            if (failed.getCause() instanceof IOException known) {
                throw known;
            }
            throw new IllegalStateException("opening the LAN failed in an unforeseen way", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", interrupted);
        }
    }

    /** The loop all of this belongs to; from any thread. */
    public EventLoop eventLoop() {
        return loop;
    }

    /** The SIP address, with its real port. */
    public InetSocketAddress address() {
        return endpoint.address();
    }

    /**
     * Adds a line.
     *
     * @param uplink made with the line as its listener
     */
    public FaxLine add(LineSettings settings, Function<IncomingListener, OutgoingCall.Demands> uplink) {
        FaxLine line = new FaxLine(
                settings,
                (from, own, listener) -> invite(settings, from, own, listener),
                uplink,
                loop.ticker()::nanoTime);
        byUser.put(settings.machineUser(), line);
        return line;
    }

    /** Where a line's machine is, when it is registered. */
    public Optional<Binding> machine(LineSettings line) {
        return registrar.binding(line.machineUser());
    }

    /** Sentences on machines that try to register and fail, until they succeed. */
    public List<String> alarms() {
        return new ArrayList<>(refusedUsers.values());
    }

    /** Ends all calls and takes no more, because the agent is being stopped; from any thread. */
    public Future<?> hangUp() {
        return loop.submit(() -> {
            stopping = true;
            byUser.values().forEach(line -> line.hangUp(Reason.LINE_FAILED, STOPPING));
        });
    }

    /**
     * Ends what calls are left, and frees the address; from any thread.
     *
     * @return done when all is closed, within 2 s
     */
    public Future<Void> close() {
        ticking.cancel(false);
        return endpoint.close(CallEnd.of(CallEnd.Cause.DOWN, Reason.LINE_FAILED.code(), STOPPING));
    }

    private Optional<MachineCall> invite(LineSettings line, String from, T38Parameters own, SipCallListener listener) {
        Optional<Binding> binding = machine(line);
        if (binding.isEmpty() || stopping) {
            return Optional.empty();
        }
        Dial dial = new Dial(from, line.machineUser(), binding.get().contact(), Dial.FirstMedia.T38_AT_ONCE, own);
        try {
            return Optional.of(MachineCall.of(endpoint.call(dial, listener)));
        } catch (UncheckedIOException noPort) {
            LOG.error("{}: {}", line, noPort.getMessage());
            return Optional.empty();
        }
    }

    private SipCallListener onCall(SipCall call) {
        FaxLine line = byUser.get(call.from());
        if (line == null) { // the registrar knows users of lines alone
            throw new IllegalStateException("a machine without a line dialled: " + call.from());
        }
        return line.dialled(call.to(), MachineCall.of(call), call.offered());
    }

    private final class Registrations implements RegistrarListener {
        @Override
        public void onRegistered(Binding binding) {
            refusedUsers.remove(binding.user());
        }

        @Override
        public void onUnregistered(Binding binding, boolean expired) {
            if (expired) {
                LOG.warn("machine {} at {} did not renew its registration", binding.user(), binding.contact());
            }
        }

        @Override
        public void onRefused(String user, String host) {
            LOG.warn("a machine at {} tried to register as {} with a wrong user or password", host, user);
            if (byUser.containsKey(user)) {
                refusedUsers.put(
                        user,
                        "A machine at " + host + " tried to register as " + user
                                + " with a wrong password. Check the password at the machine and in agent.yaml.");
            }
        }
    }
}
