package org.pagewire.agent.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.pagewire.agent.line.FaxLine;
import org.pagewire.agent.line.Lan;
import org.pagewire.agent.uplink.InstanceId;
import org.pagewire.agent.uplink.Uplink;
import org.pagewire.agent.uplink.UplinkSettings;
import org.pagewire.program.command.CommandFailure;
import org.pagewire.program.command.Lifecycle;
import org.pagewire.program.control.ControlException;
import org.pagewire.program.control.ControlExchange;
import org.pagewire.program.control.ControlServer;
import org.pagewire.sip.SipSettings;
import org.pagewire.wire.client.RelayConnector;
import org.pagewire.wire.login.Credentials;
import org.pagewire.wire.login.TlsContexts;

/**
 * Puts the agent together, runs it and takes it apart again. Used by the main thread; one event loop owns all lines, calls,
 * sockets and connections.
 */
final class Agent {
    private static final String PRODUCT = "Pagewire-agent";
    private static final String TYPE = "FAX";

    /** What the relay lists the lines with (R-C1). */
    private static final List<String> ATTRIBUTES = List.of("FAX TX/RX");

    /** The relay says who did not answer; SIP's own limit is behind that. */
    private static final Duration SIP_ANSWER_TIMEOUT = Duration.ofSeconds(75);

    private static final Duration PING_INTERVAL = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration LOGOUT = Duration.ofSeconds(12);

    private final AgentConfig config;

    Agent(AgentConfig config) {
        this.config = config;
    }

    void run() {
        try (Lifecycle life = new Lifecycle("agent")) {
            start(life);
        } catch (IOException | ControlException failed) {
            throw new CommandFailure("The agent cannot start: " + sentence(failed));
        }
    }

    /** A file's own exception says no more than its name. */
    private static @Nullable String sentence(Exception failed) {
        if (failed instanceof FileSystemException file) {
            String why = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
            return file.getFile() + " cannot be used (" + why + ")";
        }
        return failed.getMessage();
    }

    private void start(Lifecycle life) throws IOException, ControlException {
        makeFolder(config.data());
        MultiThreadIoEventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("agent"), NioIoHandler.newFactory());
        life.started(
                "event loop",
                STOP,
                () -> group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync());
        EventLoop loop = group.next();
        CompletableFuture<Running> running = new CompletableFuture<>();
        // Before anything that others notice: its lock keeps a second process off the data folder.
        ControlServer control = ControlServer.open(
                config.controlSocket(), Map.of("status", (request, exchange) -> status(exchange, running)));
        life.started("control socket", STOP, control);
        // The first TLS context and the SIP stack each take their time; they go side by side.
        FutureTask<SslContext> tls =
                new FutureTask<>(() -> TlsContexts.client(config.relay().trust()));
        new DefaultThreadFactory("tls", true).newThread(tls).start();
        String instance = InstanceId.of(config.data());
        List<RunningLine> lines = new ArrayList<>();
        Lan lan = Lan.open(
                new SipSettings(config.sip().listen().toSocketAddress(), PRODUCT, SIP_ANSWER_TIMEOUT, PING_INTERVAL),
                config.sip().realm(),
                loop,
                opened -> lines.addAll(lines(opened, connector(tls), loop, instance)));
        life.started("SIP", STOP, () -> lan.close().sync());
        life.started("uplinks", LOGOUT, () -> {
            // Calls end first, while there are connections to tell the far ends on.
            lan.hangUp().sync();
            for (var stopped : lines.stream().map(line -> line.uplink().stop()).toList()) {
                stopped.sync();
            }
        });
        running.complete(new Running(lan, lines));
        lines.forEach(line -> line.uplink().start());
        life.run(lines.size() + (lines.size() == 1 ? " line" : " lines") + ", SIP at "
                + NetUtil.toSocketAddressString(lan.address()) + ", relay "
                + config.relay().address());
    }

    private RelayConnector connector(FutureTask<SslContext> tls) throws IOException {
        AgentConfig.Proxy proxy = config.relay().proxy();
        return new RelayConnector(config.relay().where(), result(tls), proxy == null ? null : proxy.toProxy());
    }

    /** What there is once everything has been opened. */
    private record Running(Lan lan, List<RunningLine> lines) {}

    /** A line and its connections. */
    private record RunningLine(FaxLine line, Uplink uplink) {}

    private List<RunningLine> lines(Lan lan, RelayConnector connector, EventLoop loop, String instance) {
        List<RunningLine> lines = new ArrayList<>();
        SecureRandom random = new SecureRandom();
        for (AgentConfig.Line each : config.lines()) {
            UplinkSettings settings = new UplinkSettings(
                    each.id(),
                    instance,
                    TYPE,
                    ATTRIBUTES,
                    each.spare(),
                    each.surplus().toUplink());
            Credentials credentials =
                    new Credentials(each.id(), each.password().value().toCharArray());
            Uplink[] made = new Uplink[1];
            FaxLine line = lan.add(each.settings(), incoming -> {
                made[0] = new Uplink(settings, credentials, connector, loop, random, incoming);
                return made[0]::demand;
            });
            lines.add(new RunningLine(line, made[0]));
        }
        return lines;
    }

    private void status(ControlExchange exchange, CompletableFuture<Running> starting) throws ControlException {
        Running running;
        try {
            running = starting.get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException notYet) {
            throw new ControlException("starting", "The agent is still starting. Ask again in a moment.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ControlException("starting", "The agent is being stopped.");
        }
        running.lan().eventLoop().execute(() -> exchange.succeed(status(running)));
    }

    private ObjectNode status(Running running) {
        Lan lan = running.lan();
        AgentStatus status = new AgentStatus(
                lan.address(),
                config.relay().address().toString(),
                lan.eventLoop().ticker().nanoTime());
        for (RunningLine each : running.lines()) {
            FaxLine line = each.line();
            status.line(each.uplink().status(), lan.machine(line.settings()), line.calls());
        }
        lan.alarms().forEach(status::alarm);
        return status.json();
    }

    private static SslContext result(FutureTask<SslContext> tls) throws IOException {
        try {
            return tls.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException known) {
                throw known;
            }
            throw new IllegalStateException("making the TLS context failed in an unforeseen way", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
