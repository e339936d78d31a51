package org.pagewire.relay.app;

import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.Lifecycle;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlServer;
import org.pagewire.relay.admin.RelayControl;
import org.pagewire.relay.exchange.Exchange;
import org.pagewire.relay.listener.ExchangeThread;
import org.pagewire.relay.listener.OwnCertificate;
import org.pagewire.relay.listener.RelayListener;
import org.pagewire.relay.login.Logins;
import org.pagewire.relay.store.DataFolder;
import org.pagewire.relay.store.Store;
import org.pagewire.relay.store.StoreException;
import org.pagewire.wire.login.TlsContexts;

/** Puts the relay together, runs it and takes it apart again. Used by the main thread. */
final class Relay {
    /** Connections in a call get so long to release it when the relay is stopped. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private static final Duration STOP = Duration.ofSeconds(6);
    private static final int DISK_THREADS = 2;

    private final RelayConfig config;

    Relay(RelayConfig config) {
        this.config = config;
    }

    void run() {
        try (Lifecycle life = new Lifecycle("relay")) {
            ExecutorService disk = Executors.newFixedThreadPool(DISK_THREADS, new DefaultThreadFactory("store", true));
            life.started("store threads", STOP, disk::shutdown);
            DataFolder.make(config.data());
            // Opening the store and the first TLS context each take their time; they go side by side.
            Future<Store> opening = disk.submit(() -> Store.open(config.data()));
            SslContext tls = tls();
            Store store = result(opening);
            life.started("store", STOP, store);
            start(life, disk, store, tls);
        } catch (StoreException | ControlException | IOException e) {
            throw new CommandFailure("The relay cannot start: " + e.getMessage());
        }
    }

    private void start(Lifecycle life, ExecutorService disk, Store store, SslContext tls)
            throws StoreException, ControlException, IOException {
        SecureRandom random = new SecureRandom();
        Logins logins = new Logins(store.secret(random), config.login().rounds(), random);
        DefaultEventExecutor owner = new DefaultEventExecutor(new DefaultThreadFactory("exchange"));
        life.started(
                "exchange",
                STOP,
                () -> owner.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync());
        ExchangeThread exchange = new ExchangeThread(
                owner, disk, store, System::nanoTime, out -> new Exchange(config.exchange(), logins, random, out));
        RelayListener listener = RelayListener.listen(
                config.listen().toSocketAddress(), tls, exchange, config.call().stallTimeout());
        life.started("listener", STOP, () -> goDown(exchange, listener));
        InetSocketAddress address = listener.address();
        RelayControl control = new RelayControl(config.name(), address, exchange, store, InstantSource.system());
        ControlServer server = ControlServer.open(config.controlSocket(), control.handlers());
        life.started("control socket", STOP, server);
        writePort(address.getPort());
        life.run("'" + config.name() + "' listens on " + NetUtil.toSocketAddressString(address));
    }

    /** Says goodbye to every device, waits a little for calls to be released, and closes what is left. */
    private static void goDown(ExchangeThread exchange, RelayListener listener) {
        listener.stopAccepting();
        exchange.goDown().awaitUninterruptibly(FAREWELL.toMillis());
        listener.close();
    }

    private SslContext tls() throws IOException {
        Path certificate = config.tls().certificate();
        Path key = config.tls().key();
        if (certificate != null && key != null) {
            return TlsContexts.server(certificate, key);
        }
        List<String> names = config.tls().names();
        OwnCertificate own = OwnCertificate.in(
                config.data().resolve("tls"),
                names == null || names.isEmpty() ? OwnCertificate.usualNames() : names,
                Instant.now());
        return TlsContexts.server(own.certificate(), own.key());
    }

    /** For scripts: the port that was really bound. */
    private void writePort(int port) throws IOException {
        Path draft = config.data().resolve("port.new");
        Files.writeString(draft, port + "\n");
        Files.move(draft, config.data().resolve("port"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Store result(Future<Store> opening) throws StoreException, IOException {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException known) {
                throw known;
            }
            throw new IllegalStateException("opening the store failed in an unforeseen way", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
