package org.pagewire.sip;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pagewire.fax.t38.T38Parameters;
import org.pagewire.fax.t38.T38Parameters.ErrorCorrection;
import org.pagewire.fax.t38.T38Parameters.RateManagement;

/** An endpoint with an event loop of its own, and what a test does with it from its own thread. */
final class Station implements AutoCloseable {
    static final T38Parameters OWN =
            new T38Parameters(0, 14_400, RateManagement.TRANSFERRED_TCF, 2000, 600, ErrorCorrection.REDUNDANCY);

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    final BlockingQueue<SipCall> incoming = new LinkedBlockingQueue<>();
    final Recorder incomingEvents = new Recorder();
    final SipEndpoint endpoint;
    private volatile Consumer<SipCall> onCall = call -> {};

    Station(String host) throws IOException {
        this(host, Duration.ofSeconds(20), Duration.ofSeconds(2));
    }

    Station(String host, int port) throws IOException {
        this(new InetSocketAddress(host, port), Duration.ofSeconds(20), Duration.ofSeconds(2));
    }

    Station(String host, Duration answerTimeout, Duration pingInterval) throws IOException {
        this(new InetSocketAddress(host, 0), answerTimeout, pingInterval);
    }

    private Station(InetSocketAddress address, Duration answerTimeout, Duration pingInterval) throws IOException {
        SipSettings settings = new SipSettings(address, "test", answerTimeout, pingInterval);
        endpoint = SipEndpoint.open(settings, loop(), call -> {
            incoming.add(call);
            onCall.accept(call);
            return incomingEvents;
        });
    }

    EventLoop loop() {
        return group.next();
    }

    /** What happens to calls as they come in; they are left to the test otherwise. */
    void onCall(Consumer<SipCall> action) {
        onCall = action;
    }

    Registrar serve(Map<String, String> passwords, RegistrarListener listener) throws Exception {
        return on(() -> endpoint.serveRegistrar("test", user -> Optional.ofNullable(passwords.get(user)), listener));
    }

    Registration register(Station registrar, String user, String password, RegistrationListener listener)
            throws Exception {
        RegistrationSettings settings =
                new RegistrationSettings(registrar.endpoint.address(), user, password, Duration.ofMinutes(1));
        return on(() -> endpoint.register(settings, listener));
    }

    SipCall call(Station other, Dial.FirstMedia media, SipCallListener listener) throws Exception {
        Dial dial = new Dial("5550101", "5550102", other.endpoint.address(), media, OWN);
        return on(() -> endpoint.call(dial, listener));
    }

    SipCall nextIncoming() throws InterruptedException {
        SipCall call = incoming.poll(10, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no call came in");
        }
        return call;
    }

    <T> T on(Callable<T> work) throws Exception {
        return loop().submit(work).get(10, TimeUnit.SECONDS);
    }

    void run(Runnable work) throws Exception {
        loop().submit(work).get(10, TimeUnit.SECONDS);
    }

    /** Dies without a word: its sockets stay open, nobody reads or answers. */
    void freeze() {
        loop().execute(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        if (group.isShuttingDown()) {
            return;
        }
        endpoint.close(CallEnd.COMPLETED).awaitUninterruptibly(3, TimeUnit.SECONDS);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
