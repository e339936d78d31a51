package org.pagewire.simulator.app;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.sip.Binding;
import org.pagewire.sip.CallEnd;
import org.pagewire.sip.Dial;
import org.pagewire.sip.IncomingCalls;
import org.pagewire.sip.Registrar;
import org.pagewire.sip.RegistrarListener;
import org.pagewire.sip.SipCall;
import org.pagewire.sip.SipCallListener;
import org.pagewire.sip.SipEndpoint;
import org.pagewire.sip.SipSettings;

/** What stands between machines in these tests: a registrar that joins the calls of its machines, packet by packet. */
final class LanExchange implements IncomingCalls, AutoCloseable {
    private static final T38Parameters OWN = new T38Parameters(
            0,
            14_400,
            T38Parameters.RateManagement.TRANSFERRED_TCF,
            2000,
            1400,
            T38Parameters.ErrorCorrection.REDUNDANCY);

    private final SipEndpoint endpoint;
    private @Nullable Registrar registrar;

    LanExchange(EventLoop loop, Map<String, String> passwords) throws IOException, InterruptedException {
        endpoint = SipEndpoint.open(SipSettings.of(new InetSocketAddress("127.0.0.1", 0), "exchange"), loop, this);
        loop.submit(() -> {
                    registrar = endpoint.serveRegistrar(
                            "test", user -> Optional.ofNullable(passwords.get(user)), new Indifferent());
                })
                .sync();
    }

    int port() {
        return endpoint.address().getPort();
    }

    private static final class Indifferent implements RegistrarListener {
        @Override
        public void onRegistered(Binding binding) {}

        @Override
        public void onUnregistered(Binding binding, boolean expired) {}

        @Override
        public void onRefused(String user, String host) {}
    }

    /** One half of a joined call: what comes from its machine goes to the other's. */
    private static class Leg implements SipCallListener {
        private final Queue<IfpPacket> waiting = new ArrayDeque<>();

        @Nullable
        SipCall own;

        @Nullable
        Leg other;

        private boolean fax;

        void send(IfpPacket packet) {
            if (fax && own != null) {
                own.send(packet);
            } else {
                waiting.add(packet);
            }
        }

        @Override
        public void onFax(T38Parameters agreed) {
            fax = true;
            waiting.forEach(this::send);
            waiting.clear();
        }

        @Override
        public void onPacket(IfpPacket packet) {
            if (other != null) {
                other.send(packet);
            }
        }

        @Override
        public void onEnded(CallEnd end) {
            if (other != null && other.own != null) {
                other.own.end(end);
            }
        }
    }

    @Override
    public SipCallListener onCall(SipCall caller) {
        Leg from = new Leg();
        from.own = caller;
        Optional<Binding> called = registrar == null ? Optional.empty() : registrar.binding(caller.to());
        if (called.isEmpty()) {
            caller.end(CallEnd.of(CallEnd.Cause.UNKNOWN, "unknown-id", "Nobody has the fax ID " + caller.to() + "."));
            return from;
        }
        Leg to = new Leg() {
            @Override
            public void onRinging() {
                caller.ring();
            }

            @Override
            public void onFax(T38Parameters agreed) {
                super.onFax(agreed);
                caller.accept(OWN);
            }
        };
        from.other = to;
        to.other = from;
        to.own = endpoint.call(
                new Dial(caller.from(), caller.to(), called.get().contact(), Dial.FirstMedia.T38_AT_ONCE, OWN), to);
        return from;
    }

    @Override
    public void close() {
        endpoint.close(CallEnd.of(CallEnd.Cause.DOWN)).awaitUninterruptibly();
    }
}
